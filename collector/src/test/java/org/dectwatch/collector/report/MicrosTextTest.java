package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MicrosTextTest {
    private static final DateTimeFormatter MICROS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

    private final MicrosText text = new MicrosText();

    @Test
    void everyTimeReadsAsTheFormatterOfTheJdkWritesIt() {
        for (Instant day : List.of(
                Instant.parse("2023-11-14T00:00:00Z"),
                Instant.EPOCH,
                Instant.parse("1969-12-31T00:00:00Z"),
                Instant.parse("2024-02-29T00:00:00Z"),
                Instant.parse("0000-01-01T00:00:00Z"),
                Instant.parse("-0001-12-31T00:00:00Z"),
                Instant.parse("9999-12-31T00:00:00Z"),
                Instant.parse("+10000-01-01T00:00:00Z"),
                Instant.parse("-99999-03-01T00:00:00Z"))) {
            for (long nanos = 0; nanos < 86_400_000_000_000L; nanos += 1_234_567_890_123L) {
                said(day.plusNanos(nanos));
            }
            said(day.plusNanos(86_399_999_999_999L));
            said(day.plusNanos(999));
        }
        said(Instant.MIN);
        said(Instant.MAX);
    }

    private void said(Instant time) {
        assertThat(new String(text.of(time))).isEqualTo(MICROS.format(time));
    }
}
