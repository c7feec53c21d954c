package org.dectwatch.collector.net;

/**
 * Octets of one direction of a stream that wait for the rest of their message. Positions count from the first octet that was
 * not consumed yet. It holds no array while it is empty; who fills it keeps it small by consuming.
 */
public final class StreamBuffer {
    private static final byte[] NOTHING = new byte[0];
    private static final int FIRST = 512;

    private byte[] array = NOTHING;
    private int start;
    private int end;

    public int length() {
        return end - start;
    }

    /** Copies the octets behind those that wait. */
    public void append(ByteView bytes) {
        int more = bytes.length();
        if (end + more > array.length) {
            makeRoom(more);
        }
        bytes.copyTo(0, array, end, more);
        end += more;
    }

    private void makeRoom(int more) {
        int waiting = length();
        byte[] target = array;
        if (waiting + more > array.length) {
            target = new byte[Math.max(Math.max(FIRST, waiting + more), Math.min(2 * array.length, 1 << 28))];
        }
        System.arraycopy(array, start, target, 0, waiting);
        array = target;
        start = 0;
        end = waiting;
    }

    /** Lets go of the first octets; the array goes with the last one. Views handed out before stay readable. */
    public void consume(int count) {
        if (count < 0 || count > length()) {
            throw new IllegalArgumentException("cannot consume " + count + " of " + length());
        }
        start += count;
    }

    /** Forgets the array when nothing waits: an idle connection then costs nothing. */
    public void release() {
        if (start == end) {
            array = NOTHING;
            start = 0;
            end = 0;
        }
    }

    /** Octet at a position below {@link #length()}, 0..255. */
    public int at(int position) {
        return array[start + position] & 0xff;
    }

    /** Position of the octet at or after {@code from}, or -1. */
    public int indexOf(int octet, int from) {
        for (int i = start + from; i < end; i++) {
            if ((array[i] & 0xff) == octet) {
                return i - start;
            }
        }
        return -1;
    }

    /** A window without copying, valid until the next {@link #append}. */
    public ByteView view(int from, int count) {
        return ByteView.of(array, start, end - start).slice(from, count);
    }
}
