package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Test;

/** What the report says of the media of calls: facts against what the scenarios' scripts made happen, faults by name. */
class MediaOfCallsTest {
    private static List<String> rules(Told report, String callId) {
        return report.all("findings").stream()
                .filter(f -> f.path("subject").asText().equals(callId))
                .map(f -> f.path("rule").asText())
                .sorted()
                .toList();
    }

    private static JsonNode finding(Told report, String rule) {
        return report.all("findings").stream()
                .filter(f -> f.path("rule").asText().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + rule));
    }

    @Test
    void theHeldCallTellsOffersAnswersAndWhatWasSentInOrder() {
        Told report = Told.ofScenario("gen-hold-g726");
        JsonNode media = report.all("calls").get(0).path("media");
        assertThat(Told.list(media.path("exchanges")))
                .extracting(e -> Told.row(e, "offer/packet", "answer/packet", "held", "answer/formats"))
                .containsExactly(
                        "5 8 false [\"0 PCMU\",\"96 TELEPHONE-EVENT\"]",
                        "594 596 true [\"0 PCMU\",\"96 TELEPHONE-EVENT\"]",
                        "598 600 false [\"2 G726-32\",\"96 TELEPHONE-EVENT\"]");
        assertThat(Told.list(media.path("resumptions")))
                .extracting(r -> Told.row(r, "heldMs", "codecBefore", "codecAfter"))
                .containsExactly("3004 PCMU G726-32");
        assertThat(Told.list(media.at("/directions/0/sent")))
                .extracting(s -> Told.row(s, "payloadType", "codec", "packets"))
                .containsExactly("0 PCMU 251", "96 TELEPHONE-EVENT 33", "2 G726-32 300");
        assertThat(Told.list(media.at("/directions/1/sent")))
                .extracting(s -> Told.row(s, "payloadType", "codec", "packets"))
                .containsExactly("0 PCMU 300", "2 G726-32 300");
    }

    @Test
    void theHeldCallHasTheFaultOfTheGuideAndNoLoss() {
        Told report = Told.ofScenario("gen-hold-g726");
        assertThat(rules(report, "1-56@192.0.2.20"))
                .contains("g726-offered", "codec-changed-after-resume")
                .doesNotContain(
                        "media-quality-poor",
                        "one-way-audio",
                        "media-silent",
                        "payload-type-not-agreed",
                        "silence-after-resume");
        JsonNode changed = finding(report, "codec-changed-after-resume");
        assertThat(changed.path("why").asText())
                .startsWith("After a hold of 3.0 s the call moved from PCMU to G726-32");
        assertThat(changed.path("to").asText()).isEqualTo("2026-11-22T15:41:45.107673Z");
        assertThat(Told.list(changed.path("evidence")))
                .extracting(e -> e.path("packet").asInt())
                .containsExactly(598, 600, 603, 602);
    }

    @Test
    void tonesHaveTheirDurations() {
        JsonNode dtmf = Told.ofScenario("gen-hold-g726").all("calls").get(0).path("dtmf");
        // By tshark: the longest rtpevent.duration of each of the three events is 1440 at 8000 Hz.
        assertThat(Told.row(dtmf, "rfc4733", "shortestMs", "longestMs")).isEqualTo("19# 180 180");
    }

    @Test
    void srtpIsRealAndItsKeysTravelInClearOnlyOverUdp() {
        Told report = Told.ofScenario("gen-srtp-tls");
        assertThat(rules(report, "795781b627cd054a")).containsExactly("several-codecs-answered");
        assertThat(rules(report, "ff33e91ead69731b")).containsExactly("srtp-keys-in-clear");
        JsonNode call = report.all("calls").stream()
                .filter(c -> c.path("callId").asText().equals("795781b627cd054a"))
                .findFirst()
                .orElseThrow();
        assertThat(Told.row(call.at("/media/exchanges/0"), "transport", "offer/srtp", "offer/suites", "offer/mki"))
                .isEqualTo("TLS true [\"AES_CM_128_HMAC_SHA1_80\"] false");
        assertThat(report.json().toString()).doesNotContain("inline");
    }

    @Test
    void lossIsTrueAndTsharksStandsBesideIt() {
        Told report = Told.of(Shared.require("gen-impaired-s.pcap"), List.of());
        assertThat(report.rows("streams", "ssrc", "lost", "tshark/lost", "duplicates"))
                .contains("0xdaf4b876 82 66 16", "0xff93709e 76 70 6");
        assertThat(rules(report, "08f46767cb8732a9")).containsExactly("media-quality-poor");
        assertThat(rules(report, "f1f48d9fc4d449fb")).containsExactly("media-quality-poor");
        assertThat(finding(report, "media-quality-poor").path("why").asText())
                .contains("82 of 1562 packets lost (5.2 %", "MOS", "by G.107 (PCMU, Ie 0.0, Bpl 25.1)");
    }

    @Test
    void aCallThatOnlyOneSideSpeaksInIsToldAsThat() {
        Told report = Told.of(Shared.require("pkts-sip_rtp.pcap"), List.of());
        assertThat(rules(report, "1-7879@127.0.0.1")).containsExactly("media-marking-wrong", "one-way-audio");
        assertThat(report.rows("streams", "packets", "lost", "maxDeltaMs")).containsExactly("501 0 97.08");
    }

    @Test
    void aCodecOfMobilesIsOutsideThePolicyAndItsDynamicTypesAreExplained() {
        Told report = Told.of(Shared.require("arkime-gtp-iphone.pcap"), List.of());
        assertThat(report.rows("streams", "payloadTypes", "codecs", "packets", "lost", "mos"))
                .containsExactlyInAnyOrder("[102] [\"AMR\"] 14 509 -", "[102] [\"AMR\"] 13 402 -");
        assertThat(rules(report, "zTHDK1uOm6wLihi3m15pRfSR"))
                .contains("codec-outside-policy", "media-quality-poor")
                .doesNotContain("media-silent", "one-way-audio", "payload-type-not-agreed");
        JsonNode poor = finding(report, "media-quality-poor");
        assertThat(poor.path("severity").asText())
                .as("27 of the 938 packets of both directions were captured")
                .isEqualTo("info");
        assertThat(poor.path("why").asText())
                .contains("cannot be told from this capture: 509 of 523 packets missing here (97.3 %");
    }
}
