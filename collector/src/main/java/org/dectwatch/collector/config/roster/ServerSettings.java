package org.dectwatch.collector.config.roster;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings of an IP-DECT server, as its exported configuration has them. Secrets were skipped as the file was read.
 *
 * @param values by canonical key; more than one where the file says it more than once
 * @param skipped how many values were skipped as secrets
 */
public record ServerSettings(String file, Map<String, List<Value>> values, int skipped) {
    /**
     * One value.
     *
     * @param spelling the key as it stands in the file
     * @param line from 1
     */
    public record Value(String spelling, String text, int line) {}

    public ServerSettings {
        Map<String, List<Value>> kept = new TreeMap<>();
        values.forEach((key, all) -> kept.put(key, List.copyOf(all)));
        values = Collections.unmodifiableMap(kept);
    }

    /** What the file says of this key, if it says one thing. */
    Optional<Value> only(String key) {
        List<Value> all = values.getOrDefault(key, List.of());
        boolean one = all.stream().map(Value::text).distinct().count() == 1;
        return one ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** {@code config.xml:17}. */
    String where(Value value) {
        return file.replaceFirst(".*[/\\\\]", "") + ":" + value.line();
    }
}
