package org.dectwatch.collector.decode.twin;

/** Counts of one address pair, mutable: the pair's frames, how many have a twin, and how many are the later copies. */
public final class PairCount {
    private long frames;
    private long twinned;
    private long repeats;
    private boolean evicted;

    PairCount() {}

    void count() {
        frames++;
    }

    void countRepeat(int newlyTwinned) {
        repeats++;
        twinned += newlyTwinned;
    }

    boolean mirrored(TwinOptions options) {
        return frames >= options.minFrames() && twinned * 100 >= frames * options.mirrorPercent();
    }

    long repeats() {
        return repeats;
    }

    /** Whether the table gave this pair up: who held on to it must ask the table again. */
    public boolean evicted() {
        return evicted;
    }

    void evict() {
        evicted = true;
    }
}
