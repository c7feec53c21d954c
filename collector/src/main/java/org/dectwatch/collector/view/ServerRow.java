package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.RequestAllowance;

/**
 * One IP-DECT server: what the wire shows of it, and what it says itself.
 *
 * @param handsets known behind it
 * @param registered of those, with a live binding seen on the wire
 * @param lastSeenOnWire last packet from it
 * @param startedAt when its management agent started, inferred from its uptime
 * @param said its own word, of what is not stale; what it said last when all is; all empty while it never answered
 * @param interfaces each way it is asked, in the order in which they first reported
 * @param lastEvent the newest thing it said unasked
 * @param tls the TLS connections it opens; empty while none was seen
 * @param proxy where its signalling goes; empty while nothing was seen of that
 * @param inferred what is inferred of registrations that cannot be read; empty where nothing is
 */
public record ServerRow(
        String name,
        String site,
        boolean configured,
        int handsets,
        int registered,
        Optional<Instant> lastSeenOnWire,
        Scrape scrape,
        Optional<Instant> startedAt,
        Said said,
        Optional<ServerTls> tls,
        Optional<ProxyRow> proxy,
        Optional<InferredRow> inferred,
        List<Interface> interfaces,
        Optional<Event> lastEvent) {
    public ServerRow {
        interfaces = List.copyOf(interfaces);
    }

    /**
     * How asking it goes.
     *
     * @param via interface that is asked; empty before the first report
     * @param intervalSeconds between two questions; empty before the first report
     * @param lastGoodAt when the values of {@code said} came
     * @param failingSince first failure since the last success
     * @param failure why the last one failed
     * @param detail the same for a person
     */
    public record Scrape(
            State state,
            Optional<DeviceReport.Interface> via,
            OptionalInt intervalSeconds,
            Optional<Instant> lastGoodAt,
            Optional<Instant> failingSince,
            Optional<DeviceReport.ScrapeFailure.Reason> failure,
            Optional<String> detail) {
        public enum State {
            /** Nobody asks it. */
            NOT_ASKED,
            /** No answer and no failure yet. */
            WAITING,
            ANSWERING,
            /** The last question failed; the values are still fresh enough. */
            FAILING,
            /** Two intervals without an answer: the values are of the past. */
            STALE
        }
    }

    /** What it answered last. */
    public record Said(
            Optional<String> systemName,
            Optional<String> softwareVersion,
            OptionalInt usersTotal,
            OptionalInt usersSubscribed,
            OptionalInt usersRegistered,
            OptionalInt basesUp,
            OptionalInt basesDown,
            OptionalInt voiceCallMax,
            OptionalInt callAttempts60min,
            OptionalLong abnormalReleases) {}

    /**
     * One way it is asked.
     *
     * @param tookMs of the last question
     * @param bytes of the last answer; 0 when there was none
     * @param answeredBy the address that answered, where it has more than one
     * @param requests how the budget of requests stood at the last good answer, where there is one
     */
    public record Interface(
            DeviceReport.Interface via,
            Scrape.State state,
            Optional<Instant> lastGoodAt,
            Optional<Instant> failingSince,
            Optional<DeviceReport.ScrapeFailure.Reason> failure,
            Optional<String> detail,
            long tookMs,
            long bytes,
            Optional<String> answeredBy,
            Optional<RequestAllowance> requests) {}

    /**
     * Something it said unasked.
     *
     * @param server who said it: its name, or its address when none is configured
     * @param handset whom it is about, as the server names it
     */
    public record Event(
            Instant at,
            String server,
            DeviceReport.Interface via,
            String kind,
            DeviceEvent.Level level,
            Optional<String> handset,
            String text) {}
}
