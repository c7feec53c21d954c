package org.dectwatch.collector.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.protocol.CapturePayloads;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipCapturesTest {
    @ParameterizedTest
    @ValueSource(strings = {"gen-udp-reg.pcap", "gen-hold-g726.pcap", "zeek-sip-wireshark.pcap"})
    void countsTheMessagesOfAUdpCaptureByMethodAndCode(String name) throws IOException {
        JsonNode truth = new ObjectMapper()
                .readTree(Shared.require("truth/" + name + ".json").toFile());
        List<SipMessage> messages = new ArrayList<>();
        for (byte[] payload : CapturePayloads.udp(Shared.require(name))) {
            if (SipStartLine.looksLikeSip(ByteView.of(payload))) {
                messages.add(SipParser.expectMessage(ByteView.of(payload), false));
            }
        }
        assertThat(requests(messages)).isEqualTo(counts(truth.at("/sip/requests_by_method")));
        assertThat(responses(messages)).isEqualTo(counts(truth.at("/sip/responses_by_code")));
        assertThat(messages).allSatisfy(m -> assertThat(m.flaws()).isEmpty());
        assertThat(messages.stream().map(SipSummarizer::summarize))
                .allSatisfy(s -> assertThat(s.flaws()).isEmpty());
    }

    @Test
    void framesTwelveRequestsAndTwelveAnswersOfTheFramingCapture() throws IOException {
        List<SipMessage> messages = framed("gen-tcp-framing.pcap", Integer.MAX_VALUE);

        assertThat(requests(messages)).isEqualTo(Map.of("OPTIONS", 7, "REGISTER", 3, "MESSAGE", 2));
        assertThat(responses(messages)).isEqualTo(Map.of("200", 7, "401", 3, "405", 2));
    }

    @Test
    void framesTheSameWhenTheSegmentsAreOfOneOctet() throws IOException {
        List<SipMessage> messages = framed("gen-tcp-framing.pcap", 1);

        assertThat(messages).hasSize(24).allSatisfy(m -> assertThat(m.flaws()).isEmpty());
    }

    @Test
    void readsTheLargeBodyWhole() throws IOException {
        List<SipMessage> messages = framed("suricata-sip-body-large.pcap", Integer.MAX_VALUE);

        assertThat(messages).isNotEmpty();
        assertThat(messages.stream().mapToInt(m -> m.body().length()).max()).hasValue(65_536);
        assertThat(messages).allSatisfy(m -> assertThat(m.flaws()).isEmpty());
    }

    private static List<SipMessage> framed(String name, int segment) throws IOException {
        List<SipMessage> messages = new ArrayList<>();
        for (byte[] stream : CapturePayloads.tcp(Shared.require(name)).values()) {
            SipFramer framer = SipFramer.fromStart(SipFramer.DEFAULT_LIMIT);
            for (int at = 0; at < stream.length; at += Math.min(segment, stream.length - at)) {
                framer.feed(ByteView.of(stream, at, Math.min(segment, stream.length - at)));
                for (Optional<SipMessage> m = framer.take(); m.isPresent(); m = framer.take()) {
                    messages.add(m.get());
                }
            }
            assertThat(framer.end()).isEmpty();
            assertThat(framer.skipped()).isZero();
        }
        return messages;
    }

    private static Map<String, Integer> requests(List<SipMessage> messages) {
        Map<String, Integer> counts = new TreeMap<>();
        messages.forEach(m -> m.start().visit(r -> counts.merge(r.method(), 1, Integer::sum), r -> 0));
        return counts;
    }

    private static Map<String, Integer> responses(List<SipMessage> messages) {
        Map<String, Integer> counts = new TreeMap<>();
        messages.forEach(m -> m.start().visit(r -> 0, r -> counts.merge("" + r.status(), 1, Integer::sum)));
        return counts;
    }

    private static Map<String, Integer> counts(JsonNode node) {
        Map<String, Integer> counts = new TreeMap<>();
        node.properties().forEach(e -> counts.put(e.getKey(), e.getValue().asInt()));
        return counts;
    }
}
