package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.DeviceReport;

/**
 * One IP-DECT server: what the wire shows of it, and what it says itself.
 *
 * @param handsets known behind it
 * @param registered of those, with a live binding seen on the wire
 * @param lastSeenOnWire last packet from it
 * @param startedAt when its management agent started, inferred from its uptime
 * @param said its own word; all empty while it never answered
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
        Optional<InferredRow> inferred) {

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
            OptionalInt basesDown) {}
}
