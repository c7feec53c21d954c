package org.dectwatch.collector.health;

import java.util.Optional;

/**
 * Which sources of packets a verdict stands on.
 *
 * @param packets false for a rule that needs none, such as one about the sources themselves
 * @param source the only one; empty for all
 */
public record Reliance(boolean packets, Optional<String> source) {
    public static final Reliance NOTHING = new Reliance(false, Optional.empty());
    public static final Reliance ALL_SOURCES = new Reliance(true, Optional.empty());

    public static Reliance on(String source) {
        return new Reliance(true, Optional.of(source));
    }
}
