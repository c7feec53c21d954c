package org.dectwatch.collector.scrape.snmp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.scrape.DeviceScraper;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.snmp4j.PDU;
import org.snmp4j.Target;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.event.ResponseListener;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.util.DefaultPDUFactory;

/** Asks one server for its scalars with one GET, then for its network interfaces with GETBULK (RFC 3416). */
public final class SnmpScraper implements DeviceScraper {
    private final SnmpSession session;
    private final String server;
    private final Endpoint agent;
    private final SnmpAccess access;
    private final OidMap map;
    private final boolean interfaces;
    private final ScrapeOptions options;
    private final InstantSource clock;

    /**
     * @param server configured name
     * @param agent address and UDP port of its SNMP agent
     * @param access as whom it is asked
     * @param interfaces whether its network interfaces are asked for
     */
    public SnmpScraper(
            SnmpSession session,
            String server,
            Endpoint agent,
            SnmpAccess access,
            OidMap map,
            boolean interfaces,
            ScrapeOptions options,
            InstantSource clock) {
        this.session = session;
        this.server = server;
        this.agent = agent;
        this.access = access;
        this.map = map;
        this.interfaces = interfaces;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public String server() {
        return server;
    }

    @Override
    public DeviceReport.Interface via() {
        return DeviceReport.Interface.SNMP;
    }

    @Override
    public IpAddress address() {
        return agent.address();
    }

    @Override
    public CompletionStage<DeviceReport> ask() {
        Instant begun = clock.instant();
        return access.target()
                .thenCompose(target -> target.map(found -> ask(found, begun))
                        .orElseGet(() -> CompletableFuture.completedFuture(
                                failed(begun, ScrapeFailure.Reason.TIMEOUT, silence()))))
                .whenComplete((report, error) -> {
                    if (report == null || !report.succeeded()) {
                        access.failed();
                    }
                });
    }

    private CompletionStage<DeviceReport> ask(Target<UdpAddress> target, Instant begun) {
        return get(target).thenCompose(event -> {
            DeviceReport report = report(event, begun);
            if (!interfaces || !report.succeeded()) {
                return CompletableFuture.completedFuture(report);
            }
            Duration left = options.patience().minus(report.took());
            return InterfaceTable.ask(session, target, left).thenApply(rows -> with(report, rows, begun));
        });
    }

    private CompletionStage<ResponseEvent<?>> get(Target<UdpAddress> target) {
        PDU question = DefaultPDUFactory.createPDU(target, PDU.GET);
        map.oids().values().forEach(oid -> question.add(new VariableBinding(new OID(oid))));
        CompletableFuture<ResponseEvent<?>> result = new CompletableFuture<>();
        try {
            session.snmp().send(question, target, null, new ResponseListener() {
                @Override
                public <A extends Address> void onResponse(ResponseEvent<A> event) {
                    // Without this the library keeps the request for ever.
                    session.snmp().cancel(event.getRequest(), this);
                    result.complete(event);
                }
            });
        } catch (IOException | RuntimeException cannotSend) {
            result.complete(new ResponseEvent<>(this, access.address(), question, null, null, cannotSend, 0));
        }
        return result;
    }

    private DeviceReport report(ResponseEvent<?> event, Instant begun) {
        PDU response = event.getResponse();
        Optional<ScrapeFailure> reported = session.takeReport(access.address());
        if (response == null) {
            Exception error = event.getError();
            if (error != null) {
                return failed(begun, ScrapeFailure.Reason.UNREACHABLE, cannotSend(error));
            }
            return reported.map(why -> failed(begun, why.reason(), why.detail()))
                    .orElseGet(() -> failed(begun, ScrapeFailure.Reason.TIMEOUT, silence()));
        }
        AnswerReader.Reading reading = AnswerReader.read(response, map);
        return new DeviceReport(
                server,
                via(),
                options.interval(),
                took(begun),
                response.getBERLength(),
                reading.failure(),
                reading.facts(),
                reading.details());
    }

    private DeviceReport with(DeviceReport report, InterfaceTable.Rows rows, Instant begun) {
        return new DeviceReport(
                server,
                via(),
                options.interval(),
                took(begun),
                report.bytes() + rows.bytes(),
                report.failure(),
                report.facts(),
                report.details().withInterfaces(rows.interfaces()));
    }

    private String silence() {
        return agent + " did not answer " + (options.retries() + 1) + " SNMP questions within "
                + options.patience().toMillis() + " ms";
    }

    private String cannotSend(Exception error) {
        return "nothing can be sent to " + agent + ": " + error.getMessage();
    }

    private DeviceReport failed(Instant begun, ScrapeFailure.Reason reason, String detail) {
        return new DeviceReport(
                server,
                via(),
                options.interval(),
                took(begun),
                0,
                Optional.of(new ScrapeFailure(reason, detail)),
                DeviceReport.Facts.none());
    }

    private Duration took(Instant begun) {
        Duration took = Duration.between(begun, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
