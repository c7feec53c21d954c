package org.dectwatch.collector.decode.twin;

import java.util.HashSet;
import java.util.Set;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Eviction;
import org.dectwatch.collector.table.Limits;

/**
 * Finds twins and judges their address pairs. Usage per frame: {@link #copyOf} when the outermost IP header is known, then
 * {@link #judge} when the innermost addresses are. Nothing is dropped here.
 */
public final class Twins {
    private final TwinOptions options;
    private final TwinRing ring;
    private final BoundedTable<AddressPair, PairCount> pairs;
    private long repeats;
    private long evictedMirrorRepeats;

    public Twins(TwinOptions options) {
        this.options = options;
        this.ring = new TwinRing(options);
        this.pairs = new BoundedTable<>(
                new Limits(options.pairs(), Long.MAX_VALUE, Limits.FOREVER),
                (pair, count, reason, at) -> giveUp(count));
    }

    /**
     * Enters a frame by its octets {@code from} (IP header) {@code to} (end of the IP packet, padding excluded).
     *
     * @param source name of the source: twins of different sources are none
     * @return 0 for the first of its kind in the window, 1 for the second, …
     */
    public int copyOf(ByteView bytes, int from, int to, String source, long timeNanos) {
        return ring.enter(bytes.hash64(from, to, source.hashCode()), timeNanos);
    }

    /** The counts of an address pair, to be held on to while they are not {@linkplain PairCount#evicted() evicted}. */
    public PairCount pair(IpAddress one, IpAddress other, long nowNanos) {
        AddressPair pair = AddressPair.of(one, other);
        PairCount known = pairs.get(pair, nowNanos).orElse(null);
        if (known != null) {
            return known;
        }
        PairCount fresh = new PairCount();
        pairs.put(pair, fresh, 0, nowNanos);
        return fresh;
    }

    /** Counts the frame entered last for its pair, and says whose doing it is if it is a repeat. */
    public Twin judge(int copy, PairCount count) {
        count.count();
        if (copy == 0) {
            return Twin.NONE;
        }
        repeats++;
        count.countRepeat(ring.newlyTwinned());
        return count.mirrored(options) ? Twin.MIRROR : Twin.NETWORK;
    }

    public TwinStats stats() {
        Set<AddressPair> mirrored = new HashSet<>();
        long[] mirrorRepeats = {evictedMirrorRepeats};
        pairs.forEach((pair, count) -> {
            if (count.mirrored(options)) {
                mirrored.add(pair);
                mirrorRepeats[0] += count.repeats();
            }
        });
        return new TwinStats(repeats, mirrorRepeats[0], mirrored, pairs.size(), pairs.evictions(Eviction.COUNT));
    }

    private void giveUp(PairCount count) {
        count.evict();
        if (count.mirrored(options)) {
            evictedMirrorRepeats += count.repeats();
        }
    }
}
