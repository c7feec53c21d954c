package org.dectwatch.collector.observe.media;

/** The commonest of many small numbers in four counters (Misra and Gries): right whenever one makes up more than a fifth. */
final class CommonValue {
    private static final int PLACES = 4;

    private final int[] values = new int[PLACES];
    private final int[] counts = new int[PLACES];

    void count(int value) {
        int free = -1;
        for (int i = 0; i < PLACES; i++) {
            if (counts[i] > 0 && values[i] == value) {
                counts[i] = counts[i] == Integer.MAX_VALUE ? counts[i] : counts[i] + 1;
                return;
            }
            if (counts[i] == 0) {
                free = i;
            }
        }
        if (free >= 0) {
            values[free] = value;
            counts[free] = 1;
            return;
        }
        for (int i = 0; i < PLACES; i++) {
            counts[i]--;
        }
    }

    /** The commonest, or what is given when nothing was counted. */
    int orElse(int otherwise) {
        int best = -1;
        for (int i = 0; i < PLACES; i++) {
            if (counts[i] > 0 && (best < 0 || counts[i] > counts[best])) {
                best = i;
            }
        }
        return best < 0 ? otherwise : values[best];
    }
}
