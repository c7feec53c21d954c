package org.dectwatch.collector.ledger;

import org.dectwatch.collector.observe.Observation;

/**
 * Keys that one side of a call sent by INFO. Hops and retransmissions repeat a CSeq and count once; what was challenged is sent
 * again with the next one.
 */
final class PressedKeys {
    private static final int MOST_DIGITS = 256;

    private final StringBuilder digits = new StringBuilder(0);
    private int count;
    private long lastCseq = -1;
    private int lastCount;

    void pressed(long cseq, Observation.Keys keys) {
        if (cseq <= lastCseq) {
            return;
        }
        lastCseq = cseq;
        lastCount = keys.count();
        count += lastCount;
        digits.append(keys.digits(), 0, Math.min(keys.digits().length(), MOST_DIGITS - digits.length()));
    }

    /** The INFO of this number was answered with a challenge: it did not count. */
    void challenged(long cseq) {
        if (cseq == lastCseq) {
            count -= lastCount;
            digits.setLength(Math.max(0, digits.length() - lastCount));
            lastCount = 0;
        }
    }

    int count() {
        return count;
    }

    String digits() {
        return digits.toString();
    }
}
