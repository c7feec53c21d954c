package org.dectwatch.collector.observe.media;

import java.time.Duration;

/**
 * Limits of the media meter.
 *
 * @param maxStreams streams kept at once, 1..1,000,000; beyond it the stream silent for longest (of a few looked at) gives way. A
 *     stream takes about 3 KiB
 * @param maxCandidates flows on probation at once, 16..1,000,000
 * @param idle a stream silent for so long is closed: longer than people hold a call
 * @param silence a time without packets beyond this is a pause, a stall or an outage and no longer jitter
 * @param keepDigits whether a last interval, and what SIP INFO brings, carries the DTMF digits: only for a report somebody asked for
 */
public record MediaOptions(int maxStreams, int maxCandidates, Duration idle, Duration silence, boolean keepDigits) {
    public static final MediaOptions DEFAULT =
            new MediaOptions(20_000, 4_096, Duration.ofMinutes(5), Duration.ofMillis(500), false);

    public MediaOptions {
        require(maxStreams >= 1 && maxStreams <= 1_000_000, "maxStreams must be 1..1000000, not " + maxStreams);
        require(
                maxCandidates >= 16 && maxCandidates <= 1_000_000,
                "maxCandidates must be 16..1000000, not " + maxCandidates);
        require(idle.compareTo(Duration.ofSeconds(2)) >= 0, "idle must be at least 2 s, not " + idle);
        require(idle.compareTo(Duration.ofDays(365)) <= 0, "idle must be at most a year, not " + idle);
        require(
                silence.toMillis() >= 60 && silence.compareTo(Duration.ofMinutes(1)) <= 0,
                "silence must be 60 ms to 1 min, not " + silence);
    }

    /** For reading a file: a stream stays one stream however long the hold, and digits are wanted. */
    public static MediaOptions forFiles() {
        return new MediaOptions(200_000, 65_536, Duration.ofDays(30), DEFAULT.silence, true);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
