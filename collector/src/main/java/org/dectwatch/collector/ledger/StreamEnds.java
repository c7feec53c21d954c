package org.dectwatch.collector.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dectwatch.collector.net.Endpoint;
import org.jspecify.annotations.Nullable;

/** Finds streams by SSRC, with or without the address of one end. Holds what the stream table holds, no more. */
final class StreamEnds {
    /** Of a sender that sends one SSRC to ever new addresses, the latest. */
    private static final int LOOKED_AT = 16;

    private final Map<End, List<StreamId>> byEnd = new HashMap<>();
    /** Sets: test tools send one SSRC in each of thousands of calls. */
    private final Map<Integer, Set<StreamId>> bySsrc = new HashMap<>();

    /**
     * One end of a stream.
     *
     * @param source the point of capture that saw it
     * @param sends whether it is the end that sends
     */
    record End(String source, Endpoint address, boolean sends, int ssrc) {
        // Written out: see IpAddress.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof End that
                    && ssrc == that.ssrc
                    && sends == that.sends
                    && address.equals(that.address)
                    && source.equals(that.source);
        }

        @Override
        public int hashCode() {
            return (address.hashCode() * 31 + ssrc) * 31 + (sends ? 1 : 0);
        }

        End at(int port) {
            return new End(source, new Endpoint(address.address(), port), sends, ssrc);
        }
    }

    void add(StreamId key) {
        byEnd.computeIfAbsent(key.sender(), s -> new ArrayList<>(1)).add(key);
        byEnd.computeIfAbsent(key.receiver(), s -> new ArrayList<>(1)).add(key);
        bySsrc.computeIfAbsent(key.stream().ssrc(), s -> new LinkedHashSet<>(2)).add(key);
    }

    void remove(StreamId key) {
        remove(byEnd, key.sender(), key);
        remove(byEnd, key.receiver(), key);
        remove(bySsrc, key.stream().ssrc(), key);
    }

    private static <K, C extends Collection<StreamId>> void remove(Map<K, C> map, K place, StreamId key) {
        C keys = map.get(place);
        if (keys != null && keys.remove(key) && keys.isEmpty()) {
            map.remove(place);
        }
    }

    /** The one begun last comes last. */
    List<StreamId> of(End end) {
        List<StreamId> keys = byEnd.getOrDefault(end, List.of());
        return keys.subList(Math.max(0, keys.size() - LOOKED_AT), keys.size());
    }

    Set<StreamId> of(int ssrc) {
        return bySsrc.getOrDefault(ssrc, Set.of());
    }
}
