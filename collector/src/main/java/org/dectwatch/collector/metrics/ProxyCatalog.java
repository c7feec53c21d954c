package org.dectwatch.collector.metrics;

import static org.dectwatch.collector.metrics.MetricCatalog.SERVER;
import static org.dectwatch.collector.metrics.MetricSpec.counter;
import static org.dectwatch.collector.metrics.MetricSpec.gauge;

import java.util.List;
import java.util.stream.Stream;
import org.dectwatch.collector.domain.CertificateHistory;
import org.dectwatch.collector.domain.ProbeReport;
import org.dectwatch.collector.domain.ProxyUse;

/** Outbound proxies: which is used, what it identifies itself with, and what its unread connections suggest. */
final class ProxyCatalog {
    static final MetricSpec CERTIFICATE_CHANGES = counter(
            "dectwatch_tls_certificate_changes_total",
            "Times a server identified itself with a certificate it never showed before, by what is new about it.",
            SERVER,
            Label.of("change", CertificateHistory.Change.class));
    static final MetricSpec PROBES = counter(
            "dectwatch_tls_probes_total",
            "Questions of our own for a server's certificates, by what came of them.",
            Label.named("target", "one of `tls.probe.targets`"),
            Label.of(
                    "result",
                    Stream.concat(
                                    Stream.of("success"),
                                    Stream.of(ProbeReport.ProbeFailure.Reason.values())
                                            .map(Label::word))
                            .toArray(String[]::new)));
    static final MetricSpec INFERRED_REGISTRATIONS = gauge(
            "dectwatch_inferred_registrations",
            "Registrations that an IP-DECT server seems to renew inside TLS that cannot be read: inferred from sizes and times"
                    + " of records, an estimate; no sample while no rhythm is found.",
            SERVER);
    static final MetricSpec INFERRED_CONFIDENCE = gauge(
            "dectwatch_inferred_registrations_confidence", "How far that estimate is to be trusted, 0 to 1.", SERVER);
    static final MetricSpec FAILOVERS = counter(
            "dectwatch_proxy_failovers_total",
            "Times an IP-DECT server went to an outbound proxy of a worse SRV priority.",
            SERVER);
    static final MetricSpec CHANGES = counter(
            "dectwatch_proxy_changes_total",
            "Times an IP-DECT server sent its signalling elsewhere, by what that means.",
            SERVER,
            Label.of("move", ProxyUse.Move.class));
    static final MetricSpec FIRST_CHOICE = gauge(
            "dectwatch_proxy_first_choice",
            "1 while an IP-DECT server uses an outbound proxy of the best SRV priority, 0 while it uses another; no sample"
                    + " while no DNS answer that was seen explains the address.",
            SERVER);

    static final List<MetricSpec> ALL = List.of(
            CERTIFICATE_CHANGES, PROBES, INFERRED_REGISTRATIONS, INFERRED_CONFIDENCE, FAILOVERS, CHANGES, FIRST_CHOICE);

    private ProxyCatalog() {}
}
