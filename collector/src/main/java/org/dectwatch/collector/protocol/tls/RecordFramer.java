package org.dectwatch.collector.protocol.tls;

import java.util.function.Consumer;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;

/**
 * Cuts one direction of a TCP stream into records, whatever the segments. After a gap it continues exactly when the gap ended
 * inside the record it began in, and else looks for a place where record headers chain. Holds one record at most.
 */
public final class RecordFramer {
    private static final byte[] NONE = new byte[0];

    private byte[] held = NONE;
    private int heldLength;
    private long skip;
    private boolean searching;
    private long passedOver;

    /**
     * Takes the next bytes and hands over every record they complete. Fragments are borrowed for the call.
     *
     * @throws Malformed with {@link Malformed.Reason#TLS_RECORD} where no record can begin; the rest of these bytes is passed
     *     over and the next ones are searched for a boundary
     */
    public void feed(ByteView bytes, Consumer<TlsRecord> sink) {
        int at = (int) Math.min(skip, bytes.length());
        skip -= at;
        if (heldLength > 0) {
            at = completeHeld(bytes, at, sink);
        }
        if (searching && at < bytes.length()) {
            at = search(bytes, at);
        }
        while (at < bytes.length()) {
            if (!TlsRecord.maybeAt(bytes, at)) {
                throw lost(bytes.length() - at, at);
            }
            int left = bytes.length() - at;
            if (left < TlsRecord.HEADER || left < TlsRecord.HEADER + bytes.u16(at + 3)) {
                hold(bytes, at, left);
                return;
            }
            int length = bytes.u16(at + 3);
            sink.accept(new TlsRecord(bytes.u8(at), bytes.u16(at + 1), bytes.slice(at + TlsRecord.HEADER, length)));
            at += TlsRecord.HEADER + length;
        }
    }

    /**
     * Bytes are missing here.
     *
     * @return true when the framing survives: exactly one record is lost
     */
    public boolean gap(long missing) {
        long rest = searching ? 0 : skip;
        if (heldLength >= TlsRecord.HEADER) {
            rest = (long) TlsRecord.HEADER + ByteView.of(held).u16(3) - heldLength;
        }
        heldLength = 0;
        if (missing <= rest) {
            skip = rest - missing;
            return true;
        }
        skip = 0;
        searching = true;
        return false;
    }

    /** Octets passed over while looking for a boundary, since this was last asked. */
    public long takePassedOver() {
        long passed = passedOver;
        passedOver = 0;
        return passed;
    }

    public boolean searching() {
        return searching;
    }

    /** As after a gap of unknown size: the stream is entered anywhere. */
    public void enterAnywhere() {
        searching = true;
    }

    private int completeHeld(ByteView bytes, int at, Consumer<TlsRecord> sink) {
        int next = fill(bytes, at, TlsRecord.HEADER);
        if (heldLength < TlsRecord.HEADER) {
            return next;
        }
        ByteView header = ByteView.of(held, 0, TlsRecord.HEADER);
        if (!TlsRecord.headerAt(header, 0)) {
            heldLength = 0;
            throw lost(bytes.length() - next, next);
        }
        int need = TlsRecord.HEADER + header.u16(3);
        next = fill(bytes, next, need);
        if (heldLength == need) {
            heldLength = 0;
            ByteView fragment = ByteView.of(held, TlsRecord.HEADER, need - TlsRecord.HEADER);
            sink.accept(new TlsRecord(header.u8(0), header.u16(1), fragment));
        }
        return next;
    }

    private int fill(ByteView bytes, int at, int upTo) {
        int n = Math.min(Math.max(upTo - heldLength, 0), bytes.length() - at);
        reserve(upTo);
        bytes.copyTo(at, held, heldLength, n);
        heldLength += n;
        return at + n;
    }

    private void hold(ByteView bytes, int at, int count) {
        reserve(count < TlsRecord.HEADER ? TlsRecord.HEADER : TlsRecord.HEADER + bytes.u16(at + 3));
        bytes.copyTo(at, held, 0, count);
        heldLength = count;
    }

    private void reserve(int size) {
        if (held.length < size) {
            byte[] larger = new byte[Math.max(size, 256)];
            System.arraycopy(held, 0, larger, 0, heldLength);
            held = larger;
        }
    }

    private Malformed lost(int rest, int at) {
        passedOver += rest;
        searching = true;
        return new Malformed(Malformed.Reason.TLS_RECORD, at);
    }

    private int search(ByteView bytes, int from) {
        for (int at = from; at < bytes.length(); at++) {
            if (chains(bytes, at, at == from)) {
                searching = false;
                passedOver += at - from;
                return at;
            }
        }
        passedOver += bytes.length() - from;
        return bytes.length();
    }

    /** A header whose end meets the end of the segment or another header; at the start of a segment the header alone will do. */
    private static boolean chains(ByteView bytes, int at, boolean atStart) {
        if (!TlsRecord.headerAt(bytes, at)) {
            return false;
        }
        int end = at + TlsRecord.HEADER + bytes.u16(at + 3);
        return end < bytes.length() ? TlsRecord.maybeAt(bytes, end) : end == bytes.length() || atStart;
    }
}
