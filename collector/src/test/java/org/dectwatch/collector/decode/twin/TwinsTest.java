package org.dectwatch.collector.decode.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.net.write.FrameBuilder.ethernet;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.net.write.FrameBuilder;
import org.dectwatch.collector.testing.Decoded;
import org.junit.jupiter.api.Test;

class TwinsTest {
    private static final Duration FRAME = Duration.ofMillis(20);

    @Test
    void tagsBothKindsAndDropsNothing() {
        Decoded decoded = new Decoded();
        for (int i = 0; i < 30; i++) {
            byte[] frame = rtp(i).build();
            decoded.frame(frame).wait(Duration.ofMillis(1)).frame(frame).wait(FRAME);
        }
        List<Twin> twins = twins(decoded);
        assertThat(twins).hasSize(60);
        assertThat(twins.subList(0, 4)).containsExactly(Twin.NONE, Twin.NETWORK, Twin.NONE, Twin.NETWORK);
        assertThat(twins.subList(58, 60)).containsExactly(Twin.NONE, Twin.MIRROR);
        assertThat(decoded.stats().duplicates()).isEqualTo(30);
        assertThat(decoded.stats().mirroredPairs())
                .containsExactly(AddressPair.of(decoded.segments().get(0).flow()));
    }

    @Test
    void givesTheVerdictFromTwentyFramesOn() {
        Decoded decoded = new Decoded();
        for (int i = 0; i < 10; i++) {
            decoded.frame(rtp(i)).frame(rtp(i));
        }
        assertThat(twins(decoded)).filteredOn(twin -> twin == Twin.MIRROR).hasSize(1);
        assertThat(decoded.stats().duplicates()).isEqualTo(10);
    }

    @Test
    void blamesTheNetworkWhenFewFramesHaveATwin() {
        Decoded decoded = new Decoded();
        for (int i = 0; i < 100; i++) {
            decoded.frame(rtp(i));
            if (i % 10 == 0) {
                decoded.frame(rtp(i));
            }
        }
        assertThat(twins(decoded)).filteredOn(twin -> twin == Twin.NETWORK).hasSize(10);
        assertThat(decoded.stats().duplicates()).isZero();
        assertThat(decoded.stats().twins().repeats()).isEqualTo(10);
    }

    @Test
    void knowsNoTwinAfterTenMilliseconds() {
        Decoded decoded =
                new Decoded().frame(rtp(1)).wait(Duration.ofMillis(10)).frame(rtp(1));
        decoded.frame(rtp(2)).wait(Duration.ofMillis(10).plusNanos(1)).frame(rtp(2));
        assertThat(twins(decoded)).containsExactly(Twin.NONE, Twin.NETWORK, Twin.NONE, Twin.NONE);
    }

    @Test
    void comparesFromTheIpHeaderOnAndWithoutPadding() {
        FrameBuilder plain =
                ethernet().ip("192.0.2.20", "192.0.2.200").udp(1, 2).payload("x");
        FrameBuilder tagged =
                ethernet().vlan(7, 3).ip("192.0.2.20", "192.0.2.200").udp(1, 2).payload("x");
        Decoded decoded = new Decoded().frame(Arrays.copyOf(plain.build(), 60)).frame(tagged);
        assertThat(twins(decoded)).containsExactly(Twin.NONE, Twin.NETWORK);
    }

    @Test
    void seesASingleOctetOfDifference() {
        byte[] frame = rtp(1).build();
        for (int at = 14; at < frame.length; at++) {
            byte[] other = frame.clone();
            other[at] ^= 1;
            int to = frame.length;
            assertThat(ByteView.of(other).hash64(14, to, 0))
                    .isNotEqualTo(ByteView.of(frame).hash64(14, to, 0));
        }
    }

    @Test
    void remembersAllFramesOfTheWindowHoweverManyComeInIt() {
        Twins twins = new Twins(TwinOptions.defaults());
        int frames = 15_000;
        byte[] frame = new byte[64];
        for (int i = 0; i < 2 * frames; i++) {
            frame[20] = (byte) (i % frames);
            frame[21] = (byte) (i % frames >>> 8);
            int copy = twins.copyOf(ByteView.of(frame), 14, 64, "eth0", i * 500L);
            assertThat(copy).as("frame %d", i).isEqualTo(i < frames ? 0 : 1);
        }
    }

    @Test
    void countsFurtherCopiesWhileTheRingGrows() {
        Twins twins = new Twins(TwinOptions.defaults());
        byte[] other = new byte[64];
        for (int i = 0; i < 6_000; i++) {
            if (i % 100 == 0) {
                assertThat(twins.copyOf(ByteView.of(new byte[64]), 14, 64, "eth0", i * 500L))
                        .isEqualTo(i / 100);
            }
            other[20] = (byte) (1 + i % 255);
            other[21] = (byte) (i / 255);
            assertThat(twins.copyOf(ByteView.of(other), 14, 64, "eth0", i * 500L))
                    .isZero();
        }
    }

    @Test
    void knowsNoTwinsOfDifferentSources() {
        byte[] frame = rtp(1).build();
        Decoded decoded = new Decoded();
        for (String source : List.of("eth0", "eth1")) {
            decoded.frame(new RawFrame(0, source, 1, LinkType.ETHERNET, frame.length, ByteView.of(frame)));
        }
        assertThat(twins(decoded)).containsExactly(Twin.NONE, Twin.NONE);
    }

    @Test
    void keepsTheCountOfPairsItHadToForget() {
        Twins twins = new Twins(new TwinOptions(Duration.ofMillis(10), 16, 1, 2, 80));
        ByteView bytes = ByteView.of(new byte[40]);
        for (int i = 0; i < 2; i++) {
            twins.judge(twins.copyOf(bytes, 0, 40, "x", 0), twins.pair(address(1), address(2), 0));
        }
        twins.pair(address(3), address(4), 1);
        assertThat(twins.stats().mirrorRepeats()).isEqualTo(1);
        assertThat(twins.stats().pairsEvicted()).isEqualTo(1);
    }

    private static org.dectwatch.collector.net.IpAddress address(int last) {
        return org.dectwatch.collector.net.IpAddress.v4(0xc0000200 + last);
    }

    private static FrameBuilder rtp(int number) {
        return ethernet()
                .ip("192.0.2.20", "192.0.2.200")
                .udp(20_000, 30_000)
                .payload("\u0080\0\0" + (char) number + "x".repeat(167));
    }

    private static List<Twin> twins(Decoded decoded) {
        return decoded.all(Segment.Datagram.class).stream()
                .map(datagram -> datagram.carriage().twin())
                .toList();
    }
}
