package org.dectwatch.collector.scrape.snmp;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.dectwatch.collector.net.snmp.SnmpSocket;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.PduHandle;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.nonstandard.PrivAES192With3DESKeyExtension;
import org.snmp4j.security.nonstandard.PrivAES256With3DESKeyExtension;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/** One UDP socket, and the library's threads behind it, for questions to all servers. */
public final class SnmpSession implements AutoCloseable {
    private final Snmp snmp;
    private final SecurityProtocols protocols;
    private final Map<String, Optional<ScrapeFailure>> reports = new ConcurrentHashMap<>();

    /**
     * The library finds out an engine's id while its caller waits. As many threads as questions are under way at a time at most;
     * none in the long run, for an engine is found once.
     */
    private final ExecutorService discovery = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "snmp-discovery");
        thread.setDaemon(true);
        return thread;
    });

    private SnmpSession(Snmp snmp, SecurityProtocols protocols) {
        this.snmp = snmp;
        this.protocols = protocols;
    }

    /**
     * Opens the socket on any free port.
     *
     * @throws IOException when there is none
     */
    public static SnmpSession open() throws IOException {
        SecurityProtocols protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        protocols.addPrivacyProtocol(new PrivAES192With3DESKeyExtension());
        protocols.addPrivacyProtocol(new PrivAES256With3DESKeyExtension());
        MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(
                new MPv3(new USM(protocols, new OctetString(MPv3.createLocalEngineID()), 0)));
        Snmp snmp = new Snmp(dispatcher, new SnmpSocket("snmp"));
        SnmpSession session = new SnmpSession(snmp, protocols);
        snmp.setReportHandler(session.new Reports(snmp.getReportHandler()));
        snmp.listen();
        return session;
    }

    Snmp snmp() {
        return snmp;
    }

    SecurityProtocols protocols() {
        return protocols;
    }

    /** The id of the SNMPv3 engine there; empty when nobody answers in time. */
    CompletableFuture<Optional<byte[]>> engineAt(UdpAddress address, Duration timeout) {
        return CompletableFuture.supplyAsync(
                () -> Optional.ofNullable(snmp.discoverAuthoritativeEngineID(address, timeout.toMillis())), discovery);
    }

    /**
     * From now on it is kept why this agent reports instead of answering. The library passes over reports that are not signed,
     * as one about a wrong secret cannot be, and the question times out. What anybody could have sent is good enough to say why
     * there was no answer.
     */
    void watchReports(UdpAddress agent) {
        reports.put(agent.toString(), Optional.empty());
    }

    /** What this agent reported since the last call. */
    Optional<ScrapeFailure> takeReport(UdpAddress agent) {
        return Optional.ofNullable(reports.replace(agent.toString(), Optional.empty()))
                .flatMap(report -> report);
    }

    @Override
    public void close() throws IOException {
        discovery.shutdownNow();
        snmp.close();
    }

    /** Notes, and passes on to the library's own. */
    private final class Reports implements Snmp.ReportHandler {
        private final Snmp.ReportHandler library;

        Reports(Snmp.ReportHandler library) {
            this.library = library;
        }

        @Override
        public <A extends Address> void processReport(PduHandle handle, CommandResponderEvent<A> event) {
            if (event.getPDU() != null) {
                ScrapeFailure failure = UsmReport.of(event.getPDU());
                if (failure.reason() == ScrapeFailure.Reason.AUTHENTICATION) {
                    reports.replace(String.valueOf(event.getPeerAddress()), Optional.of(failure));
                }
            }
            library.processReport(handle, event);
        }
    }
}
