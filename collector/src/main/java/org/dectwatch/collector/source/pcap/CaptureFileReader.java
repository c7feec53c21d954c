package org.dectwatch.collector.source.pcap;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;

/**
 * Reads one capture file, packet by packet, through one reused buffer. Damage behind a good beginning never throws: {@link
 * #next()} answers false, and {@link #summary()} says what was wrong. Not for use by several threads.
 */
public final class CaptureFileReader implements Closeable {
    /** The buffer, which grows when a single record needs more; what fits the processor's cache is read fastest. */
    public static final int BUFFER_BYTES = 256 << 10;

    private final String file;
    private final PeekedStream packed;
    private final CaptureInput input;
    private final RecordFormat format;
    private final RecordCursor cursor = new RecordCursor();
    private final RawFrame frame;
    private final Set<LinkType> links = new LinkedHashSet<>();
    private LinkType lastLink = new LinkType(-1);
    private boolean more = true;
    private long packets;
    private long bytes;
    private long wireBytes;
    private long truncated;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    private CaptureFileReader(String file, PeekedStream packed, CaptureInput input, RecordFormat format) {
        this.file = file;
        this.frame = RawFrame.lent(file, cursor.bytes);
        this.packed = packed;
        this.input = input;
        this.format = format;
    }

    /**
     * Opens a file, or standard input for {@code -}.
     *
     * @param file the path, which becomes the name of the source
     * @param tlsSecrets gets its own copy of each TLS key log inside the file (NSS format); it must not log them
     */
    public static CaptureFileReader open(String file, Consumer<byte[]> tlsSecrets) throws CaptureUnreadable {
        return open(file, tlsSecrets, BUFFER_BYTES);
    }

    static CaptureFileReader open(String file, Consumer<byte[]> tlsSecrets, int bufferBytes) throws CaptureUnreadable {
        return open(file, CaptureOpening.stream(file), tlsSecrets, bufferBytes);
    }

    /** Reads a stream, which is closed with the reader, or at once when this throws. */
    public static CaptureFileReader open(String file, InputStream stream, Consumer<byte[]> tlsSecrets, int bufferBytes)
            throws CaptureUnreadable {
        PeekedStream packed = new PeekedStream(stream);
        try {
            CaptureInput input = new CaptureInput(CaptureOpening.unpacked(file, packed), bufferBytes);
            return new CaptureFileReader(file, packed, input, CaptureOpening.format(file, input, tlsSecrets));
        } catch (CaptureUnreadable unreadable) {
            try (stream) {
                throw unreadable;
            } catch (IOException alsoNotClosed) {
                throw unreadable;
            }
        }
    }

    public String file() {
        return file;
    }

    /** Moves to the next packet; false when there is none that could be read. */
    public boolean next() {
        more = more && format.next(cursor);
        if (more) {
            count();
        }
        return more;
    }

    private void count() {
        int captured = cursor.bytes.length();
        packets++;
        bytes += captured;
        wireBytes += cursor.originalLength;
        if (captured < cursor.originalLength) {
            truncated++;
        }
        if (cursor.timed) {
            first = Math.min(first, cursor.timeNanos);
            last = Math.max(last, cursor.timeNanos);
        }
        if (!cursor.link.equals(lastLink)) {
            lastLink = cursor.link;
            links.add(lastLink);
        }
    }

    /** The packet at hand, until {@link #next()} is called again. Ordinals begin at 1. */
    public RawFrame frame() {
        frame.came(cursor.timeNanos, packets, cursor.link, cursor.originalLength);
        return frame;
    }

    /** Its time, nanoseconds since 1970. */
    public long timeNanos() {
        return cursor.timeNanos;
    }

    /** Octets of the file read so far, packed as they are. */
    public long bytesRead() {
        return packed.taken();
    }

    /** What was found up to here. */
    public CaptureSummary summary() {
        List<LinkType> seen = links.isEmpty() ? format.headerLink().stream().toList() : List.copyOf(links);
        return new CaptureSummary(
                file,
                format.format(),
                seen,
                packets,
                bytes,
                wireBytes,
                first <= last ? OptionalLong.of(first) : OptionalLong.empty(),
                first <= last ? OptionalLong.of(last) : OptionalLong.empty(),
                truncated,
                cursor.damage());
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
