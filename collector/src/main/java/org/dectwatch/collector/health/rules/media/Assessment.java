package org.dectwatch.collector.health.rules.media;

import java.util.Optional;

/**
 * What a condition says of a call.
 *
 * @param judged the call could have shown the fault: it had a hold, say, or enough packets
 * @param fault only when it did
 */
record Assessment(boolean judged, Optional<Fault> fault) {
    private static final Assessment NOT_JUDGED = new Assessment(false, Optional.empty());
    private static final Assessment CLEAN = new Assessment(true, Optional.empty());

    static Assessment notJudged() {
        return NOT_JUDGED;
    }

    /** No fault, in a call that could have shown it. */
    static Assessment clean() {
        return CLEAN;
    }

    /** No fault; whether the call could have shown it is known at the end only. */
    static Assessment clean(boolean judged) {
        return judged ? CLEAN : NOT_JUDGED;
    }

    static Assessment of(Fault fault) {
        return new Assessment(true, Optional.of(fault));
    }

    /** The same, where more speaks for a fault of the capture. */
    Assessment doubted() {
        return new Assessment(judged, fault.map(Fault::doubted));
    }

    /** Whether a call is said to be faulty, for sure. */
    boolean doubtful() {
        return fault.isPresent() && fault.get().doubtful();
    }
}
