package org.dectwatch.collector.protocol.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.dectwatch.collector.net.ByteView;
import org.junit.jupiter.api.Test;

class RtpHeaderTest {
    // Padding 4, extension of one word, one contributing source, marker, type 96.
    private static final byte[] PACKET = HexFormat.of()
            .parseHex("b1e0ffff8000000011223344" + "aabbccdd" + "bede000112345678" + "058aa0a0" + "00000004");

    @Test
    void readsTheHeaderInPlace() {
        ByteView packet = ByteView.of(PACKET);
        assertThat(RtpHeader.isVersion2(packet)).isTrue();
        assertThat(RtpHeader.marker(packet)).isTrue();
        assertThat(RtpHeader.payloadType(packet)).isEqualTo(96);
        assertThat(RtpHeader.sequence(packet)).isEqualTo(65_535);
        assertThat(RtpHeader.timestamp(packet)).isEqualTo(Integer.MIN_VALUE);
        assertThat(RtpHeader.ssrc(packet)).isEqualTo(0x11223344);
        int start = RtpHeader.payloadStart(packet);
        assertThat(start).isEqualTo(24);
        assertThat(RtpHeader.payloadLength(packet, start, false)).isEqualTo(4);
        assertThat(RtpHeader.payloadLength(packet, start, true)).isEqualTo(8);
        assertThat(TelephoneEvent.key(TelephoneEvent.event(packet, start))).isEqualTo('5');
        assertThat(TelephoneEvent.end(packet, start)).isTrue();
        assertThat(TelephoneEvent.duration(packet, start)).isEqualTo(0xa0a0);
    }

    @Test
    void refusesPartsThatReachPastTheEnd() {
        assertThat(RtpHeader.payloadStart(ByteView.of(PACKET, 0, 11))).isEqualTo(-1);
        assertThat(RtpHeader.payloadStart(ByteView.of(PACKET, 0, 14))).isEqualTo(-1);
        assertThat(RtpHeader.payloadStart(ByteView.of(PACKET, 0, 18))).isEqualTo(-1);
        assertThat(RtpHeader.payloadStart(ByteView.of(PACKET, 0, 22))).isEqualTo(-1);
        byte[] padded = PACKET.clone();
        padded[padded.length - 1] = 9;
        assertThat(RtpHeader.payloadLength(ByteView.of(padded), 24, false)).isEqualTo(-1);
        padded[padded.length - 1] = 0;
        assertThat(RtpHeader.payloadLength(ByteView.of(padded), 24, false)).isEqualTo(-1);
        assertThat(RtpHeader.isVersion2(ByteView.empty())).isFalse();
    }

    @Test
    void knowsTheStaticPayloadTypes() {
        assertThat(StaticPayloads.name(2)).contains("G726-32");
        assertThat(StaticPayloads.clockRate(9)).isEqualTo(8000);
        assertThat(StaticPayloads.clockRate(96)).isZero();
        assertThat(StaticPayloads.name(20)).isEmpty();
        assertThat(StaticPayloads.isComfortNoise(19)).isTrue();
    }

    @Test
    void answersEveryMutationWithinTheDatagram() {
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            byte[] mutant = Arrays.copyOf(PACKET, i % (PACKET.length + 1));
            for (int flips = random.nextInt(5); flips > 0 && mutant.length > 0; flips--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
            }
            ByteView packet = ByteView.of(mutant);
            int start = RtpHeader.payloadStart(packet);
            assertThat(start).isBetween(-1, mutant.length);
            if (start >= 0) {
                assertThat(RtpHeader.payloadLength(packet, start, i % 2 == 0)).isBetween(-1, mutant.length - start);
            }
        }
    }
}
