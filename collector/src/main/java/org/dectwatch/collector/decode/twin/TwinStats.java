package org.dectwatch.collector.decode.twin;

import java.util.Set;

/**
 * Twins so far.
 *
 * @param repeats frames equal to an earlier one in the window, whoever made them
 * @param mirrorRepeats those of pairs that are the mirror's by the verdict so far: the report's {@code duplicates}
 * @param mirroredPairs those pairs
 * @param pairs address pairs counted now
 * @param pairsEvicted pairs given up to make room; their verdict at that time stays in {@code mirrorRepeats}
 */
public record TwinStats(
        long repeats, long mirrorRepeats, Set<AddressPair> mirroredPairs, int pairs, long pairsEvicted) {
    public TwinStats {
        mirroredPairs = Set.copyOf(mirroredPairs);
    }
}
