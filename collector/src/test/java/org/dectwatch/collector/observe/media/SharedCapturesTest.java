package org.dectwatch.collector.observe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.domain.StreamTotals.Encryption;
import org.dectwatch.collector.domain.StreamTotals.PayloadUse;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Test;

class SharedCapturesTest {
    private final List<RtcpSeen> reports = new ArrayList<>();

    private List<StreamInterval> streams(String capture) throws IOException {
        List<StreamInterval> last = new ArrayList<>();
        MediaMeter meter = new MediaMeter(
                MediaOptions.forFiles(),
                interval -> {
                    if (interval.last()) {
                        last.add(interval);
                    }
                },
                reports::add);
        CaptureDatagrams.play(Shared.require(capture), meter);
        return last;
    }

    private static Map<String, StreamTotals> bySource(List<StreamInterval> streams) {
        return streams.stream()
                .collect(Collectors.toMap(
                        s -> s.key().flow().source() + " " + s.key().ssrcText(), StreamInterval::totals));
    }

    @Test
    void countsTheTrueLossOfAnImpairedCallWhereTsharkHidesItBehindDuplicates() throws IOException {
        Map<String, StreamTotals> streams = bySource(streams("gen-impaired-s.pcap"));
        assertThat(streams).hasSize(4);
        StreamTotals first = streams.get("192.0.2.20:58012 0xdaf4b876");
        assertThat(first.counts()).isEqualTo(new StreamTotals.Counts(1480, 16, 0, 0, 32, 0, 0, 82));
        assertThat(first.lossPattern().lost()).isEqualTo(82);
        assertThat(first.lossPattern().runs()).isEqualTo(56);
        assertThat(first.tshark().orElseThrow().lost()).isEqualTo(66);
        StreamTotals second = streams.get("192.0.2.20:58000 0xff93709e");
        assertThat(second.counts()).isEqualTo(new StreamTotals.Counts(1476, 6, 0, 0, 32, 0, 0, 76));
        assertThat(second.lossPattern().runs()).isEqualTo(48);
        assertThat(second.tshark().orElseThrow().lost()).isEqualTo(70);
        assertThat(second.tshark().orElseThrow().maxJitterMs()).isCloseTo(16.275, within(0.0005));
        assertThat(reports).hasSize(32).noneMatch(r -> r.compound().encrypted());
    }

    @Test
    void readsTheDigitsAndBothCodecsOfTheHeldCallWithoutFalseLoss() throws IOException {
        List<StreamInterval> streams = streams("gen-hold-g726.pcap");
        assertThat(streams)
                .hasSize(5)
                .allSatisfy(s -> assertThat(s.totals().counts().lost()).isZero());
        assertThat(streams.stream()
                        .mapToLong(s -> s.totals().counts().packets())
                        .sum())
                .isEqualTo(1184);
        Map<String, StreamTotals> named = bySource(streams);
        StreamTotals digits = named.get("192.0.2.20:58000 0xd94ce731");
        assertThat(digits.dtmf().events()).isEqualTo(3);
        assertThat(digits.dtmf().digits().orElseThrow().digits()).isEqualTo("19#");
        assertThat(digits.timing().maxJitterMs()).isEmpty();
        assertThat(codecs(named.get("192.0.2.20:58000 0x7ee2b4de"))).containsExactly("PCMU");
        assertThat(codecs(named.get("192.0.2.20:58000 0x243ff7bf"))).containsExactly("G726-32");
        assertThat(named.get("192.0.2.20:58000 0x243ff7bf").timing().ptimeMs()).hasValue(20);
    }

    @Test
    void tellsSrtpByItsTagAndLeavesTheHoldOutOfJitter() throws IOException {
        List<StreamInterval> streams = streams("gen-srtp-tls.pcap");
        assertThat(streams).hasSize(4).allSatisfy(s -> {
            assertThat(s.totals().payload().encryption()).isEqualTo(Encryption.SRTP);
            assertThat(s.totals().payload().commonLength()).isEqualTo(170);
        });
        StreamTotals held = bySource(streams).get("192.0.2.20:58334 0xd0ad7ba9");
        assertThat(held.silences().pauses() + held.silences().stalls()).isEqualTo(1);
        assertThat(held.silences().longestMs()).isCloseTo(3139.976, within(0.001));
        assertThat(held.timing().maxDeltaMs().orElseThrow()).isLessThan(60);
        assertThat(held.tshark().orElseThrow().maxDeltaMs()).isCloseTo(3139.976, within(0.0005));
        assertThat(reports).isNotEmpty().anyMatch(r -> r.compound().encrypted());
        assertThat(reports).allMatch(r -> r.compound().reports().isEmpty());
    }

    @Test
    void countsTheOneStreamOfAPlainCallAsTsharkDoes() throws IOException {
        List<StreamInterval> streams = streams("pkts-sip_rtp.pcap");
        assertThat(streams).hasSize(1);
        StreamTotals totals = streams.get(0).totals();
        assertThat(totals.counts().packets()).isEqualTo(501);
        assertThat(totals.counts().lost()).isZero();
        assertThat(totals.payload().encryption()).isEqualTo(Encryption.CLEAR);
        assertThat(totals.timing().maxDeltaMs().orElseThrow()).isCloseTo(97.080, within(0.0005));
        assertThat(totals.timing().maxJitterMs().orElseThrow()).isCloseTo(8.162, within(0.0005));
    }

    @Test
    void findsAmrInsideATunnelWithItsClockFromSdpOrNot() throws IOException {
        List<StreamInterval> streams = streams("arkime-gtp-iphone.pcap");
        assertThat(streams).hasSize(2);
        Map<String, StreamTotals> named = bySource(streams);
        StreamTotals up = named.get("[fd00:183:1:1:1886:9040:8605:32b8]:49120 0xa2ff620f");
        assertThat(up.counts().packets()).isEqualTo(13);
        assertThat(up.counts().lost()).isEqualTo(402);
        StreamTotals down = named.get("[fd01::183]:19956 0x6399bbc1");
        assertThat(down.counts().packets()).isEqualTo(14);
        assertThat(down.counts().lost()).isEqualTo(509);
    }

    @Test
    void findsNoStreamWhereThereIsNone() throws IOException {
        for (String name : List.of(
                "gen-udp-reg.pcap",
                "gen-tls12-20ep.pcap",
                "gen-tls-fail.pcap",
                "gen-tcp-framing.pcap",
                "gen-hep3.pcap",
                "zeek-sip-wireshark.pcap",
                "ipfixprobe-sip.pcap",
                "suricata-sip-body-large.pcap",
                "pkts-fragmented_tcp_sip.pcap")) {
            assertThat(streams(name)).as(name).isEmpty();
        }
    }

    private static List<String> codecs(StreamTotals totals) {
        return totals.payloadTypes().stream()
                .map(PayloadUse::codec)
                .flatMap(java.util.Optional::stream)
                .toList();
    }
}
