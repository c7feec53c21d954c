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
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.scrape.DeviceScraper;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.event.ResponseListener;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;

/** Asks one server for its scalars with one GET (SNMP v2c, RFC 3416). */
public final class SnmpScraper implements DeviceScraper {
    private final SnmpSession session;
    private final String server;
    private final Endpoint agent;
    private final OidMap map;
    private final ScrapeOptions options;
    private final InstantSource clock;
    private final CommunityTarget<UdpAddress> target;

    /**
     * @param server configured name
     * @param agent address and UDP port of its SNMP agent
     * @param community kept by the library's target object only; never logged
     */
    public SnmpScraper(
            SnmpSession session,
            String server,
            Endpoint agent,
            Secret community,
            OidMap map,
            ScrapeOptions options,
            InstantSource clock) {
        this.session = session;
        this.server = server;
        this.agent = agent;
        this.map = map;
        this.options = options;
        this.clock = clock;
        this.target = new CommunityTarget<>(
                new UdpAddress(agent.address().toInetAddress(), agent.port()), new OctetString(community.reveal()));
        target.setVersion(SnmpConstants.version2c);
        target.setTimeout(options.timeout().toMillis());
        target.setRetries(options.retries());
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
        PDU question = new PDU();
        question.setType(PDU.GET);
        map.oids().values().forEach(oid -> question.add(new VariableBinding(new OID(oid))));
        CompletableFuture<DeviceReport> result = new CompletableFuture<>();
        Instant begun = clock.instant();
        try {
            session.snmp().send(question, target, null, new ResponseListener() {
                @Override
                public <A extends Address> void onResponse(ResponseEvent<A> event) {
                    // Without this the library keeps the request for ever.
                    session.snmp().cancel(event.getRequest(), this);
                    result.complete(report(event, took(begun)));
                }
            });
        } catch (IOException | RuntimeException cannotSend) {
            result.complete(failed(took(begun), ScrapeFailure.Reason.UNREACHABLE, cannotSend(cannotSend)));
        }
        return result;
    }

    private <A extends Address> DeviceReport report(ResponseEvent<A> event, Duration took) {
        PDU response = event.getResponse();
        if (response == null) {
            Exception error = event.getError();
            return error == null
                    ? failed(took, ScrapeFailure.Reason.TIMEOUT, silence())
                    : failed(took, ScrapeFailure.Reason.UNREACHABLE, cannotSend(error));
        }
        AnswerReader.Reading reading = AnswerReader.read(response, map);
        return new DeviceReport(
                server, via(), options.interval(), took, response.getBERLength(), reading.failure(), reading.facts());
    }

    private String silence() {
        return agent + " did not answer " + (options.retries() + 1) + " SNMP questions within "
                + options.patience().toMillis() + " ms";
    }

    private String cannotSend(Exception error) {
        return "nothing can be sent to " + agent + ": " + error.getMessage();
    }

    private DeviceReport failed(Duration took, ScrapeFailure.Reason reason, String detail) {
        return new DeviceReport(
                server,
                via(),
                options.interval(),
                took,
                0,
                Optional.of(new ScrapeFailure(reason, detail)),
                DeviceReport.Facts.none());
    }

    private Duration took(Instant begun) {
        Duration took = Duration.between(begun, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
