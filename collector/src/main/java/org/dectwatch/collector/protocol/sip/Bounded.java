package org.dectwatch.collector.protocol.sip;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Immutable copies that keep their order. */
final class Bounded {
    private Bounded() {}

    static Map<String, String> copy(Map<String, String> from) {
        return from.size() < 2 ? Map.copyOf(from) : Collections.unmodifiableMap(new LinkedHashMap<>(from));
    }
}
