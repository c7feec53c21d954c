package org.dectwatch.collector.metrics;

import static org.dectwatch.collector.metrics.MetricCatalog.SERVER;
import static org.dectwatch.collector.metrics.MetricSpec.counter;
import static org.dectwatch.collector.metrics.MetricSpec.histogram;

import java.util.List;
import org.dectwatch.collector.domain.CallEnd;
import org.dectwatch.collector.domain.SessionResult;

/**
 * The figures of RFC 6076 about sessions: counters from which each ratio is made over any span of time and any servers, and never
 * a ratio, which could not be added up.
 */
public final class SessionCatalog {
    private static final double[] DELAY_SECONDS = {0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32};
    private static final double[] DISCONNECT_SECONDS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 4, 8, 16, 32};
    private static final double[] DURATION_SECONDS = {5, 15, 30, 60, 120, 300, 600, 1800, 3600, 14_400};

    public static final MetricSpec REQUESTS = counter(
            "dectwatch_session_requests_total",
            "Requests for a session (RFC 6076) that have their outcome: SER (4.6) is established / (all - redirected), SEER"
                    + " (4.7) (established + user_unavailable) / (all - redirected), ISA (4.8) ineffective / all.",
            SERVER,
            Label.of("result", SessionResult.class));
    public static final MetricSpec REQUEST_DELAY = histogram(
            "dectwatch_session_request_delay_seconds",
            "Session request delay (RFC 6076 4.3, SRD): the INVITE that was not challenged to its first answer other than 100.",
            DELAY_SECONDS,
            SERVER,
            Label.of("outcome", "success", "failure"));
    public static final MetricSpec DISCONNECT_DELAY = histogram(
            "dectwatch_session_disconnect_delay_seconds",
            "Session disconnect delay (RFC 6076 4.4, SDD): BYE to its 2xx.",
            DISCONNECT_SECONDS,
            SERVER);
    public static final MetricSpec DURATION = histogram(
            "dectwatch_session_duration_seconds",
            "Session duration (RFC 6076 4.5, SDT): the 2xx that answered it to its BYE, or to the last sign of life where no BYE"
                    + " was seen.",
            DURATION_SECONDS,
            SERVER);
    public static final MetricSpec ENDED = counter(
            "dectwatch_sessions_ended_total",
            "Sessions whose beginning was seen and that are over: by what says so, and whether the BYE was answered. SCR (RFC 6076"
                    + " 4.9) is those with an answered BYE / all of `dectwatch_session_requests_total`.",
            SERVER,
            Label.of("by", CallEnd.class),
            Label.of("bye", "answered", "unanswered", "unseen"));

    static final List<MetricSpec> ALL = List.of(REQUESTS, REQUEST_DELAY, DISCONNECT_DELAY, DURATION, ENDED);

    private SessionCatalog() {}
}
