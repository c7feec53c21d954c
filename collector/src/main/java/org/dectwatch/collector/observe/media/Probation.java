package org.dectwatch.collector.observe.media;

import org.dectwatch.collector.net.Flow;
import org.jspecify.annotations.Nullable;

/** Candidates in sets of four; a newcomer to a full set takes the place of the one untouched for longest. */
final class Probation {
    private static final int WAYS = 4;

    private final @Nullable Candidate[] places;
    private final int sets;
    long evicted;

    Probation(int maxCandidates) {
        sets = Math.max(1, Integer.highestOneBit(maxCandidates / WAYS));
        places = new @Nullable Candidate[sets * WAYS];
    }

    /** The candidate for this flow and SSRC, a new one if need be. */
    Candidate of(int hash, Flow flow, int ssrc) {
        int first = (hash & sets - 1) * WAYS;
        int oldest = first;
        for (int i = first; i < first + WAYS; i++) {
            Candidate here = places[i];
            if (here == null) {
                return places[i] = new Candidate(flow, ssrc);
            }
            if (here.ssrc == ssrc && here.flow.equals(flow)) {
                return here;
            }
            Candidate old = places[oldest];
            if (old != null && here.touchedNanos < old.touchedNanos) {
                oldest = i;
            }
        }
        evicted++;
        return places[oldest] = new Candidate(flow, ssrc);
    }

    /** Forgets an accepted candidate; the others of its set move up. */
    void remove(int hash, Candidate candidate) {
        int first = (hash & sets - 1) * WAYS;
        int to = first;
        for (int i = first; i < first + WAYS; i++) {
            Candidate here = places[i];
            places[i] = null;
            if (here != null && here != candidate) {
                places[to++] = here;
            }
        }
    }
}
