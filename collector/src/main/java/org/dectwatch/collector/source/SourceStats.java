package org.dectwatch.collector.source;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a source says of itself since its start. Counters never fall. What it cannot know is empty, never 0.
 *
 * @param source its name
 * @param openedNanos when it was (last) opened, nanoseconds since 1970
 * @param packets frames delivered
 * @param bytes octets delivered, as captured
 * @param truncated frames that the snap length cut
 * @param drops what was lost before it could be delivered
 * @param last times of the last frames
 * @param failures times the source broke or could not be opened
 * @param lastError one sentence, of the latest failure
 */
public record SourceStats(
        String source,
        OptionalLong openedNanos,
        long packets,
        long bytes,
        long truncated,
        Drops drops,
        Last last,
        long failures,
        Optional<String> lastError) {

    /**
     * Losses ahead of the source.
     *
     * @param kernel packets that found the capture buffer full
     * @param networkInterface packets the card or its driver dropped
     * @param estimated {@code kernel} is half of a counter that sees each loopback packet twice
     */
    public record Drops(OptionalLong kernel, OptionalLong networkInterface, boolean estimated) {
        public static final Drops UNKNOWN = new Drops(OptionalLong.empty(), OptionalLong.empty(), false);

        public Drops {
            requireCount(kernel.orElse(0), "kernel drops");
            requireCount(networkInterface.orElse(0), "interface drops");
        }
    }

    /**
     * Capture times of the last frames, nanoseconds since 1970. Direction is as this host sees it (to and from its own link
     * address), so a mirror port, where everything is strangers' traffic, has neither.
     */
    public record Last(OptionalLong anyNanos, OptionalLong inboundNanos, OptionalLong outboundNanos) {
        public static final Last NEVER = new Last(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    public SourceStats {
        Objects.requireNonNull(source);
        Objects.requireNonNull(lastError);
        requireCount(packets, "packets");
        requireCount(bytes, "bytes");
        requireCount(truncated, "truncated");
        requireCount(failures, "failures");
    }

    /** Of a source that has not delivered anything yet. */
    public static SourceStats none(String source) {
        return new SourceStats(source, OptionalLong.empty(), 0, 0, 0, Drops.UNKNOWN, Last.NEVER, 0, Optional.empty());
    }

    private static void requireCount(long value, String what) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " must not be negative: " + value);
        }
    }
}
