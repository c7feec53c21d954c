package org.dectwatch.collector.scrape.webex;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which stretch of calls is asked for next, without gap or overlap: the feed and the stream of call records each tell a stretch of
 * limited length, and only when it is some minutes old. One thread at a time.
 */
final class CallWindows {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Limits limits;
    private Instant until;

    /** Where the calls under way began: until they are read to the end, they may have to be read again. */
    private Optional<Instant> from = Optional.empty();

    /** @param stream whether it is the stream of records; else the feed */
    record Window(boolean stream, Instant from, Instant to) {}

    /** What one request may ask for, and how long it is kept. */
    private record Limits(boolean stream, Duration longest, Duration delay, Duration kept) {
        static Limits of(WebexOptions.Calls calls) {
            return calls == WebexOptions.Calls.STREAM
                    ? new Limits(true, Duration.ofHours(2), Duration.ofMinutes(1), Duration.ofHours(12))
                    : new Limits(false, Duration.ofHours(12), Duration.ofMinutes(5), Duration.ofDays(29));
        }
    }

    /** @param begin of the first stretch */
    CallWindows(WebexOptions.Calls calls, Instant begin) {
        this.limits = Limits.of(calls);
        this.until = begin;
    }

    /** The next stretch, which is then under way; empty while it would be too short to be worth a request. */
    Optional<Window> next(Instant now) {
        Instant oldest = now.minus(limits.kept());
        Instant begin = until.isBefore(oldest) ? oldest : until;
        Instant newest = now.minus(limits.delay());
        Instant longest = begin.plus(limits.longest());
        Instant end = newest.isAfter(longest) ? longest : newest;
        if (Duration.between(begin, end).compareTo(SHORTEST) < 0) {
            return Optional.empty();
        }
        from = Optional.of(begin);
        until = end;
        return Optional.of(new Window(limits.stream(), begin, end));
    }

    /** The stretch under way was read to its end. */
    void read() {
        from = Optional.empty();
    }

    /** It was not, and is asked for again. */
    void brokeOff() {
        from.ifPresent(begin -> until = begin);
        from = Optional.empty();
    }
}
