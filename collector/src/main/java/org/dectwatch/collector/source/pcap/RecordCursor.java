package org.dectwatch.collector.source.pcap;

import java.util.EnumMap;
import java.util.Map;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.LinkType;

/** The packet a {@link RecordFormat} stands at, and what was wrong on the way there. Mutable, to spare an object a packet. */
final class RecordCursor {
    /** The first nanosecond after 2106-02-07T06:28:15Z, where the 32 bits of a pcap time end. */
    static final long END_OF_TIME = (1L << 32) * 1_000_000_000L;

    private final Map<Damage, Long> damage = new EnumMap<>(Damage.class);
    long timeNanos;
    boolean timed;
    LinkType link = LinkType.ETHERNET;
    int originalLength;
    final ByteView bytes = ByteView.movable();

    /** The octets are shown by {@link #bytes} already. */
    void set(long timeNanos, LinkType link, int originalLength) {
        this.timeNanos = timeNanos;
        this.timed = true;
        this.link = link;
        // Some writers put a shorter length on the wire than they captured; a frame was at least as long as what is
        // here.
        this.originalLength = Math.max(originalLength, bytes.length());
    }

    void count(Damage what) {
        damage.merge(what, 1L, Long::sum);
    }

    /** For a packet that has no time: it keeps that of the one before it, or 0 when there was none. */
    void setUntimed(LinkType link, int originalLength) {
        set(timeNanos, link, originalLength);
        timed = false;
    }

    /** {@link #count}, and the answer that ends the reading. */
    boolean end(Damage what) {
        count(what);
        return false;
    }

    /** Keeps a time between 1970 and 2106, so that whoever adds a duration to it does not overflow. */
    long plausible(long nanos) {
        if (nanos >= 0 && nanos < END_OF_TIME) {
            return nanos;
        }
        count(Damage.TIME);
        return nanos < 0 ? 0 : END_OF_TIME - 1;
    }

    Map<Damage, Long> damage() {
        return damage;
    }
}
