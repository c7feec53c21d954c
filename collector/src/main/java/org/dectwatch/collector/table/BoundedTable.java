package org.dectwatch.collector.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A map whose least recently used entries go when it holds too many, weighs too much, or when they were idle for too long.
 * Every operation is O(1), evictions amortised. Time is nanoseconds since any fixed moment; when an argument runs back, the
 * latest time seen counts instead.
 *
 * @param <K> key, a record
 * @param <V> value; its weight in bytes is what the caller says
 */
public final class BoundedTable<K, V> {
    private final Limits limits;
    private final long idleNanos;
    private final EvictionListener<? super K, ? super V> listener;
    private final Map<K, Node<K, V>> nodes = new HashMap<>();
    private final Map<Eviction, Long> evictions = new EnumMap<>(Eviction.class);
    /** Longest unused. */
    private @Nullable Node<K, V> oldest;

    private @Nullable Node<K, V> newest;
    private long bytes;
    private long latest = Long.MIN_VALUE;

    public BoundedTable(Limits limits, EvictionListener<? super K, ? super V> listener) {
        this.limits = limits;
        this.idleNanos = limits.idle().toNanos();
        this.listener = listener;
    }

    /** The value, which counts as used now. Entries whose age is over go first. */
    public Optional<V> get(K key, long nowNanos) {
        expire(nowNanos);
        Node<K, V> node = nodes.get(key);
        if (node == null) {
            return Optional.empty();
        }
        touch(node);
        return Optional.of(node.value);
    }

    /** The value, without using it. */
    public Optional<V> peek(K key) {
        Node<K, V> node = nodes.get(key);
        return node == null ? Optional.empty() : Optional.of(node.value);
    }

    /** Puts or replaces. Others may be evicted to make room; the new entry itself stays, whatever it weighs. */
    public void put(K key, V value, long weight, long nowNanos) {
        expire(nowNanos);
        Node<K, V> node = nodes.get(key);
        if (node == null) {
            node = new Node<>(key, value);
            nodes.put(key, node);
            append(node);
        } else {
            node.value = value;
            touch(node);
        }
        weigh(node, weight);
        makeRoom(node);
    }

    /** Changes the weight of an entry, which does not count as use; nothing happens when it is not there. */
    public void resize(K key, long weight) {
        Node<K, V> node = nodes.get(key);
        if (node != null) {
            weigh(node, weight);
            makeRoom(node);
        }
    }

    /** Takes an entry out. That is no eviction: the listener is not told. */
    public Optional<V> remove(K key) {
        Node<K, V> node = nodes.remove(key);
        if (node == null) {
            return Optional.empty();
        }
        unlink(node);
        bytes -= node.weight;
        return Optional.of(node.value);
    }

    /** Evicts what has been idle for too long, each at its own deadline, the longest idle first. */
    public void expire(long nowNanos) {
        latest = Math.max(latest, nowNanos);
        while (oldest != null && latest - oldest.usedAt >= idleNanos) {
            evict(oldest, Eviction.AGE, oldest.usedAt + idleNanos);
        }
    }

    /** Evicts the longest unused, for a limit that is not this table's own; false when there is none. */
    public boolean evictOldest(Eviction reason) {
        Node<K, V> first = oldest;
        if (first == null) {
            return false;
        }
        evict(first, reason, latest);
        return true;
    }

    /** Takes everything out, the longest unused first. */
    public List<V> drain() {
        List<V> values = new ArrayList<>(nodes.size());
        for (Node<K, V> node = oldest; node != null; node = node.newer) {
            values.add(node.value);
        }
        nodes.clear();
        oldest = null;
        newest = null;
        bytes = 0;
        return values;
    }

    /** Visits all, the longest unused first. The visitor may not change the table. */
    public void forEach(BiConsumer<? super K, ? super V> visitor) {
        for (Node<K, V> node = oldest; node != null; node = node.newer) {
            visitor.accept(node.key, node.value);
        }
    }

    /** When the next entry reaches its age; {@link Long#MAX_VALUE} when there is none. */
    public long nextDeadline() {
        return oldest == null ? Long.MAX_VALUE : oldest.usedAt + idleNanos;
    }

    public int size() {
        return nodes.size();
    }

    public long bytes() {
        return bytes;
    }

    /** Entries evicted for this reason since the table was made. */
    public long evictions(Eviction reason) {
        return evictions.getOrDefault(reason, 0L);
    }

    private void makeRoom(Node<K, V> keep) {
        while (nodes.size() > limits.count()) {
            evict(firstBut(keep), Eviction.COUNT, latest);
        }
        while (bytes > limits.bytes() && nodes.size() > 1) {
            evict(firstBut(keep), Eviction.BYTES, latest);
        }
    }

    /** The longest unused entry that is not the one in hand; asked only when there are two. */
    private Node<K, V> firstBut(Node<K, V> keep) {
        Node<K, V> first = oldest == keep ? keep.newer : oldest;
        if (first == null) {
            throw new IllegalStateException("nothing but the entry in hand");
        }
        return first;
    }

    private void evict(Node<K, V> node, Eviction reason, long atNanos) {
        nodes.remove(node.key);
        unlink(node);
        bytes -= node.weight;
        evictions.merge(reason, 1L, Long::sum);
        listener.evicted(node.key, node.value, reason, atNanos);
    }

    private void weigh(Node<K, V> node, long weight) {
        if (weight < 0) {
            throw new IllegalArgumentException("weight must not be negative: " + weight);
        }
        bytes += weight - node.weight;
        node.weight = weight;
    }

    private void touch(Node<K, V> node) {
        if (node != newest) {
            unlink(node);
            append(node);
        } else {
            node.usedAt = latest;
        }
    }

    private void append(Node<K, V> node) {
        node.usedAt = latest;
        node.older = newest;
        node.newer = null;
        if (newest == null) {
            oldest = node;
        } else {
            newest.newer = node;
        }
        newest = node;
    }

    private void unlink(Node<K, V> node) {
        if (node.older == null) {
            oldest = node.newer;
        } else {
            node.older.newer = node.newer;
        }
        if (node.newer == null) {
            newest = node.older;
        } else {
            node.newer.older = node.older;
        }
    }

    private static final class Node<K, V> {
        final K key;
        V value;
        long weight;
        long usedAt;

        @Nullable Node<K, V> older;

        @Nullable Node<K, V> newer;

        Node(K key, V value) {
            this.key = key;
            this.value = value;
        }
    }
}
