package org.dectwatch.collector.source.push.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.config.SyslogRules;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.protocol.syslog.SyslogParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From lines to events. */
class SyslogReaderTest {
    private final SyslogReader reader;

    SyslogReaderTest() throws Exception {
        String own =
                "rules: [{kind: door-open, level: critical, match: 'door (?P<extension>\\d+) of (?P<room>\\w+)'}]\n";
        reader = new SyslogReader(
                SyslogRules.of(SiteConfigFile.bind(SyslogOptions.class, "site.yml", own, Path.of(""))));
    }

    private DeviceEvent read(String line) {
        return reader.read(
                "north",
                new SyslogParser(ZoneOffset.UTC)
                        .expect(
                                ByteView.of(line.getBytes(StandardCharsets.UTF_8)),
                                Instant.parse("2026-11-25T12:00:00Z")));
    }

    @Test
    void namedGroupsBecomeFieldsAndSayWhichHandset() {
        DeviceEvent event = read("<13>Nov 25 11:00:00 dect-1 app: door 4711 of ward7 stands open");

        assertThat(event.kind()).isEqualTo("door-open");
        assertThat(event.level()).isEqualTo(DeviceEvent.Level.CRITICAL);
        assertThat(event.fields()).containsEntry("room", "ward7").containsEntry("host", "dect-1");
        assertThat(event.handset()).contains(new HandsetKey(Optional.empty(), Optional.empty(), Optional.of("4711")));
        assertThat(event.sentAt()).contains(Instant.parse("2026-11-25T11:00:00Z"));
    }

    @Test
    void aLineThatNoRuleKnowsIsKeptWholeWithItsOwnSeverity() {
        DeviceEvent event = read("<11>Nov 25 11:00:00 dect-1 app: something new");

        assertThat(event.kind()).isEqualTo(DeviceEvent.UNKNOWN);
        assertThat(event.level()).isEqualTo(DeviceEvent.Level.ERROR);
        assertThat(event.text()).isEqualTo("<11>Nov 25 11:00:00 dect-1 app: something new");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "User hgwdh3e4wh: SIP registration failed, 403|registration-failed",
                "Failed to register endpoint|registration-failed",
                "handset 4711 registered|registered",
                "RFP 12 sync lost|base-station-sync-lost",
                "base station 3 connection lost|base-station-lost",
                "Base station 3 connected|base-station-up",
                "Media resource connection lost|media-resource-lost",
                "TLS handshake with proxy failed: unknown CA|tls-failed",
                "System started|server-started",
                "Weather is fine|unknown"
            })
    void theShippedRulesKnowTheWordsOfSuchServers(String text, String kind) {
        assertThat(read("<13>Nov 25 11:00:00 dect-1 app: " + text).kind()).isEqualTo(kind);
    }

    @Test
    void secretsInALineAreMasked() {
        String text =
                read("<13>login password=\"hunter2 x\" token: abc Digest username=\"u\", nonce=\"n1\", response=\"cafe\" pwd=zz")
                        .text();

        assertThat(text).doesNotContain("hunter2", "abc", "n1\"", "cafe", "zz").contains("username=\"u\"");
        assertThat(read("<13>1 - - - - - [x password=\"hunter2\"] m").fields()).doesNotContainValue("hunter2");
    }

    @Test
    void aPatternThatWouldRunForEverInOtherEnginesDoesNot() {
        SyslogReader slow = new SyslogReader(List.of(new SyslogRule("x", Optional.empty(), "(a+)+$")));
        String line = "<13>" + "a".repeat(8000) + "!";

        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> slow.read(
                        "north",
                        new SyslogParser(ZoneOffset.UTC)
                                .expect(ByteView.of(line.getBytes(StandardCharsets.UTF_8)), Instant.EPOCH)));
    }
}
