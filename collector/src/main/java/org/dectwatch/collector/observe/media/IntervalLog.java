package org.dectwatch.collector.observe.media;

/** What a stream's totals were when its last interval was handed over, so that deltas can be told. */
final class IntervalLog {
    long number;
    long fromNanos;
    long packets;
    long unique;
    long duplicates;
    long reordered;
    long restarts;
    long lost;
    long octets;
    int digits;
    int silences;
    /** Frames of any kind since; 0 means that there is nothing to tell. */
    long lastOrdinal = -1;
}
