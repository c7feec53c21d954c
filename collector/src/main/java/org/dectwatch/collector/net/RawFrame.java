package org.dectwatch.collector.net;

import org.jspecify.annotations.Nullable;

/**
 * A frame as a source delivers it, before decoding. Borrowed: a source may fill the same object again after the call, so that a
 * frame costs no garbage; who wants to keep one keeps a copy.
 */
public final class RawFrame {
    private final String source;
    private final ByteView bytes;
    private long timeNanos;
    private long ordinal;
    private LinkType link;
    private int originalLength;

    /**
     * One frame.
     *
     * @param timeNanos capture time in nanoseconds since 1970-01-01T00:00:00Z
     * @param source name of the source, as in {@link FrameRef}
     * @param ordinal number of the frame in that source, from 1
     * @param link what the first bytes are
     * @param originalLength octets on the wire; more than {@code bytes.length()} when the snap length cut the frame
     * @param bytes what was captured
     */
    public RawFrame(long timeNanos, String source, long ordinal, LinkType link, int originalLength, ByteView bytes) {
        this.source = source;
        this.bytes = bytes;
        this.timeNanos = timeNanos;
        this.ordinal = ordinal;
        this.link = link;
        this.originalLength = originalLength;
    }

    /**
     * One to be filled again and again.
     *
     * @param window shows the octets of the frame at hand; whoever lends the frame moves it
     */
    public static RawFrame lent(String source, ByteView window) {
        return new RawFrame(0, source, 0, LinkType.ETHERNET, 0, window);
    }

    /** The next frame of that source, whose octets its window shows. */
    public void came(long timeNanos, long ordinal, LinkType link, int originalLength) {
        this.timeNanos = timeNanos;
        this.ordinal = ordinal;
        this.link = link;
        this.originalLength = originalLength;
    }

    public long timeNanos() {
        return timeNanos;
    }

    public String source() {
        return source;
    }

    public long ordinal() {
        return ordinal;
    }

    public LinkType link() {
        return link;
    }

    public int originalLength() {
        return originalLength;
    }

    public ByteView bytes() {
        return bytes;
    }

    public boolean truncated() {
        return bytes.length() < originalLength;
    }

    public FrameRef ref() {
        return new FrameRef(source, ordinal);
    }

    /** Equal octets, at the same time and place; of a lent one that is true of this moment only. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawFrame that
                && timeNanos == that.timeNanos
                && ordinal == that.ordinal
                && originalLength == that.originalLength
                && link.equals(that.link)
                && source.equals(that.source)
                && bytes.equals(that.bytes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(timeNanos) * 31 + Long.hashCode(ordinal);
    }

    /** Length only: bytes may be secrets. */
    @Override
    public String toString() {
        return "frame " + ordinal + " of " + source + ", " + bytes;
    }
}
