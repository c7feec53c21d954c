package org.dectwatch.collector.protocol.syslog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** RFC 5424 section 6, behind the version. */
final class StructuredForm {
    private static final int MOST_PARAMETERS = 64;

    private final Words words;

    StructuredForm(Words words) {
        this.words = words;
    }

    SyslogMessage read(int priority, String raw) {
        Optional<Instant> sentAt = words.value().flatMap(StructuredForm::instant);
        Optional<String> host = words.value();
        SyslogParser.Source source = new SyslogParser.Source(words.value(), words.value(), words.value());
        Map<String, String> structured = parameters();
        words.takeIf(" ");
        words.takeIf("\uFEFF");
        return SyslogParser.message(priority, sentAt, host, source, structured, words.rest(), raw);
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notOfThatForm) {
            return Optional.empty();
        }
    }

    /** STRUCTURED-DATA (6.3); where it breaks its form, the rest belongs to the message. */
    private Map<String, String> parameters() {
        Map<String, String> found = new LinkedHashMap<>();
        if (words.takeIf("-")) {
            return found;
        }
        int before = words.place();
        while (words.takeIf("[")) {
            if (!element(found)) {
                words.backTo(before);
                return found;
            }
            before = words.place();
        }
        return found;
    }

    private boolean element(Map<String, String> found) {
        String id = name();
        while (words.takeIf(" ")) {
            String name = name();
            if (name.isEmpty() || !words.takeIf("=\"")) {
                return false;
            }
            StringBuilder value = new StringBuilder();
            while (words.peek() != '"') {
                if (words.atEnd()) {
                    return false;
                }
                char next = words.take();
                boolean escape = next == '\\' && (words.peek() == '"' || words.peek() == '\\' || words.peek() == ']');
                value.append(escape ? words.take() : next);
            }
            words.take();
            if (found.size() < MOST_PARAMETERS) {
                found.put(id + "." + name, value.toString());
            }
        }
        return !id.isEmpty() && words.takeIf("]");
    }

    /** SD-NAME: what is no space, bracket, quote or equals sign. */
    private String name() {
        StringBuilder name = new StringBuilder();
        while (!words.atEnd() && " ]=\"".indexOf(words.peek()) < 0) {
            name.append(words.take());
        }
        return name.toString();
    }
}
