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

    private static final ByteView EMPTY = new ByteView(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;

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

    /** Feeds the bytes to a checksum without copying. */
    public void updateInto(java.util.zip.Checksum checksum) {
        checksum.update(array, offset, length);
    }

    /** A buffer on the same bytes, read-only, for libraries that want one. */
    public java.nio.ByteBuffer asByteBuffer() {
        return java.nio.ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
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
