package org.dectwatch.collector.source.pcap;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;
import org.dectwatch.collector.net.ByteView;

/**
 * The bytes of a capture file through one reused buffer. A reader asks {@link #has} for the octets it needs, reads them at
 * offsets from the current position, and moves on; views stay valid until the next call of {@code has} or {@code skip}. Errors
 * of the stream look like its end; {@link #ended} and {@link #cut} tell them apart.
 */
final class CaptureInput implements Closeable {
    /** The most that {@link #has} can be asked for. */
    static final int MAX_NEEDED = (1 << 20) + (128 << 10);

    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final InputStream stream;
    private byte[] buffer;
    private int position;
    private int limit;
    private boolean ended;
    private boolean bigEndian;
    private Optional<Damage> failure = Optional.empty();

    CaptureInput(InputStream stream, int bufferBytes) {
        this.stream = stream;
        this.buffer = new byte[bufferBytes];
    }

    void bigEndian(boolean is) {
        bigEndian = is;
    }

    /** The file ended where a record may begin: counts why, when that was no good end. Answers false, "no more". */
    boolean ended(RecordCursor cursor) {
        if (limit > position) {
            return cut(cursor);
        }
        failure.ifPresent(cursor::count);
        return false;
    }

    /** The file ended inside a record. Answers false, "no more". */
    boolean cut(RecordCursor cursor) {
        return cursor.end(failure.orElse(Damage.CUT));
    }

    /** Whether {@code count} octets are there from the position on; reads more of the file when needed. */
    boolean has(int count) {
        return limit - position >= count || fill(count);
    }

    int u8(int ahead) {
        return buffer[position + ahead] & 0xff;
    }

    int u16(int ahead) {
        int first = u8(ahead);
        int second = u8(ahead + 1);
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    int i32(int ahead) {
        int little = (int) LITTLE.get(buffer, position + ahead);
        return bigEndian ? Integer.reverseBytes(little) : little;
    }

    long u32(int ahead) {
        return i32(ahead) & 0xffffffffL;
    }

    long i64(int ahead) {
        return bigEndian ? u32(ahead) << 32 | u32(ahead + 4) : u32(ahead + 4) << 32 | u32(ahead);
    }

    /** Lets a window show octets that {@link #has} has found. */
    void show(ByteView window, int ahead, int count) {
        window.moveTo(buffer, position + ahead, count);
    }

    /** Moves over octets that {@link #has} has found. */
    void advance(int count) {
        position += count;
    }

    /** Moves over any number of octets; false when the file ends before. */
    boolean skip(long count) {
        long left = count;
        while (left > 0) {
            int step = (int) Math.min(left, limit - position);
            position += step;
            left -= step;
            if (left > 0 && !has(1)) {
                return false;
            }
        }
        return true;
    }

    /** An own copy of the next octets, which may be more than the buffer holds; empty when the file ends before. */
    Optional<byte[]> take(int count) {
        // Grows with what is really there: the count may be a lie.
        byte[] taken = new byte[Math.min(count, buffer.length)];
        int done = 0;
        while (done < count) {
            if (!has(1)) {
                return Optional.empty();
            }
            if (done == taken.length) {
                taken = Arrays.copyOf(taken, Math.min(count, 2 * done));
            }
            int step = Math.min(taken.length - done, limit - position);
            System.arraycopy(buffer, position, taken, done, step);
            position += step;
            done += step;
        }
        return Optional.of(taken);
    }

    private boolean fill(int count) {
        if (count > MAX_NEEDED) {
            throw new IllegalArgumentException("no record needs " + count + " octets");
        }
        while (!ended && limit - position < count) {
            if (limit == buffer.length) {
                makeRoom();
            }
            try {
                int read = stream.read(buffer, limit, buffer.length - limit);
                ended = read < 0;
                limit += Math.max(read, 0);
            } catch (EOFException | ZipException broken) {
                fail(broken instanceof EOFException ? Damage.CUT : Damage.COMPRESSION);
            } catch (IOException broken) {
                fail(Damage.READ_ERROR);
            }
        }
        return limit - position >= count;
    }

    private void fail(Damage damage) {
        failure = Optional.of(damage);
        ended = true;
    }

    /** Room for at least one octet more; a larger buffer only when this one is full of octets that are wanted. */
    private void makeRoom() {
        byte[] target = limit - position < buffer.length ? buffer : new byte[Math.min(2 * buffer.length, MAX_NEEDED)];
        System.arraycopy(buffer, position, target, 0, limit - position);
        buffer = target;
        limit -= position;
        position = 0;
    }

    /** For tests: the memory that reading holds. */
    int bufferBytes() {
        return buffer.length;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
