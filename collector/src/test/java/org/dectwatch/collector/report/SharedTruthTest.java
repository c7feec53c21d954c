package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures beside the checkout against their truth: what is so by construction first, then what tshark says. */
class SharedTruthTest {
    private static JsonNode read(Path file) {
        try {
            return Told.parse(Files.readString(file));
        } catch (IOException reason) {
            throw new AssertionError(reason);
        }
    }

    private static Told told(String capture) {
        List<Path> keys =
                Shared.capture(capture.replace(".pcap", ".keys")).stream().toList();
        return Told.of(Shared.require(capture), keys);
    }

    private static JsonNode truth(String capture, String byConstruction, String byTshark) {
        Optional<JsonNode> expected = Shared.capture("truth/" + capture + ".expect.json")
                .map(file -> read(file).path(byConstruction));
        return expected.filter(found -> !found.isMissingNode())
                .orElseGet(
                        () -> read(Shared.require("truth/" + capture + ".json")).at("/sip/" + byTshark));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arkime-gtp-iphone.pcap",
                "gen-hep3.pcap",
                "gen-hold-g726.pcap",
                "gen-impaired-s.pcap",
                "gen-ipv6-frag.pcap",
                "gen-srtp-tls.pcap",
                "gen-tcp-framing.pcap",
                "gen-tls-fail.pcap",
                "gen-tls12-20ep.pcap",
                "gen-udp-reg.pcap",
                "ipfixprobe-sip.pcap",
                "pkts-fragmented_tcp_sip.pcap",
                "pkts-sip_rtp.pcap",
                "suricata-sip-body-large.pcap",
                "zeek-sip-wireshark.pcap"
            })
    void agreesWithTheTruthOnPacketsAndMessages(String capture) {
        Told report = told(capture);
        JsonNode tshark = read(Shared.require("truth/" + capture + ".json"));
        assertThat(report.unreadable()).isEmpty();
        assertThat(report.capture().path("packets")).isEqualTo(tshark.path("packets"));
        assertThat(report.capture().path("incomplete").asBoolean()).isFalse();
        assertSame(report, "requests", truth(capture, "requests", "requests_by_method"));
        assertSame(report, "responses", truth(capture, "responses", "responses_by_code"));
        if (!capture.equals("gen-tcp-framing.pcap")) {
            assertSame(report, "transports", truth(capture, "transports", "by_transport"));
        }
    }

    private static void assertSame(Told report, String what, JsonNode truth) {
        assertThat(truth.isObject()).isTrue();
        assertThat(new TreeSet<>(lines(report.sip().path(what)))).as(what).isEqualTo(new TreeSet<>(lines(truth)));
    }

    private static List<String> lines(JsonNode counts) {
        return counts.properties().stream()
                .map(count -> count.getKey() + " " + count.getValue().asLong())
                .toList();
    }

    @Test
    void doesNotCountTheInvitesThatIcmpErrorsQuote() {
        Told report = told("ipfixprobe-sip.pcap");
        assertThat(report.capture().path("icmpQuoted").asInt()).isEqualTo(5);
        assertThat(report.sip().at("/requests/INVITE").asInt()).isEqualTo(9);
    }

    @Test
    void readsABodyOf65536OctetsWhole() {
        Told report = told("suricata-sip-body-large.pcap");
        assertThat(report.sip().at("/requests/INVITE").asInt()).isEqualTo(1);
        assertThat(report.capture().path("malformed")).isEmpty();
        assertThat(report.all("calls")).hasSize(1);
    }

    @Test
    void countsEveryArrivalOfALossyPathOnce() {
        Told report = told("gen-impaired-s.pcap");
        for (JsonNode sent :
                read(Shared.require("truth/gen-impaired-s.pcap.expect.json")).path("streams")) {
            if (!sent.path("arrival_capture").asText().equals("gen-impaired-s.pcap")) {
                continue;
            }
            JsonNode stream = report.all("streams").stream()
                    .filter(s ->
                            s.path("ssrc").asText().equals(sent.path("ssrc").asText()))
                    .findFirst()
                    .orElseThrow();
            assertThat(stream.path("packets")).isEqualTo(sent.path("arrived_frames"));
            assertThat(stream.path("unique")).isEqualTo(sent.path("arrived_unique"));
            assertThat(stream.path("duplicates")).isEqualTo(sent.path("duplicates_arrived"));
            assertThat(stream.path("lost").asLong())
                    .isLessThanOrEqualTo(sent.path("really_lost").asLong());
            // Only what was lost before the first or after the last arrival cannot be seen.
            assertThat(stream.path("lost").asLong())
                    .isGreaterThanOrEqualTo(sent.path("really_lost").asLong() - 3);
        }
    }

    @Test
    void filesThatFollowEachOtherAreOneReport() {
        String one = Shared.require("gen-udp-reg.pcap").toString();
        String other = Shared.require("gen-hold-g726.pcap").toString();
        Told report = Told.of(List.of(one, other), List.of());
        assertThat(report.json().path("captures")).hasSize(2);
        assertThat(report.sip().path("messages").asInt()).isEqualTo(65 + 15);
        assertThat(report.all("registrations")).hasSize(14);
        assertThat(report.all("calls")).hasSize(4);
    }

    @Test
    void whoOnlyAskedANameServerIsNotCalledAnIpDectServer() {
        assertThat(told("arkime-gtp-iphone.pcap").all("proxies")).isEmpty();
    }
}
