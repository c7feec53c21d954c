package org.dectwatch.collector.metrics;

import static org.dectwatch.collector.metrics.MetricCatalog.SERVER;
import static org.dectwatch.collector.metrics.MetricSpec.counter;
import static org.dectwatch.collector.metrics.MetricSpec.gauge;
import static org.dectwatch.collector.metrics.MetricSpec.histogram;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.TlsConnection;

/** TLS: what IP-DECT servers connect to, and how that goes. */
final class TlsCatalog {
    private static final String UNKNOWN = "unknown";
    private static final String OTHER = "other";
    private static final double[] SECONDS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 4, 8, 16, 32};

    private static final Label VERSION =
            Label.of("version", "sslv3", "tlsv1", "tlsv1_1", "tlsv1_2", "tlsv1_3", OTHER, UNKNOWN);
    private static final Label RESUMED = Label.of("resumed", "yes", "no", UNKNOWN);
    private static final Label BY = Label.of("by", TlsConnection.Side.class);

    /** IANA registry "TLS Alerts", those that end a handshake. */
    private static final Label ALERT = Label.of(
            "alert",
            "unexpected_message",
            "bad_record_mac",
            "record_overflow",
            "handshake_failure",
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "illegal_parameter",
            "unknown_ca",
            "access_denied",
            "decode_error",
            "decrypt_error",
            "protocol_version",
            "insufficient_security",
            "internal_error",
            "inappropriate_fallback",
            "missing_extension",
            "unsupported_extension",
            "unrecognized_name",
            "bad_certificate_status_response",
            "unknown_psk_identity",
            "certificate_required",
            "no_application_protocol",
            "encrypted",
            OTHER);

    static final MetricSpec HANDSHAKES = counter(
            "dectwatch_tls_handshakes_total",
            "TLS connections whose outcome became known, those that never got to a handshake included.",
            SERVER,
            Label.of("outcome", TlsConnection.Outcome.class),
            VERSION,
            RESUMED);
    static final MetricSpec FAILURES = counter(
            "dectwatch_tls_failures_total",
            "TLS connections that failed, by who ended them and how.",
            SERVER,
            BY,
            Label.of("reason", TlsConnection.Reason.class));
    static final MetricSpec ALERTS = counter(
            "dectwatch_tls_alerts_total",
            "Fatal alerts that ended a handshake, by who sent them; `encrypted` where nobody could read them.",
            SERVER,
            BY,
            ALERT);
    static final MetricSpec HANDSHAKE =
            histogram("dectwatch_tls_handshake_seconds", "ClientHello to the last Finished.", SECONDS, SERVER);
    static final MetricSpec ENDED = counter(
            "dectwatch_tls_connections_ended_total",
            "Established TLS connections that ended, by who ended them and how.",
            SERVER,
            BY,
            Label.of("how", TlsConnection.CloseHow.class));
    static final MetricSpec LOST = counter(
            "dectwatch_tls_connections_lost_total",
            "Established TLS connections that died under handsets, or otherwise than by the IP-DECT server's orderly goodbye.",
            SERVER);
    static final MetricSpec HIT = counter(
            "dectwatch_tls_handsets_hit_total",
            "Handsets that rode on lost connections; `inferred` counts all handsets of a server that lost its last one.",
            SERVER,
            Label.of("known", "read", "inferred"));
    static final MetricSpec OPEN = gauge(
            "dectwatch_tls_connections_open",
            "TLS connections that IP-DECT servers have established and open.",
            SERVER);
    static final MetricSpec PENDING = gauge(
            "dectwatch_tls_connections_pending_max",
            "Most TLS connections under way at once within the last minute.",
            SERVER);
    static final MetricSpec HANDSETS = gauge(
            "dectwatch_tls_handsets",
            "Handsets whose registrations were read on a TLS connection that is open; no sample where nobody could read them.",
            SERVER);
    static final MetricSpec HANDSETS_MOST = gauge(
            "dectwatch_tls_connection_handsets_max",
            "Handsets on the TLS connection that most of them share; no sample where nobody could read them.",
            SERVER);
    static final MetricSpec NOT_AFTER = gauge(
            "dectwatch_tls_certificate_not_after_timestamp_seconds",
            "When the certificate that ends first ends, of those shown last by each target, seconds since 1970.",
            SERVER,
            Label.of("certificate", "leaf", "issuer", "client"));
    static final MetricSpec FAULTS = gauge(
            "dectwatch_tls_certificate_faults",
            "Targets whose certificate, as shown last, has this fault.",
            SERVER,
            Label.of("fault", CertificateFault.Kind.class));

    static final List<MetricSpec> ALL = List.of(
            HANDSHAKES,
            FAILURES,
            ALERTS,
            HANDSHAKE,
            ENDED,
            LOST,
            HIT,
            OPEN,
            PENDING,
            HANDSETS,
            HANDSETS_MOST,
            NOT_AFTER,
            FAULTS);

    private TlsCatalog() {}

    static String version(Optional<String> told) {
        return told.map(name -> closed(VERSION, name.toLowerCase(Locale.ROOT).replace('.', '_')))
                .orElse(UNKNOWN);
    }

    static String resumed(Optional<Boolean> told) {
        return told.map(resumed -> resumed ? "yes" : "no").orElse(UNKNOWN);
    }

    static String alert(Optional<String> told) {
        return told.map(name -> closed(ALERT, name)).orElse("encrypted");
    }

    private static String closed(Label label, String word) {
        return label.allows(word) ? word : OTHER;
    }
}
