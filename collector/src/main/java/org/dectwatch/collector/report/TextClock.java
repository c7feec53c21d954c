package org.dectwatch.collector.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times for a terminal: UTC everywhere, and local time beside it where somebody will compare with a wall clock. */
final class TextClock {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final ZoneId local;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter localClock;

    /** @param severalDays times of day alone would be ambiguous */
    TextClock(ZoneId local, boolean severalDays) {
        this.local = local;
        String date = severalDays ? "MM-dd " : "";
        this.clock = DateTimeFormatter.ofPattern(date + "HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
        this.localClock = DateTimeFormatter.ofPattern(date + "HH:mm:ss").withZone(local);
    }

    /** UTC, to the millisecond. */
    String utc(Instant time) {
        return clock.format(time);
    }

    /** UTC, and local time in brackets where it differs. */
    String both(Instant time) {
        return isUtc(time) ? utc(time) : utc(time) + " (" + localClock.format(time) + " local)";
    }

    /** With the date. */
    String day(Instant time) {
        return DAY.withZone(ZoneOffset.UTC).format(time);
    }

    String localDay(Instant time) {
        return DAY.withZone(local).format(time);
    }

    boolean isUtc(Instant time) {
        return local.getRules().getOffset(time).equals(ZoneOffset.UTC);
    }

    /** What times mean in this report. */
    String legend(Optional<Instant> about) {
        Instant at = about.orElse(Instant.EPOCH);
        return isUtc(at)
                ? "Times are UTC, which is local time here."
                : "Times are UTC; local time is that of " + local.getId() + ", UTC"
                        + local.getRules().getOffset(at) + ".";
    }
}
