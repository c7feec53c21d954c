package org.dectwatch.collector.metrics;

import static org.dectwatch.collector.metrics.MetricSpec.counter;
import static org.dectwatch.collector.metrics.MetricSpec.gauge;

import java.util.List;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.net.Malformed;

/** What the collector does itself: is it blind, or is the network quiet? */
public final class SelfCatalog {
    static final Label SOURCE = Label.named("source", "configured interface, file or listener");
    static final Label TABLE = Label.named("table", "fixed in the code");

    /** Why something was forgotten; whatever else a table says is {@code other}. */
    static final Label EVICTION = Label.of("reason", "count", "bytes", "age", "other");

    public static final MetricSpec SOURCE_PACKETS =
            counter("dectwatch_source_packets_total", "Frames or messages delivered by a source.", SOURCE);
    public static final MetricSpec SOURCE_BYTES =
            counter("dectwatch_source_bytes_total", "Octets delivered by a source.", SOURCE);
    public static final MetricSpec SOURCE_DROPS = counter(
            "dectwatch_source_kernel_drops_total",
            "Frames that the kernel or the card dropped before the collector saw them; none for sources that cannot know.",
            SOURCE);
    public static final MetricSpec SOURCE_TRUNCATED =
            counter("dectwatch_source_truncated_total", "Frames cut by the snap length.", SOURCE);
    public static final MetricSpec SOURCE_REFUSED = counter(
            "dectwatch_source_refused_total",
            "What came to a listener (HEP, syslog, traps) and was not used, by why.",
            SOURCE,
            Label.named("reason", "one of the reasons that the kind of source has"));
    public static final MetricSpec SOURCE_SILENCE = gauge(
            "dectwatch_source_silence_seconds",
            "Time since the last packet; no sample before the first.",
            SOURCE,
            Label.of("direction", "any", "from_devices", "to_devices"));
    public static final MetricSpec SOURCE_CONDITION = gauge(
            "dectwatch_source_condition",
            "1 for the condition a source is in, 0 for the others.",
            SOURCE,
            Label.of("condition", SourceState.Condition.class));

    public static final MetricSpec SIP_KEEP_ALIVES = counter(
            "dectwatch_sip_keep_alives_total",
            "CRLF keep-alives between SIP messages on connections (RFC 5626 4.4.1): pings, and the pongs that answer them.",
            SOURCE,
            Label.of("kind", "ping", "pong"));
    public static final MetricSpec SIP_SKIPPED = counter(
            "dectwatch_sip_skipped_bytes_total", "Octets on SIP connections that belong to no message.", SOURCE);
    public static final MetricSpec TCP_GAPS = counter(
            "dectwatch_tcp_gaps_total",
            "Times that octets of a TCP connection never came and were given up: what they held was not seen.",
            SOURCE);
    public static final MetricSpec HEP_MESSAGES =
            counter("dectwatch_hep_messages_total", "SIP messages that HEP senders reported.", SOURCE);
    public static final MetricSpec HEP_CONNECTIONS =
            gauge("dectwatch_hep_connections", "TCP connections of HEP senders that are open.", SOURCE);
    public static final MetricSpec HEP_CLOCK_OFFSET = gauge(
            "dectwatch_hep_clock_offset_seconds",
            "How much later a message came than its HEP sender stamped it, the last one: beyond two seconds either way the"
                    + " sender's time is not used.",
            SOURCE);
    public static final MetricSpec SCRAPE_TURNS = counter(
            "dectwatch_scrape_turns_total",
            "Turns of IP-DECT servers to be asked: asked, skipped because the question before was under way (late), put off"
                    + " because too many others were (waited), and questions that never came back (overdue).",
            Label.named("server", "configured device"),
            Label.of("via", DeviceReport.Interface.class),
            Label.of("turn", "asked", "late", "waited", "overdue"));

    public static final MetricSpec QUEUE_DEPTH =
            gauge("dectwatch_queue_depth", "Observations that wait for the analysis thread.");
    public static final MetricSpec QUEUE_CAPACITY =
            gauge("dectwatch_queue_capacity", "Observations that may wait for the analysis thread.");
    public static final MetricSpec OBSERVATIONS_DROPPED = counter(
            "dectwatch_observations_dropped_total",
            "Observations shed because the queue was full or nearly so; media goes first, signalling last.",
            Label.of("kind", "media", "flaw", "source", "icmp", "dns", "tls", "device", "signalling", "tick"),
            Label.of("reason", "queue_full"));
    public static final MetricSpec MALFORMED = counter(
            "dectwatch_malformed_total",
            "Input that breaks its own format, by what is wrong with it.",
            Label.of("reason", Malformed.Reason.class));
    public static final MetricSpec ANALYSIS_FAULTS = counter(
            "dectwatch_analysis_faults_total",
            "Times that the analysis went on without something, for a fault of the program: its log has the first ten.");
    public static final MetricSpec EVICTIONS =
            counter("dectwatch_evictions_total", "Entries forgotten because a table was full.", TABLE, EVICTION);
    public static final MetricSpec TABLE_ROWS = gauge("dectwatch_table_rows", "Entries of a bounded table.", TABLE);
    public static final MetricSpec HANDSETS_LEFT_OUT = gauge(
            "dectwatch_handset_series_left_out",
            "Handsets without series of their own, because there are more than `labels.maxHandsets`.");
    public static final MetricSpec TLS_DECRYPTED = counter(
            "dectwatch_tls_decrypted_total", "TLS records that were decrypted; those whose keys came late included.");
    public static final MetricSpec TLS_UNDECRYPTED = counter(
            "dectwatch_tls_undecrypted_total",
            "Protected TLS records that were not: no keys came in time, they did not verify, or their direction of the"
                    + " connection had been given up after too many that did not.",
            Label.of("reason", "no_keys", "not_verified", "given_up"));
    public static final MetricSpec TLS_GIVEN_UP = counter(
            "dectwatch_tls_given_up_total", "Directions of connections in which decryption was given up for good.");
    public static final MetricSpec TLS_MALFORMED = counter(
            "dectwatch_tls_malformed_total",
            "Places on TLS connections where no record, message or alert could begin, and certificates that could not be read.",
            Label.of("what", "record", "certificate"));
    public static final MetricSpec TLS_HELD =
            gauge("dectwatch_tls_held_bytes", "Ciphertext that waits for keys now, in octets.");
    public static final MetricSpec TLS_SECRETS = counter(
            "dectwatch_tls_secrets_total",
            "Secrets taken in, from the key log and from captures; never what they are.");
    public static final MetricSpec TLS_SECRETS_BROKEN = counter(
            "dectwatch_tls_secrets_broken_total",
            "Lines of the key log, and of secrets in captures, that are cut, mixed up, or of something else.");
    public static final MetricSpec SYSLOG_CONNECTIONS =
            gauge("dectwatch_syslog_connections", "TCP and TLS connections of syslog senders that are open.", SOURCE);
    public static final MetricSpec KEYLOG_READABLE = gauge(
            "dectwatch_keylog_readable",
            "1 while the key log can be read, 0 while it is not there or cannot; no sample without one.");
    public static final MetricSpec KEYLOG_LINES = counter("dectwatch_keylog_lines_total", "Lines read of the key log.");
    public static final MetricSpec BUILD_INFO = gauge(
            "dectwatch_build_info",
            "Always 1; the labels say what is running.",
            Label.named("version", "version of the product"),
            Label.named("java", "version of the Java runtime"));

    static final List<MetricSpec> ALL = List.of(
            SOURCE_PACKETS,
            SOURCE_BYTES,
            SOURCE_DROPS,
            SOURCE_TRUNCATED,
            SOURCE_REFUSED,
            SOURCE_SILENCE,
            SOURCE_CONDITION,
            SIP_KEEP_ALIVES,
            SIP_SKIPPED,
            TCP_GAPS,
            HEP_MESSAGES,
            HEP_CONNECTIONS,
            HEP_CLOCK_OFFSET,
            SYSLOG_CONNECTIONS,
            SCRAPE_TURNS,
            QUEUE_DEPTH,
            QUEUE_CAPACITY,
            OBSERVATIONS_DROPPED,
            MALFORMED,
            ANALYSIS_FAULTS,
            EVICTIONS,
            TABLE_ROWS,
            HANDSETS_LEFT_OUT,
            TLS_DECRYPTED,
            TLS_UNDECRYPTED,
            TLS_GIVEN_UP,
            TLS_MALFORMED,
            TLS_HELD,
            TLS_SECRETS,
            TLS_SECRETS_BROKEN,
            KEYLOG_READABLE,
            KEYLOG_LINES,
            BUILD_INFO);

    private SelfCatalog() {}
}
