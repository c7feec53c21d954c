package org.dectwatch.collector.net;

/**
 * A frame as a source delivers it, before decoding.
 *
 * @param timeNanos capture time in nanoseconds since 1970-01-01T00:00:00Z
 * @param source name of the source, as in {@link FrameRef}
 * @param ordinal number of the frame in that source, from 1
 * @param link what the first bytes are
 * @param originalLength octets on the wire; more than {@code bytes.length()} when the snap length cut the frame
 * @param bytes what was captured; borrowed, valid during the call only
 */
public record RawFrame(long timeNanos, String source, long ordinal, LinkType link, int originalLength, ByteView bytes) {
    public boolean truncated() {
        return bytes.length() < originalLength;
    }

    public FrameRef ref() {
        return new FrameRef(source, ordinal);
    }
}
