package org.dectwatch.collector.decode.twin;

import java.time.Duration;

/**
 * How twins are found.
 *
 * @param window longest time between a frame and its twin; 10 ms by the report's contract; at most 1 s
 * @param frames how many frames the window can hold, 16..1,048,576, rounded up to a power of two; more frames than that
 *     within the window shorten it. The default holds 10 ms of a full gigabit link in its smallest frames
 * @param pairs address pairs counted at a time, 1 at least; the longest unused make room
 * @param minFrames frames of a pair before there is a verdict, 2 at least
 * @param mirrorPercent share of a pair's frames with a twin from which on the mirror makes them, 1..100
 */
public record TwinOptions(Duration window, int frames, int pairs, int minFrames, int mirrorPercent) {
    public TwinOptions {
        if (window.isNegative() || window.compareTo(Duration.ofSeconds(1)) > 0) {
            throw new IllegalArgumentException("window must be 0..1 s, not " + window);
        }
        if (frames < 16 || frames > 1 << 20) {
            throw new IllegalArgumentException("frames must be 16..1048576, not " + frames);
        }
        if (pairs < 1) {
            throw new IllegalArgumentException("pairs must be 1 at least, not " + pairs);
        }
        if (minFrames < 2) {
            throw new IllegalArgumentException("minFrames must be 2 at least, not " + minFrames);
        }
        if (mirrorPercent < 1 || mirrorPercent > 100) {
            throw new IllegalArgumentException("mirrorPercent must be 1..100, not " + mirrorPercent);
        }
    }

    public static TwinOptions defaults() {
        return new TwinOptions(Duration.ofMillis(10), 1 << 14, 1 << 16, 20, 80);
    }
}
