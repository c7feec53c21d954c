package org.dectwatch.collector.net;

import java.time.Instant;

/**
 * How a segment came: its time, its frame, and what the frame's headers said about it.
 *
 * @param timeNanos capture time of the frame that completed the segment, nanoseconds since 1970
 * @param source name of the source, as in {@link FrameRef}
 * @param ordinal number of that frame in the source
 * @param dscp differentiated services code point of the innermost IP header, 0..63; -1 when unknown (HEP)
 * @param vlanPriority 802.1p priority of the outermost tag, 0..7; -1 when there was no tag
 * @param truncated the snap length cut bytes off this segment
 */
public record Carriage(
        long timeNanos, String source, long ordinal, int dscp, int vlanPriority, boolean truncated, Twin twin) {
    /** A carriage for content that no frame header describes. */
    public static Carriage bare(long timeNanos, String source, long ordinal) {
        return new Carriage(timeNanos, source, ordinal, -1, -1, false, Twin.NONE);
    }

    public FrameRef frame() {
        return new FrameRef(source, ordinal);
    }

    public Instant time() {
        return Times.instant(timeNanos);
    }
}
