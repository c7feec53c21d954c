package org.dectwatch.collector.source.push.syslog;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.protocol.syslog.SyslogMessage;

/** From a line to an event, by the first rule that matches. Pure. */
final class SyslogReader {
    private static final int LONGEST_FIELD = 256;
    private static final int IPEI_DIGITS = 12;

    /** Values that must not be kept: a trace of SIP may hold digests, and careless software logs passwords. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)\\b((?:auth)?pass(?:word|wd|phrase)?|pwd|secret|token|response|nonce|cnonce|nextnonce)(\"?\\s*[=:]\\s*)(\"[^\"]*\"|'[^']*'|[^\\s,;&]+)");

    private final List<Known> rules = new ArrayList<>();

    private record Known(SyslogRule rule, Pattern pattern, Set<String> groups) {}

    SyslogReader(List<SyslogRule> rules) {
        for (SyslogRule rule : rules) {
            Pattern pattern = Pattern.compile(rule.match());
            this.rules.add(new Known(rule, pattern, pattern.namedGroups().keySet()));
        }
    }

    DeviceEvent read(String server, SyslogMessage message) {
        Map<String, String> fields = new LinkedHashMap<>();
        message.host().ifPresent(host -> fields.put("host", brief(host)));
        message.application().ifPresent(application -> fields.put("application", brief(application)));
        message.messageId().ifPresent(id -> fields.put("messageId", brief(id)));
        message.structured().forEach((name, value) -> fields.put(brief(name), brief(masked(name + "=" + value), name)));
        String text = masked(message.raw());
        for (Known known : rules) {
            Matcher matcher = known.pattern().matcher(text);
            if (matcher.find()) {
                Map<String, String> groups = groups(known, matcher);
                fields.putAll(groups);
                DeviceEvent.Level level = known.rule().level().orElseGet(() -> level(message.severity()));
                return event(server, message, known.rule().kind(), level, handset(groups), text, fields);
            }
        }
        return event(server, message, DeviceEvent.UNKNOWN, level(message.severity()), Optional.empty(), text, fields);
    }

    private static DeviceEvent event(
            String server,
            SyslogMessage message,
            String kind,
            DeviceEvent.Level level,
            Optional<HandsetKey> handset,
            String text,
            Map<String, String> fields) {
        return new DeviceEvent(
                server, DeviceReport.Interface.SYSLOG, message.sentAt(), kind, level, handset, text, fields);
    }

    private static Map<String, String> groups(Known known, Matcher matcher) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String group : known.groups()) {
            String value = matcher.group(group);
            if (value != null && !value.isEmpty()) {
                found.put(group, brief(value));
            }
        }
        return found;
    }

    private static Optional<HandsetKey> handset(Map<String, String> groups) {
        Optional<String> ipei = Optional.ofNullable(groups.get("ipei"))
                .map(written -> written.replaceAll("\\D", ""))
                .filter(digits -> digits.length() >= IPEI_DIGITS)
                .map(digits -> digits.substring(0, IPEI_DIGITS));
        Optional<String> user = Optional.ofNullable(groups.get("user"));
        Optional<String> extension = Optional.ofNullable(groups.get("extension"));
        return ipei.isEmpty() && user.isEmpty() && extension.isEmpty()
                ? Optional.empty()
                : Optional.of(new HandsetKey(ipei, user, extension));
    }

    static String masked(String text) {
        return SECRET.matcher(text).replaceAll("$1$2***");
    }

    private static String brief(String value, String name) {
        return brief(value.substring(Math.min(value.length(), name.length() + 1)));
    }

    private static String brief(String value) {
        return value.length() <= LONGEST_FIELD ? value : value.substring(0, LONGEST_FIELD);
    }

    /** RFC 5424 table 2, in the words of this house. */
    private static DeviceEvent.Level level(int severity) {
        return switch (severity) {
            case 0, 1, 2 -> DeviceEvent.Level.CRITICAL;
            case 3 -> DeviceEvent.Level.ERROR;
            case 4 -> DeviceEvent.Level.WARNING;
            case 5 -> DeviceEvent.Level.NOTICE;
            default -> DeviceEvent.Level.INFO;
        };
    }
}
