package org.dectwatch.collector.metrics;

import static org.dectwatch.collector.metrics.MetricSpec.counter;
import static org.dectwatch.collector.metrics.MetricSpec.gauge;
import static org.dectwatch.collector.metrics.MetricSpec.histogram;

import java.util.List;
import java.util.stream.Stream;
import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.HandsetTruth;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.net.Transport;

/** What the network and the handsets do; TLS is in {@link TlsCatalog}, media in {@link MediaCatalog}, what the collector does itself in
 * {@link SelfCatalog}. METRICS.md is made from all. */
public final class MetricCatalog {
    /** Words of the label {@code method}; others are counted as {@code OTHER}. */
    static final Label METHOD = Label.of(
            "method",
            "REGISTER",
            "INVITE",
            "ACK",
            "BYE",
            "CANCEL",
            "OPTIONS",
            "SUBSCRIBE",
            "NOTIFY",
            "REFER",
            "INFO",
            "UPDATE",
            "PRACK",
            "MESSAGE",
            "PUBLISH",
            "OTHER");

    /** What stands for every server that the configuration does not name: its address is no label. */
    static final String UNLISTED = "unlisted";

    static final Label SERVER = Label.named("server", "configured device, or `" + UNLISTED + "`");
    static final Label STATUS_CLASS = Label.of("class", "request", "1xx", "2xx", "3xx", "4xx", "5xx", "6xx", "other");
    static final Label VIA = Label.of("via", DeviceReport.Interface.class);
    static final Label INTERFACE = Label.named(
            "interface", "as the server's SNMP agent calls it; at most 16 for each server, others are left out");
    static final Label RULE = Label.named("rule", "id of a shipped rule");
    static final Label DIRECTION = Label.of("direction", "in", "out");
    static final Label HANDSET = Label.named("handset", "see `labels.handset` in CONFIGURATION.md");

    private static final double[] SECONDS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 4, 8, 16, 32};
    private static final double[] SETUP_SECONDS = {0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 180};

    public static final MetricSpec SIP_MESSAGES = counter(
            "dectwatch_sip_messages_total",
            "SIP messages on the wire, each hop on its own, retransmissions included.",
            SERVER,
            METHOD,
            STATUS_CLASS,
            Label.of("transport", Transport.class));
    public static final MetricSpec SIP_RETRANSMISSIONS =
            counter("dectwatch_sip_retransmissions_total", "SIP messages seen again on the same hop.", SERVER);

    public static final MetricSpec REGISTRATION_ATTEMPTS = counter(
            "dectwatch_registration_attempts_total",
            "Attempts to register that ended; a challenge and its answer are one attempt.",
            SERVER,
            Label.of("outcome", RegistrationOutcome.class),
            Label.of("reason", RegistrationReason.class));
    public static final MetricSpec REGISTRATION_CHANGES = counter(
            "dectwatch_registration_changes_total",
            "Registrations that entered a state.",
            SERVER,
            Label.of("state", RegistrationState.class));
    public static final MetricSpec REGISTRATION_DELAY = histogram(
            "dectwatch_registration_delay_seconds",
            "Registration request delay (RFC 6076 4.1): first REGISTER of a successful attempt to its 2xx.",
            SECONDS,
            SERVER);
    public static final MetricSpec REGISTRATIONS = gauge(
            "dectwatch_registrations",
            "Addresses of record by state of their registration.",
            SERVER,
            Label.of("state", RegistrationState.class));

    public static final MetricSpec CALLS_ACTIVE = gauge(
            "dectwatch_calls_active",
            "Calls that are not over.",
            Label.of("state", "trying", "ringing", "established"));
    public static final MetricSpec CALLS_ENDED = counter(
            "dectwatch_calls_ended_total",
            "Calls that are over, by how they ended.",
            SERVER,
            Label.of(
                    "state",
                    Stream.of(CallState.values())
                            .filter(CallState::over)
                            .map(Label::word)
                            .toArray(String[]::new)));
    public static final MetricSpec CALL_SETUP = histogram(
            "dectwatch_call_setup_seconds",
            "First INVITE to the final answer that decided the call; answered calls only.",
            SETUP_SECONDS,
            SERVER);

    public static final MetricSpec STREAMS_ACTIVE = gauge(
            "dectwatch_streams_active",
            "RTP streams that are not over, by who says whose they are.",
            Label.of("claimed_by", MediaStream.ClaimedBy.class));

    public static final MetricSpec SCRAPES = counter(
            "dectwatch_scrapes_total",
            "Questions to IP-DECT servers, by what came of them.",
            SERVER,
            VIA,
            Label.of(
                    "result",
                    Stream.concat(
                                    Stream.of("success"),
                                    Stream.of(DeviceReport.ScrapeFailure.Reason.values())
                                            .map(Label::word))
                            .toArray(String[]::new)));
    public static final MetricSpec SCRAPE_SUCCESS =
            gauge("dectwatch_scrape_success", "1 when the last question was answered, else 0.", SERVER, VIA);
    public static final MetricSpec SCRAPE_DURATION =
            gauge("dectwatch_scrape_duration_seconds", "Last question to its answer or failure.", SERVER, VIA);
    public static final MetricSpec SCRAPE_SIZE =
            gauge("dectwatch_scrape_size_bytes", "Size of the last answer; 0 when there was none.", SERVER, VIA);
    public static final MetricSpec SERVER_STALE = gauge(
            "dectwatch_server_stale",
            "1 when two intervals passed without an answer: what the server said is then not shown here.",
            SERVER);
    public static final MetricSpec SERVER_RESTARTS = counter(
            "dectwatch_server_restarts_total", "Restarts of an IP-DECT server, inferred from its uptime.", SERVER);
    public static final MetricSpec SERVER_UPTIME =
            gauge("dectwatch_server_uptime_seconds", "Uptime as the server said last.", SERVER);
    public static final MetricSpec SERVER_USERS = gauge(
            "dectwatch_server_users",
            "Users as the server counts them.",
            SERVER,
            Label.of("kind", "total", "subscribed", "registered"));
    public static final MetricSpec SERVER_BASES = gauge(
            "dectwatch_server_bases",
            "Base stations as the server counts them.",
            SERVER,
            Label.of("state", "up", "down"));
    public static final MetricSpec SERVER_STATISTIC = gauge(
            "dectwatch_server_statistic",
            "A number on the server's own pages, by the name that the site's rules give it.",
            SERVER,
            Label.named("name", "name in the rules of the site"));
    public static final MetricSpec SCRAPE_MISSING = gauge(
            "dectwatch_scrape_values_missing",
            "Values that the last good answer should have held and did not.",
            SERVER,
            VIA);
    public static final MetricSpec CLOUD_REQUESTS = gauge(
            "dectwatch_cloud_requests",
            "Requests to the cloud's API: left of the budget now, waiting for it, and used since the collector started.",
            Label.of("kind", "left", "waiting", "used"));
    public static final MetricSpec SCRAPE_FAILING = gauge(
            "dectwatch_scrape_failing",
            "1 for why the last question failed; no sample while it succeeds.",
            SERVER,
            VIA,
            Label.of("reason", DeviceReport.ScrapeFailure.Reason.class));
    public static final MetricSpec SERVER_CALL_ATTEMPTS = gauge(
            "dectwatch_server_call_attempts", "Call attempts of the last hour, as the server counts them.", SERVER);
    public static final MetricSpec SERVER_VOICE_CALLS_MAX = gauge(
            "dectwatch_server_voice_calls_max",
            "What the server calls its largest number of voice calls; whether a limit or a peak is not known.",
            SERVER);
    public static final MetricSpec SERVER_ABNORMAL_RELEASES = counter(
            "dectwatch_server_abnormal_releases_total",
            "Calls that ended abnormally, as the server counts them, since the collector first asked.",
            SERVER);
    public static final MetricSpec SERVER_INTERFACE_OCTETS = counter(
            "dectwatch_server_interface_octets_total",
            "Octets through a network interface of the server, since the collector first asked.",
            SERVER,
            INTERFACE,
            DIRECTION);
    public static final MetricSpec SERVER_INTERFACE_ERRORS = counter(
            "dectwatch_server_interface_errors_total",
            "Packets with errors on a network interface of the server, since the collector first asked.",
            SERVER,
            INTERFACE,
            DIRECTION);
    public static final MetricSpec SERVER_INTERFACE_DISCARDS = counter(
            "dectwatch_server_interface_discards_total",
            "Packets that a network interface of the server threw away, since the collector first asked.",
            SERVER,
            INTERFACE,
            DIRECTION);
    public static final MetricSpec SERVER_INTERFACE_UP = gauge(
            "dectwatch_server_interface_up",
            "1 when a network interface of the server is up, 0 when it is down; no sample when that is not known.",
            SERVER,
            INTERFACE);
    public static final MetricSpec DEVICE_EVENTS = counter(
            "dectwatch_device_events_total",
            "Things that IP-DECT servers said unasked: traps, syslog, events.",
            SERVER,
            VIA,
            Label.of("level", DeviceEvent.Level.class),
            Label.of("known", "true", "false"));
    public static final MetricSpec HANDSET_WORDS = counter(
            "dectwatch_statements_total",
            "Times that a server or the cloud said something of a single handset.",
            SERVER,
            VIA);
    public static final MetricSpec DISAGREEMENTS = counter(
            "dectwatch_disagreements_total",
            "Times that two of wire, server and cloud had disagreed for long enough: about a server's count, or about a handset.",
            SERVER,
            Label.of("about", "count", "handset"));
    public static final MetricSpec HANDSETS = gauge(
            "dectwatch_handsets",
            "Handsets by what wire, server and cloud together say of their registration, and by whose word decided.",
            SERVER,
            Label.of("standing", HandsetTruth.Standing.class),
            Label.of("by", "wire", "server", "cloud", "nobody"));
    public static final MetricSpec HANDSETS_DISPUTED = gauge(
            "dectwatch_handsets_disputed", "Handsets of which two of wire, server and cloud say the opposite.", SERVER);
    public static final MetricSpec INVENTORY_FAULTS = gauge(
            "dectwatch_inventory_faults",
            "What is wrong with the lists of handsets and the exported settings, by kind, as read at the start.",
            Label.of("kind", InventoryFault.Kind.class));

    public static final MetricSpec ALERT_ACTIVE = gauge(
            "dectwatch_alert_active",
            "Subjects for which an alert fires now.",
            RULE,
            Label.of("severity", "critical", "warning", "info"),
            SERVER);
    public static final MetricSpec ALERTS_BEYOND_CAP = gauge(
            "dectwatch_alerts_beyond_cap",
            "Subjects in trouble for which there is no alert, because the rule has `health.alerts.mostPerRule` of them:"
                    + " `dectwatch_alert_active` counts none of these.",
            RULE);

    public static final MetricSpec HANDSET_REGISTERED = gauge(
            "dectwatch_handset_registered",
            "1 with a live binding, 0 without; no sample while that is unknown or only remembered.",
            HANDSET,
            SERVER);
    public static final MetricSpec HANDSET_EXPIRES = gauge(
            "dectwatch_handset_registration_expires_timestamp_seconds",
            "When the binding lapses or lapsed, seconds since 1970.",
            HANDSET,
            SERVER);
    public static final MetricSpec HANDSET_LAST_SEEN = gauge(
            "dectwatch_handset_last_seen_timestamp_seconds",
            "When a message about its registration was last seen, seconds since 1970.",
            HANDSET,
            SERVER);
    public static final MetricSpec HANDSET_DELAY = gauge(
            "dectwatch_handset_registration_delay_seconds",
            "Median registration request delay (RFC 6076 4.1).",
            HANDSET,
            SERVER);
    public static final MetricSpec HANDSET_CALLS =
            gauge("dectwatch_handset_active_calls", "Calls it is in now.", HANDSET, SERVER);

    private static final List<MetricSpec> WIRE = List.of(
            SIP_MESSAGES,
            SIP_RETRANSMISSIONS,
            REGISTRATION_ATTEMPTS,
            REGISTRATION_CHANGES,
            REGISTRATION_DELAY,
            REGISTRATIONS,
            CALLS_ACTIVE,
            CALLS_ENDED,
            CALL_SETUP,
            STREAMS_ACTIVE,
            SCRAPES,
            SCRAPE_SUCCESS,
            SCRAPE_DURATION,
            SCRAPE_SIZE,
            SERVER_STALE,
            SERVER_RESTARTS,
            SERVER_UPTIME,
            SERVER_USERS,
            SERVER_BASES,
            SCRAPE_FAILING,
            SERVER_CALL_ATTEMPTS,
            SERVER_VOICE_CALLS_MAX,
            SERVER_ABNORMAL_RELEASES,
            SERVER_INTERFACE_OCTETS,
            SERVER_INTERFACE_ERRORS,
            SERVER_INTERFACE_DISCARDS,
            SERVER_INTERFACE_UP,
            SERVER_STATISTIC,
            SCRAPE_MISSING,
            CLOUD_REQUESTS,
            DEVICE_EVENTS,
            HANDSET_WORDS,
            DISAGREEMENTS,
            HANDSETS,
            HANDSETS_DISPUTED,
            INVENTORY_FAULTS,
            ALERT_ACTIVE,
            ALERTS_BEYOND_CAP,
            HANDSET_REGISTERED,
            HANDSET_EXPIRES,
            HANDSET_LAST_SEEN,
            HANDSET_DELAY,
            HANDSET_CALLS);

    private MetricCatalog() {}

    /** Every family the product exposes under its own name. */
    public static List<MetricSpec> all() {
        return Stream.of(WIRE, TlsCatalog.ALL, ProxyCatalog.ALL, SessionCatalog.ALL, MediaCatalog.ALL, SelfCatalog.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
