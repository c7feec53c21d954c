package org.dectwatch.collector.ledger;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Gives equal texts one copy, as long as they are few: of two that want the same place the later one has it. Any thread. */
final class SharedText {
    private static final int PLACES = 256;

    private final AtomicReferenceArray<String> places = new AtomicReferenceArray<>(PLACES);

    String text(String text) {
        int place = text.hashCode() & PLACES - 1;
        String known = places.getPlain(place);
        if (text.equals(known)) {
            return known;
        }
        places.setPlain(place, text);
        return text;
    }
}
