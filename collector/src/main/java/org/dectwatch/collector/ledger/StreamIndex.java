package org.dectwatch.collector.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.MediaPair;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.net.IpAddress;

/** Streams by what they are looked at together: by call, else by the two ends. As many entries as there are streams. */
final class StreamIndex<K> {
    private final Map<String, Set<K>> byCall = new HashMap<>();
    private final Map<MediaPair, Set<K>> byPair = new HashMap<>();
    private final Map<IpAddress, Integer> addresses = new HashMap<>();
    private final ServerNames servers;

    StreamIndex(ServerNames servers) {
        this.servers = servers;
    }

    void add(K key, MediaStream stream) {
        stream.callId()
                .ifPresent(id ->
                        byCall.computeIfAbsent(id, i -> new LinkedHashSet<>()).add(key));
        pair(stream)
                .ifPresent(pair ->
                        byPair.computeIfAbsent(pair, p -> new LinkedHashSet<>()).add(key));
        count(stream.key().flow().source().address(), 1);
        count(stream.key().flow().destination().address(), 1);
    }

    void remove(K key, MediaStream stream) {
        stream.callId().ifPresent(id -> drop(byCall, id, key));
        pair(stream).ifPresent(pair -> drop(byPair, pair, key));
        count(stream.key().flow().source().address(), -1);
        count(stream.key().flow().destination().address(), -1);
    }

    /** A stream has changed: most often nothing it is looked up by. */
    void replace(K key, MediaStream before, MediaStream now) {
        if (before.claimedBy() != now.claimedBy() || !before.callId().equals(now.callId())) {
            remove(key, before);
            add(key, now);
        }
    }

    private static <G, K> void drop(Map<G, Set<K>> groups, G group, K key) {
        Set<K> keys = groups.get(group);
        if (keys != null && keys.remove(key) && keys.isEmpty()) {
            groups.remove(group);
        }
    }

    private void count(IpAddress address, int change) {
        addresses.merge(address, change, (a, b) -> a + b == 0 ? null : a + b);
    }

    /** Only of streams that a server's address claims. */
    Optional<MediaPair> pair(MediaStream stream) {
        if (stream.claimedBy() != MediaStream.ClaimedBy.DEVICE) {
            return Optional.empty();
        }
        boolean sends = servers.configured(stream.key().flow().source().address());
        return Optional.of(
                sends
                        ? new MediaPair(
                                stream.key().flow().source(),
                                stream.key().flow().destination())
                        : new MediaPair(
                                stream.key().flow().destination(),
                                stream.key().flow().source()));
    }

    Collection<K> of(String callId) {
        return byCall.getOrDefault(callId, Set.of());
    }

    Collection<K> of(MediaPair pair) {
        return byPair.getOrDefault(pair, Set.of());
    }

    List<MediaPair> pairs() {
        return List.copyOf(byPair.keySet());
    }

    boolean seen(IpAddress address) {
        return addresses.containsKey(address);
    }
}
