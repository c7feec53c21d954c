package org.dectwatch.collector.source.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every capture beside the checkout has the packets and times that tshark and capinfos found. */
class SharedCapturesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arkime-gtp-iphone",
                "gen-hep3",
                "gen-hold-g726",
                "gen-impaired-s",
                "gen-ipv6-frag",
                "gen-srtp-tls",
                "gen-tcp-framing",
                "gen-tls-fail",
                "gen-tls12-20ep",
                "gen-udp-reg",
                "ipfixprobe-sip",
                "pkts-fragmented_tcp_sip",
                "pkts-sip_rtp",
                "suricata-sip-body-large",
                "zeek-sip-wireshark"
            })
    void hasThePacketsThatCapinfosCounts(String name) throws Exception {
        Path file = Shared.require(name + ".pcap");
        JsonNode truth = new ObjectMapper()
                .readTree(Shared.require("truth/" + name + ".pcap.json").toFile())
                .get("capinfos");
        try (CaptureFileReader reader = CaptureFileReader.open(file.toString(), secret -> {})) {
            while (reader.next()) {
                assertThat(reader.frame().bytes().length()).isPositive();
            }
            CaptureSummary summary = reader.summary();
            assertThat(summary.packets())
                    .isEqualTo(truth.get("Number of packets").asLong());
            assertThat(summary.incomplete()).isFalse();
            assertThat(micros(summary.firstNanos().orElseThrow()))
                    .isEqualTo(truth.get("First packet time").asText());
            assertThat(micros(summary.lastNanos().orElseThrow()))
                    .isEqualTo(truth.get("Last packet time").asText());
        }
    }

    private static String micros(long nanos) {
        return java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS")
                .withZone(java.time.ZoneOffset.UTC)
                .format(Times.instant(nanos));
    }
}
