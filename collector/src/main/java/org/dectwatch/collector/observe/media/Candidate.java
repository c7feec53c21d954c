package org.dectwatch.collector.observe.media;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.PassingDatagram;
import org.dectwatch.collector.protocol.rtp.RtpHeader;

/** A flow and SSRC on probation, with the packets seen so far: once accepted they are counted too. */
@SuppressWarnings("ReferenceEquality") // the same object is meant
final class Candidate {
    /** Packets kept; of those of a candidate that is never accepted, the oldest are forgotten. */
    private static final int MAX_HELD = 16;
    /** Octets kept of each: header and enough of the payload to see its nature. */
    private static final int MAX_OCTETS = 256;
    /** Numbers apart, as RFC 3550 A.1 MAX_DROPOUT. */
    private static final int MAX_APART = 3000;
    /** No RTP clock in use is faster than 90 kHz; twice that leaves room for bunched packets. */
    private static final long TICKS_PER_SECOND = 200_000;

    private static final int DISTINCT = 3;

    final Flow flow;
    final int ssrc;
    long touchedNanos;
    private final List<Held> held = new ArrayList<>(2);
    private int distinct;

    Candidate(Flow flow, int ssrc) {
        this.flow = flow;
        this.ssrc = ssrc;
    }

    List<Held> held() {
        return held;
    }

    /**
     * Takes a packet; true when the flow has proven itself: two packets in strict sequence, or three distinct ones that agree.
     * One that does not agree with the one before begins the probation anew.
     *
     * @param start where its payload begins
     * @param length octets of its payload
     */
    boolean take(PassingDatagram datagram, int start, int length) {
        touchedNanos = datagram.timeNanos();
        ByteView packet = datagram.payload();
        byte[] kept = packet.slice(0, Math.min(packet.length(), Math.max(start, MAX_OCTETS)))
                .copy();
        Held now = new Held(datagram.carriage(), kept, start, length);
        Held before = held.isEmpty() ? now : held.get(held.size() - 1);
        if (held.size() == MAX_HELD) {
            held.remove(0);
        }
        held.add(now);
        if (before == now || !agree(before, now)) {
            distinct = 1;
            return false;
        }
        int step = step(before, now);
        distinct += step == 0 ? 0 : 1;
        return step == 1 && sameType(before, now) || distinct >= DISTINCT;
    }

    private static int step(Held before, Held now) {
        return (short) (RtpHeader.sequence(now.view()) - RtpHeader.sequence(before.view()));
    }

    private static boolean sameType(Held before, Held now) {
        return RtpHeader.payloadType(before.view()) == RtpHeader.payloadType(now.view());
    }

    private static boolean agree(Held before, Held now) {
        int step = step(before, now);
        // As an int first: time stamps wrap.
        int wrapped = RtpHeader.timestamp(now.view()) - RtpHeader.timestamp(before.view());
        long ticks = wrapped;
        if (step == 0) {
            return ticks == 0;
        }
        if (Math.abs(step) >= MAX_APART || ticks != 0 && ticks < 0 != step < 0) {
            return false;
        }
        double seconds = Math.abs(now.carriage().timeNanos() - before.carriage().timeNanos()) / 1e9;
        return Math.abs(ticks) <= TICKS_PER_SECOND * (seconds + 0.5);
    }

    /** A packet kept; its bytes are our own, perhaps without the end. */
    record Held(Carriage carriage, byte[] bytes, int start, int length) {
        ByteView view() {
            return ByteView.of(bytes);
        }
    }
}
