package org.dectwatch.collector.metrics;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A label and what it may hold. Every label is a closed set: either words of the code, or names that the configuration lists
 * (devices, sources) or the code fixes (rules, tables).
 *
 * @param words empty for names
 * @param names what the names are, for the reference; empty for words
 */
public record Label(String name, Set<String> words, String names) {
    public Label {
        words = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(words));
        if (words.isEmpty() == names.isEmpty()) {
            throw new IllegalArgumentException("the label " + name + " holds words or names");
        }
    }

    /** The words of an enum, in lower case. */
    public static Label of(String name, Class<? extends Enum<?>> words) {
        return new Label(
                name,
                new LinkedHashSet<>(
                        Arrays.stream(words.getEnumConstants()).map(Label::word).toList()),
                "");
    }

    public static Label of(String name, String... words) {
        return new Label(name, new LinkedHashSet<>(List.of(words)), "");
    }

    /** Names from a list that is closed once the program runs. */
    public static Label named(String name, String names) {
        return new Label(name, Set.of(), names);
    }

    /** An enum constant as a label holds it. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    boolean allows(String value) {
        return words.isEmpty() ? value.length() <= 128 : words.contains(value);
    }
}
