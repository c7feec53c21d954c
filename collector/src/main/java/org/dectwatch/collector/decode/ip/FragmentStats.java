package org.dectwatch.collector.decode.ip;

/**
 * What became of IP fragments.
 *
 * @param seen fragments
 * @param joined datagrams made of them
 * @param waiting datagrams not complete yet
 * @param waitingBytes what those weigh
 * @param expired datagrams given up because their rest never came
 * @param evictedByCount datagrams given up because too many waited
 * @param evictedByBytes datagrams given up because they weighed too much
 */
public record FragmentStats(
        long seen,
        long joined,
        int waiting,
        long waitingBytes,
        long expired,
        long evictedByCount,
        long evictedByBytes) {}
