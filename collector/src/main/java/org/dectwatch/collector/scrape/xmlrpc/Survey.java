package org.dectwatch.collector.scrape.xmlrpc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/**
 * Whose turn it is to be asked which base stations it hears: one at a time, none sooner than its interval, all in turn. Knows no
 * clock and sends nothing.
 */
final class Survey {
    /** Paging a handset that is away takes twelve seconds (SDK section 7); after this an answer is not to be expected. */
    private static final Duration LONGEST = Duration.ofSeconds(25);

    /** A server that is busy is left alone for so many pauses. */
    private static final int BUSY_PAUSES = 4;

    private final SurveyOptions options;
    private final Deque<Turn> turns = new ArrayDeque<>();
    private Optional<Turn> asked = Optional.empty();
    private Instant restUntil = Instant.MIN;

    private record Turn(String handset, Instant notBefore) {}

    Survey(SurveyOptions options, Collection<String> handsets) {
        this.options = options;
        handsets.forEach(handset -> turns.add(new Turn(handset, Instant.MIN)));
    }

    /** Who is to be asked now; empty while somebody is being asked, while resting, and when nobody is due. */
    Optional<String> next(Instant now) {
        if (asked.isPresent() && asked.get().notBefore().plus(LONGEST).isAfter(now)) {
            return Optional.empty();
        }
        asked.ifPresent(silent -> end(now));
        if (now.isBefore(restUntil)) {
            return Optional.empty();
        }
        Turn first = turns.peek();
        if (first == null || first.notBefore().isAfter(now)) {
            return Optional.empty();
        }
        turns.remove();
        asked = Optional.of(new Turn(first.handset(), now));
        return Optional.of(first.handset());
    }

    /** Something came from a handset; if it was the one that is asked, the next may be. */
    void heard(String handset, Instant now) {
        if (asked.filter(turn -> turn.handset().equals(handset)).isPresent()) {
            end(now);
        }
    }

    /** The server has no channel left. */
    void busy(Instant now) {
        asked.ifPresent(turn -> turns.addFirst(new Turn(turn.handset(), Instant.MIN)));
        asked = Optional.empty();
        restUntil = now.plus(options.pause().multipliedBy(BUSY_PAUSES));
    }

    /** The server would not ask this one, or could not be reached. */
    void refused(Instant now) {
        end(now);
    }

    private void end(Instant now) {
        asked.ifPresent(
                turn -> turns.addLast(new Turn(turn.handset(), turn.notBefore().plus(options.every()))));
        asked = Optional.empty();
        restUntil = now.plus(options.pause());
    }
}
