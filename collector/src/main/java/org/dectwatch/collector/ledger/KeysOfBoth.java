package org.dectwatch.collector.ledger;

import java.util.Optional;

/** Keys that caller and callee pressed, in SIP INFO; most calls have none. */
final class KeysOfBoth {
    private Optional<PressedKeys> caller = Optional.empty();
    private Optional<PressedKeys> callee = Optional.empty();

    PressedKeys by(boolean ofCaller) {
        PressedKeys keys = (ofCaller ? caller : callee).orElseGet(PressedKeys::new);
        caller = ofCaller ? Optional.of(keys) : caller;
        callee = ofCaller ? callee : Optional.of(keys);
        return keys;
    }

    String digits() {
        return caller.map(PressedKeys::digits).orElse("")
                + callee.map(PressedKeys::digits).orElse("");
    }

    int count() {
        return caller.map(PressedKeys::count).orElse(0)
                + callee.map(PressedKeys::count).orElse(0);
    }
}
