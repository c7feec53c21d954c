package org.dectwatch.collector.source.pcap;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;

/**
 * Writes a classic pcap file, little endian. Such a file has one link type, that of the first packet; packets of another are
 * left out and counted. Times outside 1970 to 2106 do not fit the format and are clamped.
 */
public final class CaptureWriter implements Closeable {
    private static final int SNAP_LENGTH = 256 << 10;
    private static final long SECOND = 1_000_000_000L;

    /** What the times are written in. */
    public enum Precision {
        MICROSECONDS(0xa1b2c3d4, 1000),
        NANOSECONDS(0xa1b23c4d, 1);

        private final int magic;
        private final int nanos;

        Precision(int magic, int nanos) {
            this.magic = magic;
            this.nanos = nanos;
        }
    }

    private final OutputStream out;
    private final Precision precision;
    private final ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    private byte[] packet = new byte[2048];
    private Optional<LinkType> link = Optional.empty();
    private long written;
    private long leftOut;

    /** Writes to a stream, which is closed with the writer. */
    public CaptureWriter(OutputStream out, Precision precision) {
        this.out = new BufferedOutputStream(out, 64 << 10);
        this.precision = precision;
    }

    /** Appends a frame as it was captured. False when it was left out because of its link type. */
    public boolean append(RawFrame frame) throws IOException {
        return append(frame.timeNanos(), frame.link(), frame.originalLength(), frame.bytes());
    }

    /** Appends a whole frame. */
    public boolean append(long timeNanos, LinkType type, byte[] frame) throws IOException {
        return append(timeNanos, type, frame.length, ByteView.of(frame));
    }

    private boolean append(long timeNanos, LinkType type, int originalLength, ByteView bytes) throws IOException {
        if (link.isEmpty()) {
            writeHeader(type);
        }
        if (!link.filter(type::equals).isPresent()) {
            leftOut++;
            return false;
        }
        int captured = Math.min(bytes.length(), SNAP_LENGTH);
        long nanos = Math.min(Math.max(timeNanos, 0), RecordCursor.END_OF_TIME - 1);
        header.clear();
        header.putInt((int) (nanos / SECOND)).putInt((int) (nanos % SECOND) / precision.nanos);
        header.putInt(captured).putInt(Math.max(originalLength, bytes.length()));
        out.write(header.array(), 0, header.position());
        if (packet.length < captured) {
            packet = new byte[SNAP_LENGTH];
        }
        bytes.copyTo(0, packet, 0, captured);
        out.write(packet, 0, captured);
        written++;
        return true;
    }

    private void writeHeader(LinkType type) throws IOException {
        link = Optional.of(type);
        header.clear();
        header.putInt(precision.magic).putShort((short) 2).putShort((short) 4);
        header.putInt(0).putInt(0).putInt(SNAP_LENGTH).putInt(type.number());
        out.write(header.array(), 0, header.position());
    }

    /** Packets written. */
    public long written() {
        return written;
    }

    /** Packets of another link type than the file's. */
    public long leftOut() {
        return leftOut;
    }

    public void flush() throws IOException {
        out.flush();
    }

    /** Completes the file; without packets it is an empty Ethernet capture. */
    @Override
    public void close() throws IOException {
        try (out) {
            if (link.isEmpty()) {
                writeHeader(LinkType.ETHERNET);
            }
        }
    }
}
