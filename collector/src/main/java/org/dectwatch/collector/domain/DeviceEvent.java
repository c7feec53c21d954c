package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something an IP-DECT server said unasked: a trap, a line of syslog, an event of its XML-RPC interface.
 *
 * @param server configured name, or the address it came from when none is configured
 * @param via how it came
 * @param sentAt the device's own clock; tells, but moves no deadline
 * @param kind kebab-case word of the rule pack or trap map, such as {@code base-station-lost}; {@link #UNKNOWN} when none fits
 * @param level how bad the device, or the rule pack, takes it to be
 * @param handset whom it is about; empty when nobody in particular
 * @param text what was said, whole where {@value #MOST_TEXT} characters hold it
 * @param fields values taken out of it by name, at most {@value #MOST_FIELDS}
 */
public record DeviceEvent(
        String server,
        DeviceReport.Interface via,
        Optional<Instant> sentAt,
        String kind,
        Level level,
        Optional<HandsetKey> handset,
        String text,
        Map<String, String> fields) {
    public static final String UNKNOWN = "unknown";
    public static final int MOST_TEXT = 2048;
    public static final int MOST_FIELDS = 32;

    public DeviceEvent {
        if (kind.isBlank()) {
            throw new IllegalArgumentException("an event has a kind; '" + UNKNOWN + "' when nobody knows it");
        }
        text = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
        Map<String, String> kept = new TreeMap<>();
        new TreeMap<>(fields)
                .entrySet().stream().limit(MOST_FIELDS).forEach(field -> kept.put(field.getKey(), field.getValue()));
        fields = Collections.unmodifiableMap(kept);
    }

    /** Closed set, from the least. */
    public enum Level {
        INFO,
        NOTICE,
        WARNING,
        ERROR,
        CRITICAL
    }

    /** An event as the ledger keeps it, with the stream time at which it came. */
    public record Kept(Instant at, DeviceEvent event) {}
}
