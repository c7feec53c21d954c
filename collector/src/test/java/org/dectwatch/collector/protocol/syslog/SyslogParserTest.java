package org.dectwatch.collector.protocol.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.protocol.Mutations;
import org.junit.jupiter.api.Test;

/** Lines as RFC 5424 section 6.5 and RFC 3164 section 5.4 show them, and as devices write them. */
class SyslogParserTest {
    private static final Instant RECEIVED = Instant.parse("2026-01-02T03:04:05Z");
    private final SyslogParser parser = new SyslogParser(ZoneOffset.UTC);

    private SyslogMessage read(String line) {
        return parser.expect(ByteView.of(line.getBytes(StandardCharsets.UTF_8)), RECEIVED);
    }

    @Test
    void aLineOfRfc5424IsReadWhole() {
        SyslogMessage message = read("<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog 17 ID47"
                + " [exampleSDID@32473 iut=\"3\" eventSource=\"Appl \\\"x\\\"\"][second a=\"b\"] \uFEFFAn event");

        assertThat(message.facility()).isEqualTo(20);
        assertThat(message.severity()).isEqualTo(5);
        assertThat(message.sentAt()).contains(Instant.parse("2003-10-11T22:14:15.003Z"));
        assertThat(message.host()).contains("mymachine.example.com");
        assertThat(message.application()).contains("evntslog");
        assertThat(message.process()).contains("17");
        assertThat(message.messageId()).contains("ID47");
        assertThat(message.structured())
                .containsEntry("exampleSDID@32473.iut", "3")
                .containsEntry("exampleSDID@32473.eventSource", "Appl \"x\"")
                .containsEntry("second.a", "b");
        assertThat(message.text()).isEqualTo("An event");
    }

    @Test
    void nilValuesAreUnknown() {
        SyslogMessage message = read("<34>1 - - - - - - only text");

        assertThat(message.sentAt()).isEmpty();
        assertThat(message.host()).isEmpty();
        assertThat(message.application()).isEmpty();
        assertThat(message.text()).isEqualTo("only text");
    }

    @Test
    void structuredDataThatBreaksItsFormIsLeftInTheMessage() {
        assertThat(read("<34>1 - - - - - [broken a=\"b text").text()).isEqualTo("[broken a=\"b text");
    }

    @Test
    void aLineOfTheOlderFormIsReadWithTheNearestYear() {
        SyslogMessage message = read("<34>Dec 31 23:59:58 mymachine su[42]: 'su root' failed on /dev/pts/8");

        assertThat(message.facility()).isEqualTo(4);
        assertThat(message.severity()).isEqualTo(2);
        assertThat(message.sentAt()).contains(Instant.parse("2025-12-31T23:59:58Z"));
        assertThat(message.host()).contains("mymachine");
        assertThat(message.application()).contains("su");
        assertThat(message.process()).contains("42");
        assertThat(message.text()).isEqualTo("'su root' failed on /dev/pts/8");
    }

    @Test
    void aLeapDayFindsALeapYear() {
        assertThat(parser.expect(
                                ByteView.of("<34>Feb 29 00:00:00 h t: x".getBytes(StandardCharsets.UTF_8)),
                                Instant.parse("2029-01-01T00:00:00Z"))
                        .sentAt())
                .contains(Instant.parse("2028-02-29T00:00:00Z"));
    }

    @Test
    void timeWithoutZoneIsInTheConfiguredOne() {
        SyslogParser copenhagen = new SyslogParser(ZoneId.of("Europe/Copenhagen"));

        assertThat(copenhagen
                        .expect(
                                ByteView.of("<13>Jan  2 04:00:00 dect app: hi".getBytes(StandardCharsets.UTF_8)),
                                RECEIVED)
                        .sentAt())
                .contains(Instant.parse("2026-01-02T03:00:00Z"));
    }

    @Test
    void habitsOfDevicesAreTaken() {
        assertThat(read("<13>Jan 2 2026 03:00:00: %SYS-5: up").sentAt())
                .contains(Instant.parse("2026-01-02T03:00:00Z"));
        assertThat(read("<13>2026-01-02T03:00:00+01:00 dect-1 sip: hello").sentAt())
                .contains(Instant.parse("2026-01-02T02:00:00Z"));
        assertThat(read("<13>2026-01-02T03:00:00+01:00 dect-1 sip: hello").host())
                .contains("dect-1");
        assertThat(read("no priority at all").severity()).isEqualTo(5);
        assertThat(read("no priority at all").text()).isEqualTo("no priority at all");
        assertThat(read("<999>text").text()).as("no such priority").isEqualTo("<999>text");
        assertThat(read("<13>text\r\n\0").raw()).isEqualTo("<13>text");
        assertThat(read("<13>kernel: started").application()).contains("kernel");
        assertThat(read("<13>Jan 2 25:00:00 h t: x").sentAt())
                .as("no such hour")
                .isEmpty();
    }

    @Test
    void nothingIsMalformed() {
        assertThatThrownBy(() -> read(" \r\n")).isInstanceOf(Malformed.class);
    }

    @Test
    void damageGivesALineOrMalformed() {
        List<byte[]> seeds = List.of(
                bytes("<165>1 2003-10-11T22:14:15.003Z host app 17 ID47 [sd@1 a=\"3\" b=\"\\\"\"] text"),
                bytes("<34>Oct 11 22:14:15 mymachine su[1]: 'su root' failed"),
                bytes("<13>Jan 2 2026 03:00:00: %SYS-5: up"),
                bytes("<13>2026-01-02T03:00:00+01:00 dect-1 sip: hello"));

        assertThat(Mutations.run(seeds, 100_000, 20261125, line -> parser.expect(line, RECEIVED)))
                .isGreaterThanOrEqualTo(100_000);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
