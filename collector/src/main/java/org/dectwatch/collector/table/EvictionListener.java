package org.dectwatch.collector.table;

/**
 * Told of each entry that a {@link BoundedTable} gave up, after the entry left. It may use the table, but not add to it.
 *
 * @param <K> key
 * @param <V> value
 */
@FunctionalInterface
public interface EvictionListener<K, V> {
    /**
     * @param atNanos for {@link Eviction#AGE} the moment at which the age was reached (its own deadline, never later than now);
     *     for the others the time of the operation that made room
     */
    void evicted(K key, V value, Eviction reason, long atNanos);
}
