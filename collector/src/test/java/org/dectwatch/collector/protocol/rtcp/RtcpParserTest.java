package org.dectwatch.collector.protocol.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.junit.jupiter.api.Test;

class RtcpParserTest {
    private static final String SENDER_REPORT = "81c8000c 11223344 e8a1b2c3 80000000 0001f400 000000fa 00009c40"
            + "55667788 20fffffe 0001abcd 00000050 b2c38000 00010000";
    private static final String DESCRIPTION = "81ca0003 11223344 0104 6e616d65 0000";
    private static final String BYE = "81cb0001 11223344";
    private static final String EXTENDED = "80cf0011 11223344"
            + "04000002 e8a1b2c3 80000000"
            + "05000003 55667788 b2c38000 00020000"
            + "07000008 55667788 0d054010 00780fa0 00460028 c0d81e10 5a7f2a7f c000003c 00780078";
    private static final byte[] COMPOUND = bytes(SENDER_REPORT + DESCRIPTION + BYE + EXTENDED);

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void readsAllPacketsOfACompound() {
        RtcpCompound compound = RtcpParser.expectCompound(ByteView.of(COMPOUND));
        assertThat(compound.sender()).isEqualTo(0x11223344);
        assertThat(compound.encrypted()).isFalse();
        SenderInfo info = compound.senderInfo().orElseThrow();
        assertThat(info.packets()).isEqualTo(250);
        assertThat(info.middleNtp()).isEqualTo(0xb2c38000L);
        assertThat(compound.reports())
                .containsExactly(new ReportBlock(0x55667788, 32, -2, 0x1abcd, 80, 0xb2c38000L, 65_536));
        assertThat(compound.leaving()).containsExactly(0x11223344);
        assertThat(compound.skipped()).isEqualTo(1);
        assertThat(compound.referenceTime()).hasValue(0xe8a1b2c380000000L);
        assertThat(compound.delays()).containsExactly(new DelaySinceReport(0x55667788, 0xb2c38000L, 131_072));
        VoipMetrics voip = compound.voip().get(0);
        assertThat(voip.lossRate()).isEqualTo(13);
        assertThat(voip.burstMs()).isEqualTo(120);
        assertThat(voip.roundTripMs()).isEqualTo(70);
        assertThat(voip.rFactor()).hasValue(90);
        assertThat(voip.mosListening()).hasValue(4.2);
        assertThat(voip.mosConversational()).isEmpty();
        assertThat(voip.gmin()).isEqualTo(16);
        assertThat(voip.concealment()).isEqualTo(3);
    }

    @Test
    void tellsHowLongAReportWasKept() {
        assertThat(new ReportBlock(1, 0, 0, 0, 0, 0x10000, 0x8000).delayMs()).isEqualTo(500);
    }

    @Test
    void takesNothingButTheSenderFromSrtcp() {
        byte[] tagged = Arrays.copyOf(bytes(SENDER_REPORT), 52 + 14);
        RtcpCompound compound = RtcpParser.expectCompound(ByteView.of(tagged));
        assertThat(compound.encrypted()).isTrue();
        assertThat(compound.sender()).isEqualTo(0x11223344);
        assertThat(compound.reports()).isEmpty();
    }

    @Test
    void refusesWhatDoesNotLookLikeRtcp() {
        assertThatThrownBy(() -> RtcpParser.expectCompound(ByteView.of(new byte[40])))
                .isInstanceOfSatisfying(
                        Malformed.class, m -> assertThat(m.reason()).isEqualTo(Malformed.Reason.RTCP_HEADER));
    }

    @Test
    void survivesEveryMutationWithAValueOrMalformed() {
        Random random = new Random(42);
        for (int i = 0; i < 120_000; i++) {
            byte[] mutant = Arrays.copyOf(COMPOUND, i % (COMPOUND.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && mutant.length > 0; flips--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(RtcpParser.expectCompound(ByteView.of(mutant))).isNotNull();
            } catch (Malformed expected) {
                assertThat(expected.offset()).isNotNegative();
            }
        }
    }
}
