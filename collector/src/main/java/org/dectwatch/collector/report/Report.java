package org.dectwatch.collector.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.InferredRegistrations;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.SipCounts;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsInference;

/**
 * What `analyze` found, sorted by first time and then by key.
 *
 * @param ladders messages of the last failed attempt to register, by address of record
 * @param evictions rows that a full table forgot, by table; empty when the report is whole
 * @param media what belongs to each call, by Call-ID
 * @param concealment whether opinion scores take it that receivers conceal losses
 * @param asked what became of that which was asked for beside the captures
 */
public record Report(
        List<CaptureFacts> captures,
        SipCounts sip,
        SessionFigures figures,
        List<Registration> registrations,
        List<Call> calls,
        List<ReportedStream> streams,
        List<ReportedTls> tls,
        List<ReportedProxy> proxies,
        List<InferredRegistrations> inferred,
        List<ReportedFinding> findings,
        Map<AddressOfRecord, List<LadderEntry>> ladders,
        Map<String, Long> evictions,
        Map<String, CallMedia> media,
        boolean concealment,
        Asked asked) {
    public static final String SCHEMA = "dectwatch.report/1";

    public Report {
        captures = List.copyOf(captures);
        registrations = List.copyOf(registrations);
        calls = List.copyOf(calls);
        streams = List.copyOf(streams);
        tls = List.copyOf(tls);
        proxies = List.copyOf(proxies);
        inferred = List.copyOf(inferred);
        findings = List.copyOf(findings);
        ladders = Map.copyOf(ladders);
        evictions = new java.util.TreeMap<>(evictions);
        media = Map.copyOf(media);
    }

    /**
     * What was asked for beside the captures.
     *
     * @param keySessions TLS sessions of which a key log, or a capture itself, has keys
     * @param notFound a sentence for each thing that was given or asked for and is not there
     */
    public record Asked(int keySessions, List<String> notFound) {
        public Asked {
            notFound = List.copyOf(notFound);
        }
    }

    /** The same, with what became of that which was asked for. */
    Report with(Asked now) {
        return new Report(
                captures,
                sip,
                figures,
                registrations,
                calls,
                streams,
                tls,
                proxies,
                inferred,
                findings,
                ladders,
                evictions,
                media,
                concealment,
                now);
    }

    /**
     * A stream under the final verdict on mirrored twins.
     *
     * @param id within this report
     */
    public record ReportedStream(String id, MediaStream stream, boolean mirrored) {}

    /**
     * A TLS connection and the addresses of record seen on it.
     *
     * @param inferred what sizes and times suggest where nothing could be read
     */
    public record ReportedTls(TlsConnection connection, List<String> users, Optional<TlsInference> inferred) {
        public ReportedTls {
            users = List.copyOf(users);
        }
    }

    /** Where an IP-DECT server sent its signalling, and how that changed. */
    public record ReportedProxy(ProxyUse use, List<DomainEvent.ProxyChanged> changes) {
        public ReportedProxy {
            changes = List.copyOf(changes);
        }
    }

    /** A finding that fired, as the report tells of it. */
    public record ReportedFinding(
            String rule,
            String severity,
            String subject,
            java.time.Instant from,
            java.util.Optional<java.time.Instant> to,
            String why,
            String nextStep,
            List<Evidence> evidence) {
        public ReportedFinding {
            evidence = List.copyOf(evidence);
        }
    }

    /** Where a finding can be seen in a capture. */
    public record Evidence(
            String file, java.util.OptionalLong packet, java.util.Optional<java.time.Instant> time, String what) {}
}
