package org.dectwatch.collector.protocol.syslog;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What RFC 3164 describes, and what devices make of it: time, host and tag may each be missing. The time is {@code Mmm dd hh:mm:ss}, with or
 * without a year behind the day, or ISO 8601.
 */
final class OlderForm {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final int LONGEST_TAG = 48;

    private final Words words;
    private final ZoneId zone;
    private final Instant received;

    OlderForm(Words words, ZoneId zone, Instant received) {
        this.words = words;
        this.zone = zone;
        this.received = received;
    }

    SyslogMessage read(int priority, String raw) {
        words.takeIf(" ");
        Optional<Instant> sentAt = time();
        // Without a time the first word may as well be part of the message: nothing tells.
        Optional<String> host = sentAt.isPresent() ? host() : Optional.empty();
        SyslogParser.Source source = tag();
        return SyslogParser.message(priority, sentAt, host, source, Map.of(), words.rest(), raw);
    }

    private Optional<Instant> time() {
        int before = words.place();
        String first = words.word();
        Optional<Instant> found = first.length() > 18 ? StructuredForm.instant(first) : Optional.empty();
        if (found.isEmpty()) {
            found = monthDayTime(first);
        }
        if (found.isEmpty()) {
            words.backTo(before);
        }
        return found;
    }

    private Optional<Instant> monthDayTime(String first) {
        int month = MONTHS.indexOf(first) + 1;
        if (month == 0) {
            return Optional.empty();
        }
        words.takeIf(" ");
        int day = number(words.word());
        String next = words.word();
        int year = next.length() == 4 ? number(next) : -1;
        if (year >= 0) {
            next = words.word();
        }
        // Some devices put a colon behind the time.
        String time = next.endsWith(":") ? next.substring(0, next.length() - 1) : next;
        try {
            return Optional.of(when(year, month, day, LocalTime.parse(time)));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** Without a year: the one that brings it nearest to when it came. */
    private Instant when(int year, int month, int day, LocalTime time) {
        if (year >= 0) {
            return at(year, month, day, time);
        }
        int now = ZonedDateTime.ofInstant(received, zone).getYear();
        Optional<Instant> best = Optional.empty();
        for (int candidate = now - 1; candidate <= now + 1; candidate++) {
            boolean leaps = java.time.Year.isLeap(candidate);
            if (month == 2 && day == 29 && !leaps) {
                continue;
            }
            Instant at = at(candidate, month, day, time);
            if (best.isEmpty() || apart(at).compareTo(apart(best.get())) < 0) {
                best = Optional.of(at);
            }
        }
        return best.orElseThrow(() -> new DateTimeException("no such day"));
    }

    private Instant at(int year, int month, int day, LocalTime time) {
        return LocalDateTime.of(year, month, day, time.getHour(), time.getMinute(), time.getSecond(), time.getNano())
                .atZone(zone)
                .toInstant();
    }

    private Duration apart(Instant at) {
        return Duration.between(at, received).abs();
    }

    private Optional<String> host() {
        int before = words.place();
        String word = words.word();
        if (word.isEmpty() || word.endsWith(":") || word.contains("[")) {
            words.backTo(before);
            return Optional.empty();
        }
        return Optional.of(word);
    }

    /** {@code name:} or {@code name[process]:}; a first word without colon is no tag. */
    private SyslogParser.Source tag() {
        int before = words.place();
        String word = words.word();
        if (word.length() < 2 || word.length() > LONGEST_TAG || !word.endsWith(":")) {
            words.backTo(before);
            return new SyslogParser.Source(Optional.empty(), Optional.empty(), Optional.empty());
        }
        String tag = word.substring(0, word.length() - 1);
        int bracket = tag.indexOf('[');
        boolean process = bracket > 0 && tag.endsWith("]");
        return new SyslogParser.Source(
                Optional.of(process ? tag.substring(0, bracket) : tag),
                process ? Optional.of(tag.substring(bracket + 1, tag.length() - 1)) : Optional.empty(),
                Optional.empty());
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
