package org.dectwatch.collector.source.push.syslog;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the listener counted since its start.
 *
 * @param lines received, refused ones included
 * @param bytes octets of them
 * @param unknown lines that no rule knows; they are events all the same
 * @param cut lines cut at the longest length
 * @param connections TCP connections open now
 * @param lastNanos when the last line came, nanoseconds since 1970; 0 while none has
 */
public record SyslogStats(
        long lines,
        long bytes,
        long unknown,
        long cut,
        int connections,
        Map<SyslogRefusal, Long> refused,
        long lastNanos) {
    public SyslogStats {
        EnumMap<SyslogRefusal, Long> sorted = new EnumMap<>(SyslogRefusal.class);
        sorted.putAll(refused);
        refused = Collections.unmodifiableMap(sorted);
    }

    public static SyslogStats none() {
        return new SyslogStats(0, 0, 0, 0, 0, Map.of(), 0);
    }
}
