package org.dectwatch.collector.decode.transport;

import org.dectwatch.collector.net.ByteView;

/**
 * One direction of a TCP connection: segments in, bytes in order out, each octet once. What is missing is waited for, a
 * bounded time and a bounded number of held octets, and then told as a gap.
 *
 * <p>Positions are octets since the first one expected, in 64 bits; a sequence number is placed next to the position expected
 * now, so that its wrap does not show.
 */
final class HalfStream {
    private final TcpOptions options;
    private final HalfSink sink;
    private final HeldPieces held = new HeldPieces();

    private boolean synchronised;
    private int firstSequence;
    /** Position of the octet expected next. */
    private long next;
    /** Position behind the last octet before the FIN; -1 while there was none. */
    private long finAt = -1;

    private boolean finTold;
    /** Since when bytes are held back; meaningless when none are. */
    private long heldSince;
    /** Position up to which the other side has acknowledged. */
    private long acknowledged;

    private long acknowledgedSince;
    /** Position behind the last octet that was ever seen. */
    private long seenTo;
    /** Position up to which it was told that the bytes have arrived. */
    private long arrivalTold;
    /** Position at which it was told that bytes are sent again. */
    private long repetitionTold = -1;

    private boolean repeats;
    private boolean expectedKnown;
    /** Before synchronisation: the sequence number the other side said it expects. */
    private int expected;

    private boolean strayKnown;
    /** Sequence number behind an implausible segment: one that continues it proves that the stream went on there. */
    private int strayEnd;

    HalfStream(TcpOptions options, HalfSink sink) {
        this.options = options;
        this.sink = sink;
    }

    /** The first octet to come has this number. Without effect when that is known. */
    void synchronise(int sequence) {
        if (!synchronised) {
            synchronised = true;
            firstSequence = sequence;
        }
    }

    /** Whether the direction is known to have begun at another number than this one. */
    boolean beganElsewhere(int sequence) {
        return synchronised && firstSequence != sequence;
    }

    /** Whether this may acknowledge a SYN: it, and at most as much as a SYN can carry. */
    boolean beganJustBefore(int sequence) {
        int carried = sequence - firstSequence;
        return !synchronised || (carried >= 0 && carried <= 0xffff);
    }

    /** Whether a sequence number lies near enough to what is expected to be taken at its word. */
    boolean plausible(int sequence) {
        return !synchronised || Math.abs((long) distance(sequence)) <= options.plausibleWindow();
    }

    /** Takes a segment's payload, of which {@code cut} octets at the end were not captured, and its FIN. */
    void accept(int sequence, ByteView payload, int cut, boolean fin, long nowNanos) {
        int length = payload.length() + cut;
        if (length == 0 && !fin) {
            // Whoever goes on behind bytes that are not here has sent them.
            acknowledge(sequence, nowNanos);
            return;
        }
        if (!synchronised && isKeepAlive(sequence, length)) {
            return;
        }
        synchronise(sequence);
        if (!plausible(sequence) && !resynchronise(sequence, length)) {
            return;
        }
        strayKnown = false;
        long from = next + distance(sequence);
        seenTo = Math.max(seenTo, from + length);
        repeats = length > 1 && from + length <= next && repetitionTold < next;
        if (fin && finAt < 0) {
            finAt = Math.max(from + length, next);
        }
        if (from <= next) {
            take(from, payload, cut);
            drain();
        } else if (length > 0) {
            hold(from, payload, cut, nowNanos);
        }
        tellFin();
    }

    /** The other side has received everything before this sequence number. */
    void acknowledge(int sequence, long nowNanos) {
        if (!synchronised) {
            expectedKnown = true;
            expected = sequence;
            return;
        }
        int ahead = distance(sequence);
        if (ahead <= 0 || ahead > options.plausibleWindow()) {
            return;
        }
        long position = next + ahead;
        if (finAt >= 0 && position > finAt) {
            position = finAt;
        }
        if (acknowledged <= next) {
            acknowledgedSince = nowNanos;
        }
        acknowledged = Math.max(acknowledged, position);
    }

    /** Whether a segment without news of its own asks if the other side is still there. */
    boolean isProbe(TcpSegment segment) {
        int length = segment.payload().length() + segment.cut();
        return synchronised && length <= 1 && !segment.fin() && !segment.syn() && distance(segment.sequence()) == -1;
    }

    /** Whether nothing that was sent before this sequence number is missing. */
    boolean wholeUpTo(int sequence) {
        return synchronised && held.isEmpty() && distance(sequence) <= 0;
    }

    /** Whether nothing is waited for, and the last that the other side is known to have received was seen. */
    boolean wholeToItsEnd() {
        return synchronised && held.isEmpty() && acknowledged <= Math.min(next, seenTo);
    }

    /** Whether this sequence number acknowledges all bytes told, for the first time. */
    boolean takeArrival(int acknowledgement) {
        boolean news = synchronised && held.isEmpty() && next > arrivalTold && distance(acknowledgement) >= 0;
        arrivalTold = news ? next : arrivalTold;
        return news;
    }

    /** Whether the segment accepted last was sent again, for the first time since there were new bytes. */
    boolean takeRepetition() {
        boolean news = repeats;
        repeats = false;
        repetitionTold = news ? next : repetitionTold;
        return news;
    }

    /** When this direction stops waiting; {@link Long#MAX_VALUE} when it does not wait. */
    long deadline() {
        long byHeld = held.isEmpty()
                ? Long.MAX_VALUE
                : heldSince + options.gapTimeout().toNanos();
        long byAcknowledged = acknowledged <= next
                ? Long.MAX_VALUE
                : acknowledgedSince + options.acknowledgedGrace().toNanos();
        return Math.min(byHeld, byAcknowledged);
    }

    /** Gives up what its deadline has passed for. */
    void expire(long nowNanos) {
        if (acknowledged > next
                && nowNanos - acknowledgedSince >= options.acknowledgedGrace().toNanos()) {
            advance(acknowledged, nowNanos);
        }
        if (!held.isEmpty() && nowNanos - heldSince >= options.gapTimeout().toNanos()) {
            advance(held.firstFrom(), nowNanos);
        }
        tellFin();
    }

    /** Tells everything that is held back, with the gaps in between: nothing more will come. */
    void flush(long nowNanos) {
        while (!held.isEmpty()) {
            advance(held.firstFrom(), nowNanos);
        }
        long known = Math.max(finAt, acknowledged);
        if (known > next) {
            advance(known, nowNanos);
        }
        tellFin();
    }

    int heldWeight() {
        return held.weight();
    }

    /** A probe repeats the last octet, or makes one up: it is not where a stream begins. */
    private boolean isKeepAlive(int sequence, int length) {
        return length == 1 && expectedKnown && sequence + 1 == expected;
    }

    private int distance(int sequence) {
        return sequence - (firstSequence + (int) next);
    }

    /** Of two implausible segments that follow each other the second is believed. Its distance is the gap, forwards. */
    private boolean resynchronise(int sequence, int length) {
        if (!strayKnown || strayEnd != sequence || length == 0) {
            strayKnown = true;
            strayEnd = sequence + length;
            return false;
        }
        drainAll();
        long missing = distance(sequence) & 0xffffffffL;
        if (missing > 0) {
            tellGap(missing);
        }
        finAt = -1;
        return true;
    }

    private void drainAll() {
        while (!held.isEmpty()) {
            advance(held.firstFrom(), heldSince);
        }
    }

    private void hold(long from, ByteView payload, int cut, long nowNanos) {
        if (held.isEmpty()) {
            heldSince = nowNanos;
        }
        held.add(from, payload, cut);
        while (held.weight() > options.heldPerSide()) {
            advance(held.firstFrom(), nowNanos);
        }
    }

    /** Moves on to a position: what is held on the way is told, the rest is a gap. */
    private void advance(long target, long nowNanos) {
        drain();
        while (next < target) {
            tellGap(Math.min(target, held.firstFrom()) - next);
            drain();
        }
        heldSince = nowNanos;
    }

    private void drain() {
        while (held.firstFrom() <= next) {
            HeldPieces.Piece piece = held.takeFirst();
            take(piece.from(), piece.bytes(), piece.cut());
        }
    }

    /** Tells a piece that begins at or before the expected octet; a missing tail becomes a gap unless held pieces fill it. */
    private void take(long from, ByteView payload, int cut) {
        long skip = next - from;
        if (skip < payload.length()) {
            ByteView fresh = payload.from((int) skip);
            next += fresh.length();
            sink.data(fresh);
        }
        long end = from + payload.length() + cut;
        while (cut > 0 && next < end) {
            if (held.firstFrom() <= next) {
                HeldPieces.Piece piece = held.takeFirst();
                take(piece.from(), piece.bytes(), 0);
                end = Math.max(end, piece.from() + piece.bytes().length() + piece.cut());
            } else {
                tellGap(Math.min(end, held.firstFrom()) - next);
            }
        }
    }

    private void tellGap(long missing) {
        next += missing;
        sink.gap(missing);
    }

    private void tellFin() {
        if (finAt >= 0 && next >= finAt && !finTold) {
            finTold = true;
            sink.fin();
        }
    }
}
