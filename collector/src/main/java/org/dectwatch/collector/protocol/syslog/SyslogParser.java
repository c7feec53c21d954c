package org.dectwatch.collector.protocol.syslog;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;

/** Reads one line of syslog, by RFC 5424 when it says so, else by the customs that RFC 3164 describes. */
public final class SyslogParser {
    private static final int USER = 1;
    private static final int NOTICE = 5;
    private static final int HIGHEST_PRIORITY = 191;

    private final ZoneId zone;

    /** @param zone in which senders of the older form, whose times have no zone, tell the time */
    public SyslogParser(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * @param line a datagram, or a line without its frame
     * @param received when it came: the older form tells no year
     * @throws Malformed SYSLOG_LINE when nothing but white space and control characters came
     */
    public SyslogMessage expect(ByteView line, Instant received) {
        String raw = trimmed(line.utf8(0, line.length()));
        if (raw.isBlank()) {
            throw new Malformed(Malformed.Reason.SYSLOG_LINE, 0);
        }
        int close = priorityEnd(raw);
        int priority = close < 0 ? USER * 8 + NOTICE : Integer.parseInt(raw, 1, close, 10);
        Words words = new Words(raw, close + 1);
        if (close >= 0 && words.takeIf("1 ")) {
            return new StructuredForm(words).read(priority, raw);
        }
        return new OlderForm(words, zone, received).read(priority, raw);
    }

    /** Without byte order mark, line end and the zero octets that some senders append. */
    private static String trimmed(String text) {
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        int to = text.length();
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    /** Position of the {@code >} behind a priority of 0..191, or -1. */
    private static int priorityEnd(String raw) {
        int close = raw.startsWith("<") ? raw.indexOf('>') : -1;
        if (close < 2 || close > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 1; i < close; i++) {
            char digit = raw.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value <= HIGHEST_PRIORITY ? close : -1;
    }

    static SyslogMessage message(
            int priority,
            Optional<Instant> sentAt,
            Optional<String> host,
            Source source,
            Map<String, String> structured,
            String text,
            String raw) {
        return new SyslogMessage(
                priority / 8,
                priority % 8,
                sentAt,
                host,
                source.application(),
                source.process(),
                source.messageId(),
                structured,
                text,
                raw);
    }

    /** Who within the host. */
    record Source(Optional<String> application, Optional<String> process, Optional<String> messageId) {}
}
