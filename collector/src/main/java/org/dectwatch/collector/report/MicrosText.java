package org.dectwatch.collector.report;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Times as ISO 8601 in UTC with microseconds, cut off, not rounded; the date is worked out when the day changes only. */
final class MicrosText {
    private static final DateTimeFormatter MICROS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

    private static final int SECONDS_OF_DAY = 86_400;
    private static final int LENGTH_AFTER_DATE = "hh:mm:ss.uuuuuuZ".length();

    private long day = Long.MAX_VALUE;
    private char[] text = {};

    /** @return the text, good until the next call */
    char[] of(Instant time) {
        long today = Math.floorDiv(time.getEpochSecond(), SECONDS_OF_DAY);
        if (today != day) {
            text = MICROS.format(time).toCharArray();
            day = today;
            return text;
        }
        int second = Math.floorMod(time.getEpochSecond(), SECONDS_OF_DAY);
        int micros = time.getNano() / 1000;
        int at = text.length - LENGTH_AFTER_DATE;
        twoDigits(at, second / 3600);
        twoDigits(at + 3, second / 60 % 60);
        twoDigits(at + 6, second % 60);
        twoDigits(at + 9, micros / 10_000);
        twoDigits(at + 11, micros / 100 % 100);
        twoDigits(at + 13, micros % 100);
        return text;
    }

    private void twoDigits(int at, int value) {
        text[at] = (char) ('0' + value / 10);
        text[at + 1] = (char) ('0' + value % 10);
    }
}
