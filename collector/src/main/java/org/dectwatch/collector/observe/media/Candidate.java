package org.dectwatch.collector.observe.media;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.PassingDatagram;

/** A flow and SSRC on probation, with the packets seen so far: once accepted they are counted too. */
@SuppressWarnings("ReferenceEquality") // the same object is meant
final class Candidate {
    /** Packets kept; of those of a candidate that is never accepted, the oldest are forgotten. */
    private static final int MAX_HELD = 16;
    /** Octets kept of each: header and enough of the payload to see its nature. */
    private static final int MAX_OCTETS = 256;
    /** Packets kept of one that has not agreed with any other yet. */
    private static final int MAX_STRANGERS = 4;

    final Flow flow;
    final int ssrc;
    long touchedNanos;
    private final List<Held> held = new ArrayList<>(2);
    private final Likeness likeness = new Likeness();

    Candidate(Flow flow, int ssrc) {
        this.flow = flow;
        this.ssrc = ssrc;
    }

    List<Held> held() {
        return held;
    }

    /**
     * Takes a packet; true when the flow has proven itself.
     *
     * @param start where its payload begins
     * @param length octets of its payload
     */
    boolean take(PassingDatagram datagram, int start, int length) {
        touchedNanos = datagram.timeNanos();
        ByteView packet = datagram.payload();
        byte[] kept = packet.slice(0, Math.min(packet.length(), Math.max(start, MAX_OCTETS)))
                .copy();
        boolean proven = likeness.take(touchedNanos, packet, length);
        while (held.size() >= (likeness.fresh() ? MAX_STRANGERS : MAX_HELD)) {
            held.remove(0);
        }
        held.add(new Held(datagram.carriage(), kept, start, length));
        return proven;
    }

    /** A packet kept; its bytes are our own, perhaps without the end. */
    record Held(Carriage carriage, byte[] bytes, int start, int length) {
        ByteView view() {
            return ByteView.of(bytes);
        }
    }
}
