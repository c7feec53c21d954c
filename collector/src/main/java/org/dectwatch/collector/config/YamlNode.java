package org.dectwatch.collector.config;

import java.util.List;
import java.util.Map;

/** A piece of the site file that still knows its line. */
sealed interface YamlNode {
    /** From 1. */
    int line();

    /** One value as it was written; {@code empty} when the key had none. */
    record Scalar(int line, String text, boolean empty) implements YamlNode {}

    /** Keys in the order of the file. */
    record Mapping(int line, Map<String, Entry> entries) implements YamlNode {}

    record Sequence(int line, List<YamlNode> elements) implements YamlNode {}

    /** A key's value, and the line of the key. */
    record Entry(int line, YamlNode value) {}

    /** The words an engineer would use for what stands here. */
    default String what() {
        if (this instanceof Mapping) {
            return "keys and values";
        }
        return this instanceof Sequence ? "a list" : "a single value";
    }
}
