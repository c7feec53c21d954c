package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of {@code streams} for captures beside the checkout: counts and tshark's numbers by their truth, the rest by scenario. */
class SharedStreamsTest {
    private static final List<String> FIELDS = List.of(
            "id",
            "capture",
            "ssrc",
            "source",
            "destination",
            "payloadTypes",
            "codecs",
            "packets",
            "unique",
            "duplicates",
            "reordered",
            "restarts",
            "lost",
            "lossPercent",
            "meanJitterMs",
            "maxJitterMs",
            "meanDeltaMs",
            "maxDeltaMs",
            "tshark",
            "ptimeMs",
            "dscp",
            "vlanPriority",
            "encryption",
            "mos",
            "claimedBy",
            "callId");

    /** Of the report, and of the truth. */
    private static final Map<String, String> PRINTED = Map.of(
            "packets", "packets",
            "lost", "lost",
            "lostPercent", "lost_pct",
            "minDeltaMs", "min_delta_ms",
            "meanDeltaMs", "mean_delta_ms",
            "maxDeltaMs", "max_delta_ms",
            "minJitterMs", "min_jitter_ms",
            "meanJitterMs", "mean_jitter_ms",
            "maxJitterMs", "max_jitter_ms",
            "problem", "problem");

    private static Told told(String capture) {
        List<Path> keys = Shared.capture(capture + ".keys").stream().toList();
        return Told.of(Shared.require(capture + ".pcap"), keys);
    }

    private static JsonNode truth(String capture, String table) throws Exception {
        return Told.parse(Files.readString(Shared.require("truth/" + capture + ".pcap.json")))
                .path(table);
    }

    /** Streams by source, destination and SSRC; the truth writes IPv6 without brackets. */
    private static Map<String, JsonNode> byKey(Iterable<JsonNode> streams, String source, String destination) {
        Map<String, JsonNode> named = new TreeMap<>();
        for (JsonNode stream : streams) {
            String key = stream.path(source).asText() + " "
                    + stream.path(destination).asText();
            named.put(
                    key.replace("[", "").replace("]", "") + " "
                            + stream.path("ssrc").asText(),
                    stream);
        }
        return named;
    }

    private static Map<String, JsonNode> streams(Told report) {
        return byKey(report.all("streams"), "source", "destination");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gen-hold-g726", "gen-impaired-s", "gen-srtp-tls", "pkts-sip_rtp", "arkime-gtp-iphone"})
    void countsAndNumbersAreThoseOfTheTruth(String capture) throws Exception {
        Map<String, JsonNode> streams = streams(told(capture));
        Map<String, JsonNode> counted = byKey(truth(capture, "rtp_streams_recount"), "src", "dst");
        Map<String, JsonNode> printed = byKey(truth(capture, "rtp_streams_tshark"), "src", "dst");
        assertThat(streams).isNotEmpty().containsOnlyKeys(counted.keySet()).containsOnlyKeys(printed.keySet());
        streams.forEach((key, stream) -> {
            JsonNode counts = counted.get(key);
            for (String field : List.of("packets", "unique", "duplicates", "reordered", "lost")) {
                assertThat(stream.path(field).asLong())
                        .as("%s %s", key, field)
                        .isEqualTo(counts.path(field).asLong());
            }
            assertThat(stream.path("lossPercent").asDouble())
                    .isEqualTo(Math.rint(100_000.0
                                    * counts.path("lost").asLong()
                                    / counts.path("expected").asLong())
                            / 1000);
            List<String> types = new ArrayList<>();
            counts.path("pt").fieldNames().forEachRemaining(types::add);
            assertThat(Told.list(stream.path("payloadTypes")).stream().map(JsonNode::asText))
                    .containsExactlyElementsOf(types);
            assertThat(stream.path("tshark").size()).isEqualTo(PRINTED.size());
            PRINTED.forEach(
                    (ours, theirs) -> assertThat(stream.at("/tshark/" + ours).asText())
                            .as("%s tshark %s", key, ours)
                            .isEqualTo(printed.get(key).path(theirs).asText()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"gen-hold-g726", "gen-impaired-s", "gen-srtp-tls", "pkts-sip_rtp", "arkime-gtp-iphone"})
    void everyFieldIsThereAndWhatCannotBeKnownIsNull(String capture) {
        for (JsonNode stream : told(capture).all("streams")) {
            List<String> names = new ArrayList<>();
            stream.fieldNames().forEachRemaining(names::add);
            assertThat(names).containsAll(FIELDS);
            assertThat(stream.path("restarts").asInt()).isZero();
            assertThat(stream.path("claimedBy").asText()).isEqualTo("SDP");
            // No capture here has a VLAN tag.
            assertThat(stream.path("vlanPriority").size()).isZero();
            boolean rated = !stream.path("mos").isNull();
            assertThat(stream.path("mosReason").isNull()).isEqualTo(rated);
            if (rated) {
                assertThat(stream.at("/mos/model").asText()).isEqualTo("G.107");
                assertThat(stream.path("mos").size()).isEqualTo(6);
            }
        }
    }

    private static List<String> rows(Told report, String... fields) {
        return report.rows("streams", fields);
    }

    @Test
    void theHeldCallGoesOnWithAnotherCodecThatIsNotRated() {
        Told report = told("gen-hold-g726");
        assertThat(rows(report, "ssrc", "codecs", "ptimeMs", "dscp", "encryption", "mos/value", "remote"))
                .containsExactly(
                        "0x7ee2b4de [\"PCMU\"] 20.0 [0] CLEAR 4.41 -",
                        "0x7ee2b4de [\"PCMU\"] 20.0 [0] CLEAR 4.41 -",
                        "0xd94ce731 [\"TELEPHONE-EVENT\"] - [0] UNKNOWN - -",
                        "0x243ff7bf [\"G726-32\"] 20.0 [0] CLEAR - -",
                        "0x243ff7bf [\"G726-32\"] 20.0 [0] CLEAR - -");
        assertThat(rows(report, "meanJitterMs", "maxDeltaMs")).contains("- -");
        assertThat(report.rows("calls", "streams", "dtmf/rfc4733", "agreedCodecs", "srtp"))
                .containsExactly("[\"s1\",\"s2\",\"s3\",\"s4\",\"s5\"] 19# [\"PCMU\",\"G726-32\"] NONE");
    }

    @Test
    void theImpairedCallsAreRatedByTheirTrueLossAndTheirFarEndsTellOfTheirs() {
        Told report = told("gen-impaired-s");
        // By hand: 95 x 5.25 / (5.25 / 1.387 + 25.1) = 17.26 off 93.2; 95 x 4.897 / (4.897 / 1.506 + 25.1) = 16.41.
        assertThat(rows(report, "ssrc", "codecs", "ptimeMs", "dscp", "encryption", "mos/value", "mos/burstRatio"))
                .containsExactly(
                        "0x08ded574 [\"PCMU\"] 20.0 [46] CLEAR 4.41 1.0",
                        "0xdaf4b876 [\"PCMU\"] 20.0 [46] CLEAR 3.86 1.387",
                        "0x040d03df [\"PCMA\"] 20.0 [46] CLEAR 4.41 1.0",
                        "0xff93709e [\"PCMA\"] 20.0 [46] CLEAR 3.9 1.506");
        // As tshark prints the fields of the last report of each receiver and sender.
        assertThat(rows(
                        report,
                        "ssrc",
                        "remote/received/by",
                        "remote/received/reports",
                        "remote/received/lost",
                        "remote/received/maxLossPercent",
                        "remote/received/jitterMs",
                        "remote/sent/packets",
                        "remote/sent/lostAtEnd"))
                .containsExactly(
                        "0x08ded574 192.0.2.20:58013 6 8 1.953 4.5 1500 0",
                        "0xdaf4b876 192.0.2.200:58345 6 63 7.812 8.875 1500 0",
                        "0x040d03df 192.0.2.20:58001 6 13 2.344 5.875 1500 0",
                        "0xff93709e 192.0.2.200:58079 6 69 6.641 6.375 1500 0");
    }

    @Test
    void theSecureCallsAreEncipheredAndTheirHoldIsNoJitter() {
        Told report = told("gen-srtp-tls");
        assertThat(rows(report, "ssrc", "codecs", "ptimeMs", "dscp", "encryption", "mos/value", "remote"))
                .containsExactly(
                        "0xfb066932 [\"PCMU\"] 20.0 [46] SRTP 4.41 -",
                        "0xd0ad7ba9 [\"PCMU\"] 20.0 [46] SRTP 4.41 -",
                        "0x36dfc08b [\"PCMA\"] 20.0 [46] SRTP 4.41 -",
                        "0x1493455f [\"PCMA\"] 20.0 [46] SRTP 4.41 -");
        assertThat(report.all("streams"))
                .allSatisfy(stream -> {
                    assertThat(stream.path("maxDeltaMs").asDouble()).isLessThan(30);
                    assertThat(stream.path("meanDeltaMs").asDouble()).isBetween(19.9, 20.1);
                })
                .anySatisfy(stream ->
                        assertThat(stream.at("/tshark/maxDeltaMs").asDouble()).isGreaterThan(3000));
        assertThat(report.rows("calls", "streams", "srtp"))
                .containsExactly("[\"s1\",\"s2\"] AGREED", "[\"s3\",\"s4\"] AGREED");
    }

    @Test
    void thePlainCallAndTheOneInsideATunnel() {
        assertThat(rows(
                        told("pkts-sip_rtp"),
                        "codecs",
                        "ptimeMs",
                        "dscp",
                        "encryption",
                        "mos/value",
                        "meanJitterMs",
                        "maxJitterMs",
                        "meanDeltaMs",
                        "maxDeltaMs",
                        "remote"))
                .containsExactly("[\"PCMU\"] 20.0 [0] CLEAR 4.41 0.562 8.162 19.997 97.08 -");
        assertThat(rows(told("arkime-gtp-iphone"), "ssrc", "codecs", "ptimeMs", "dscp", "encryption", "mosReason"))
                .containsExactly(
                        "0x6399bbc1 [\"AMR\"] 20.0 [0] UNKNOWN ITU-T G.113 appendix I does not rate AMR",
                        "0xa2ff620f [\"AMR\"] 20.0 [0] UNKNOWN ITU-T G.113 appendix I does not rate AMR");
    }
}
