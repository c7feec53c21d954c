package org.dectwatch.collector.net;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A read-only, bounds-checked window on somebody else's bytes. All multi-byte reads are big endian (network order).
 *
 * <p>A view is borrowed: it is valid during the call it was passed to. Whoever wants to keep the bytes calls {@link #copy()}.
 * Reads outside the window throw {@link Malformed} with {@link Malformed.Reason#TRUNCATED}.
 */
public final class ByteView {
    // One load and a byte swap where shifts and ors of single octets would be four to eight of each.
    private static final VarHandle U16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /** For hashing, where the order is all the same. */
    private static final VarHandle ANY64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long MIX_A = 0x9E3779B97F4A7C15L;
    private static final long MIX_B = 0xC2B2AE3D27D4EB4FL;

    private static final ByteView EMPTY = new ByteView(new byte[0], 0, 0);

    private byte[] array;
    private int offset;
    private int length;

    private ByteView(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    public static ByteView empty() {
        return EMPTY;
    }

    /** Wraps without copying. */
    public static ByteView of(byte[] bytes) {
        return new ByteView(bytes, 0, bytes.length);
    }

    /** Wraps a part without copying; the range must lie inside the array. */
    public static ByteView of(byte[] bytes, int offset, int length) {
        java.util.Objects.checkFromIndexSize(offset, length, bytes.length);
        return new ByteView(bytes, offset, length);
    }

    /** For those who lend one window again and again: it looks elsewhere after {@link #moveTo}. */
    public static ByteView movable() {
        return new ByteView(EMPTY.array, 0, 0);
    }

    void moveTo(ByteView bytes, int from, int count) {
        bytes.check(from, count);
        array = bytes.array;
        offset = bytes.offset + from;
        length = count;
    }

    /** Only for a window that was made {@linkplain #movable() movable}. */
    public void moveTo(byte[] bytes, int from, int count) {
        java.util.Objects.checkFromIndexSize(from, count, bytes.length);
        array = bytes;
        offset = from;
        length = count;
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** Unsigned octet, 0..255. */
    public int u8(int at) {
        check(at, 1);
        return array[offset + at] & 0xff;
    }

    /** Unsigned 16 bits. */
    public int u16(int at) {
        check(at, 2);
        return (short) U16.get(array, offset + at) & 0xffff;
    }

    /** Unsigned 24 bits. */
    public int u24(int at) {
        check(at, 3);
        int i = offset + at;
        return (array[i] & 0xff) << 16 | (array[i + 1] & 0xff) << 8 | (array[i + 2] & 0xff);
    }

    /** 32 bits as they are; negative when the top bit is set. */
    public int i32(int at) {
        check(at, 4);
        return (int) I32.get(array, offset + at);
    }

    /** Unsigned 32 bits. */
    public long u32(int at) {
        return i32(at) & 0xffffffffL;
    }

    /** 64 bits as they are. */
    public long i64(int at) {
        check(at, 8);
        return (long) I64.get(array, offset + at);
    }

    /** A window on a part of this window, without copying. */
    public ByteView slice(int from, int count) {
        check(from, count);
        return new ByteView(array, offset + from, count);
    }

    /** Everything from {@code from} on. */
    public ByteView from(int from) {
        return slice(from, length - from);
    }

    /** Own copy of the bytes. */
    public byte[] copy() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** Copies a part into the caller's array. */
    public void copyTo(int from, byte[] target, int at, int count) {
        check(from, count);
        System.arraycopy(array, offset + from, target, at, count);
    }

    /** The bytes as ISO 8859-1, one char an octet: never fails and keeps every octet. */
    public String latin1(int from, int count) {
        check(from, count);
        return new String(array, offset + from, count, StandardCharsets.ISO_8859_1);
    }

    /** The bytes as UTF-8; what is no UTF-8 becomes U+FFFD. */
    public String utf8(int from, int count) {
        check(from, count);
        return new String(array, offset + from, count, StandardCharsets.UTF_8);
    }

    /** Position of an octet at or after {@code from}, or -1. */
    public int indexOf(int octet, int from) {
        for (int i = Math.max(from, 0); i < length; i++) {
            if ((array[offset + i] & 0xff) == octet) {
                return i;
            }
        }
        return -1;
    }

    /** Whether these ASCII characters stand at {@code at}; false when the window is too short. */
    public boolean hasAscii(int at, String ascii) {
        int n = ascii.length();
        if (at < 0 || at + n > length) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (array[offset + at + i] != (byte) ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A buffer on the same bytes, read-only, for libraries that want one. */
    public java.nio.ByteBuffer asByteBuffer() {
        return java.nio.ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
    }

    /**
     * 64 bits of all octets {@code from} … {@code to}, the same in each run: two windows with equal octets have equal hashes, and
     * others hardly ever. Made for speed and against chance, not against an adversary.
     */
    public long hash64(int from, int to, long seed) {
        check(from, to - from);
        // Four lanes, so that multiplications overlap.
        long a = seed ^ MIX_A;
        long b = (to - from) * MIX_B;
        long c = ~seed;
        long d = MIX_B;
        int end = offset + to;
        int i = offset + from;
        for (; i + 32 <= end; i += 32) {
            a = lane(a, i, MIX_A);
            b = lane(b, i + 8, MIX_B);
            c = lane(c, i + 16, MIX_A);
            d = lane(d, i + 24, MIX_B);
        }
        for (; i + 8 <= end; i += 8) {
            a = lane(a, i, MIX_B);
        }
        for (; i < end; i++) {
            b = (b ^ (array[i] & 0xff)) * MIX_A;
        }
        return mixed(mixed(a * MIX_A + b) + (c ^ c >>> 31) * MIX_B + d);
    }

    /** Multiplying moves differences up, turning brings them down again. */
    private long lane(long sum, int at, long mix) {
        return Long.rotateLeft((sum ^ (long) ANY64.get(array, at)) * mix, 31);
    }

    /** Adds to {@code tally[v]} how often each octet {@code v} stands in {@code from} … {@code to}; 256 places at least. */
    public void tally(int from, int to, short[] tally) {
        check(from, to - from);
        int end = offset + to;
        for (int i = offset + from; i < end; ) {
            // Silence is one value again and again: counted as a run, not one after the other.
            byte value = array[i];
            int begin = i++;
            while (i < end && array[i] == value) {
                i++;
            }
            tally[value & 0xff] += (short) (i - begin);
        }
    }

    private static long mixed(long value) {
        long mixed = (value ^ value >>> 32) * MIX_A;
        mixed = (mixed ^ mixed >>> 29) * MIX_B;
        return mixed ^ mixed >>> 32;
    }

    private void check(int at, int count) {
        if (at < 0 || count < 0 || at > length - count) {
            throw new Malformed(Malformed.Reason.TRUNCATED, Math.max(at, 0));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteView that
                && Arrays.equals(array, offset, offset + length, that.array, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + array[offset + i];
        }
        return hash;
    }

    /** Length only: bytes may be secrets. */
    @Override
    public String toString() {
        return "ByteView[" + length + " bytes]";
    }
}
