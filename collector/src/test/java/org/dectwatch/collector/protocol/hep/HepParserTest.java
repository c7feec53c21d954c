package org.dectwatch.collector.protocol.hep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.Deflater;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Malformed.Reason;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.protocol.CapturePayloads;
import org.dectwatch.collector.protocol.Mutations;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Test;

class HepParserTest {
    private static final HepParser PARSER = new HepParser(Optional.empty());
    private static final String OPTIONS = "OPTIONS sip:a SIP/2.0\r\n\r\n";

    @Test
    void readsEveryGenericChunkOfAPacket() {
        HepPacket packet = parse(HepPackets.sip(17, OPTIONS)
                .chunk(17, "c1@h".getBytes(StandardCharsets.UTF_8))
                .chunk(18, 0, 7)
                .vendorChunk(9, 15, new byte[] {1}));

        assertThat(packet.flow())
                .contains(new Flow(
                        Transport.UDP,
                        Endpoint.parse("192.0.2.20:5070").orElseThrow(),
                        Endpoint.parse("192.0.2.200:5061").orElseThrow()));
        assertThat(packet.sentNanos()).isEqualTo(OptionalLong.of(1_795_361_766_250_000_000L));
        assertThat(packet.type()).isEqualTo(HepType.SIP);
        assertThat(packet.captureId()).isEqualTo(OptionalLong.of(0xfffffffeL));
        assertThat(packet.nodeName()).contains("node-1");
        assertThat(packet.correlationId()).contains("c1@h");
        assertThat(packet.vlan()).isEqualTo(OptionalInt.of(7));
        assertThat(packet.payload()).isEqualTo(latin(OPTIONS));
    }

    @Test
    void takesProtocol22ForTlsAsKamailioWritesIt() {
        assertThat(parse(HepPackets.sip(22, "")).flow().orElseThrow().transport())
                .isEqualTo(Transport.TLS);
        assertThat(parse(HepPackets.sip(6, "")).flow().orElseThrow().transport())
                .isEqualTo(Transport.TCP);
        assertThat(parse(HepPackets.sip(132, "")).flow().orElseThrow().transport())
                .isEqualTo(Transport.SCTP);
        assertThat(parse(HepPackets.sip(1, "")).flow()).isEmpty();
    }

    @Test
    void knowsNoFlowWhenAChunkOfItIsMissing() {
        assertThat(parse(new HepPackets()
                                .chunk(2, 17)
                                .chunk(3, 1, 2, 3, 4)
                                .chunk(7, 0, 1)
                                .chunk(8, 0, 1))
                        .flow())
                .isEmpty();
    }

    @Test
    void comparesTheKeyAndForgetsIt() {
        byte[] key = "s3cret".getBytes(StandardCharsets.UTF_8);
        HepParser keyed = new HepParser(Optional.of(key));
        ByteView right = ByteView.of(HepPackets.sip(17, "").chunk(14, key).bytes());
        ByteView wrong =
                ByteView.of(HepPackets.sip(17, "").chunk(14, new byte[] {1}).bytes());

        assertThat(keyed.expect(right).key()).isEqualTo(HepKey.MATCHES);
        assertThat(keyed.expect(wrong).key()).isEqualTo(HepKey.DIFFERS);
        assertThat(parse(HepPackets.sip(17, "")).key()).isEqualTo(HepKey.ABSENT);
        assertThat(PARSER.expect(right).key()).isEqualTo(HepKey.UNCHECKED);
        assertThat(PARSER.expect(right).toString()).doesNotContain("s3cret");
    }

    @Test
    void inflatesACompressedPayload() {
        for (boolean raw : new boolean[] {true, false}) {
            HepPacket packet = parse(HepPackets.sip(17, "")
                    .chunk(16, deflate(OPTIONS.repeat(50).getBytes(StandardCharsets.ISO_8859_1), raw)));
            assertThat(packet.payload()).isEqualTo(latin(OPTIONS.repeat(50)));
        }
    }

    @Test
    void refusesAPayloadThatInflatesWithoutEnd() {
        HepPackets bomb = HepPackets.sip(17, "").chunk(16, deflate(new byte[20_000_000], false));

        assertThatThrownBy(() -> parse(bomb))
                .isInstanceOfSatisfying(
                        Malformed.class, m -> assertThat(m.reason()).isEqualTo(Reason.HEP_CHUNK));
    }

    @Test
    void refusesOlderVersionsAndLiesAboutLengths() {
        byte[] good = HepPackets.sip(17, OPTIONS).bytes();
        for (byte[] bad : List.of(
                new byte[] {1, 16, 2, 17},
                new byte[] {2, 16, 2, 17, 0, 0, 0, 0},
                new byte[0],
                changed(good, 4, 0xff),
                changed(good, 5, 5),
                changed(good, 10, 0xff),
                changed(good, 11, 3))) {
            assertThatThrownBy(() -> PARSER.expect(ByteView.of(bad))).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void framesPacketsFromSegmentsOfAnySize() {
        byte[] one = HepPackets.sip(17, OPTIONS).bytes();
        byte[] two = HepPackets.sip(22, "").bytes();
        byte[] stream = java.util.Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, stream, one.length, two.length);
        for (int size : new int[] {1, 7, stream.length}) {
            HepFramer framer = new HepFramer();
            List<byte[]> packets = new ArrayList<>();
            for (int at = 0; at < stream.length; at += size) {
                framer.feed(ByteView.of(stream, at, Math.min(size, stream.length - at)));
                for (Optional<ByteView> p = framer.take(); p.isPresent(); p = framer.take()) {
                    packets.add(p.get().copy());
                }
            }
            assertThat(packets).containsExactly(one, two);
        }
    }

    @Test
    void refusesAStreamThatIsNoHepAtItsFirstOctet() {
        HepFramer framer = new HepFramer();
        framer.feed(ByteView.of(new byte[] {'G'}));

        assertThatThrownBy(framer::take).isInstanceOf(Malformed.class);
    }

    @Test
    void readsWhatAKamailioSent() throws IOException {
        Map<Transport, Integer> transports = new EnumMap<>(Transport.class);
        for (byte[] payload : CapturePayloads.udp(Shared.require("gen-hep3.pcap"))) {
            if (HepParser.looksLikeHep(ByteView.of(payload))) {
                HepPacket packet = PARSER.expect(ByteView.of(payload));
                assertThat(packet.type()).isEqualTo(HepType.SIP);
                assertThat(packet.sentNanos()).isPresent();
                transports.merge(packet.flow().orElseThrow().transport(), 1, Integer::sum);
            }
        }
        assertThat(transports).isEqualTo(Map.of(Transport.TLS, 16, Transport.TCP, 12, Transport.UDP, 6));
    }

    @Test
    void answersDamageWithAValueOrMalformed() {
        List<byte[]> seeds = List.of(
                HepPackets.sip(17, OPTIONS).bytes(),
                HepPackets.sip(6, "")
                        .chunk(16, deflate(OPTIONS.getBytes(StandardCharsets.ISO_8859_1), false))
                        .bytes());
        Random random = new Random(31);
        int shown = Mutations.run(seeds, 100_000, 32, bytes -> {
            HepFramer framer = new HepFramer();
            int cut = random.nextInt(bytes.length() + 1);
            framer.feed(bytes.slice(0, cut));
            framer.take();
            framer.feed(bytes.from(cut));
            framer.take().ifPresent(PARSER::expect);
            PARSER.expect(bytes);
        });
        assertThat(shown).isGreaterThanOrEqualTo(100_000);
    }

    private static HepPacket parse(HepPackets packet) {
        return PARSER.expect(ByteView.of(packet.bytes()));
    }

    private static ByteView latin(String text) {
        return ByteView.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        byte[] copy = bytes.clone();
        copy[at] = (byte) value;
        return copy;
    }

    private static byte[] deflate(byte[] plain, boolean raw) {
        Deflater deflater = new Deflater(9, raw);
        deflater.setInput(plain);
        deflater.finish();
        byte[] packed = new byte[65_000];
        int length = deflater.deflate(packed);
        deflater.end();
        return java.util.Arrays.copyOf(packed, length);
    }
}
