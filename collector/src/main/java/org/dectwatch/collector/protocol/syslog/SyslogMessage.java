package org.dectwatch.collector.protocol.syslog;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of syslog.
 *
 * @param facility 0..23; 1 (user) when the line names none (RFC 3164 4.3.3)
 * @param severity 0 (emergency) to 7 (debug); 5 (notice) when the line names none
 * @param sentAt the sender's clock; empty when there is none that can be read
 * @param host as the sender calls itself
 * @param application APP-NAME, or the tag of the older form
 * @param process PROCID, or the number in brackets behind the tag
 * @param messageId MSGID of RFC 5424
 * @param structured parameters of RFC 5424's structured data as {@code element.name}
 * @param text the message itself
 * @param raw the whole line, without the line end
 */
public record SyslogMessage(
        int facility,
        int severity,
        Optional<Instant> sentAt,
        Optional<String> host,
        Optional<String> application,
        Optional<String> process,
        Optional<String> messageId,
        Map<String, String> structured,
        String text,
        String raw) {
    public SyslogMessage {
        if (facility < 0 || facility > 23) {
            throw new IllegalArgumentException("facility must be 0..23, not " + facility);
        }
        if (severity < 0 || severity > 7) {
            throw new IllegalArgumentException("severity must be 0..7, not " + severity);
        }
        structured = Collections.unmodifiableMap(new LinkedHashMap<>(structured));
    }
}
