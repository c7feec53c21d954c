package org.dectwatch.collector.source.pcap;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream whose first bytes can be looked at before they are read, that counts what went through, and whose {@link
 * #available()} is 0 only at the end. The last matters to {@link java.util.zip.GZIPInputStream}: it asks there whether another
 * gzip member follows, and a pipe that is merely slow must not look like the end.
 */
final class PeekedStream extends InputStream {
    private static final int BUFFER = 4 << 10;

    private final InputStream raw;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long taken;

    PeekedStream(InputStream raw) {
        this.raw = raw;
    }

    /** Up to {@code count} of the next bytes, fewer at the end; nothing moves. {@code count} at most 4 KiB. */
    byte[] peek(int count) throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        while (limit < count) {
            int read = raw.read(buffer, limit, BUFFER - limit);
            if (read < 0) {
                break;
            }
            limit += read;
        }
        return java.util.Arrays.copyOf(buffer, Math.min(count, limit));
    }

    /** Octets handed on so far. */
    long taken() {
        return taken;
    }

    @Override
    public int read() throws IOException {
        if (available() == 0) {
            return -1;
        }
        taken++;
        return buffer[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read;
        if (position < limit) {
            read = Math.min(length, limit - position);
            System.arraycopy(buffer, position, target, offset, read);
            position += read;
        } else {
            read = raw.read(target, offset, length);
        }
        taken += Math.max(read, 0);
        return read;
    }

    @Override
    public int available() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(raw.read(buffer, 0, BUFFER), 0);
        }
        return limit - position;
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
