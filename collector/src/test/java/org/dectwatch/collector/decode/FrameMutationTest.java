package org.dectwatch.collector.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.net.write.FrameBuilder.cookedV1;
import static org.dectwatch.collector.net.write.FrameBuilder.cookedV2;
import static org.dectwatch.collector.net.write.FrameBuilder.ethernet;
import static org.dectwatch.collector.net.write.FrameBuilder.loopback;
import static org.dectwatch.collector.net.write.FrameBuilder.raw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.junit.jupiter.api.Test;

/** Frames cut at every octet and with octets changed: a segment, nothing, or Malformed; and memory stays bounded. */
class FrameMutationTest {
    private static final int MUTATIONS = 150_000;

    private record Seed(LinkType link, byte[] frame) {}

    private final Random random = new Random(20_260_922);
    private long malformed;
    private long segments;
    private long ordinal;
    private final FrameDecoder decoder = new FrameDecoder(DecodeOptions.defaults(), this::check);

    @Test
    void survivesEveryCut() {
        for (Seed seed : seeds()) {
            for (int length = 0; length <= seed.frame.length; length++) {
                decode(seed.link, Arrays.copyOf(seed.frame, length), seed.frame.length);
                decode(seed.link, Arrays.copyOf(seed.frame, length), length);
            }
        }
        assertThat(malformed).isPositive();
        assertThat(segments).isPositive();
    }

    @Test
    void survivesChangedOctets() {
        List<Seed> seeds = seeds();
        for (int i = 0; i < MUTATIONS; i++) {
            Seed seed = seeds.get(random.nextInt(seeds.size()));
            byte[] frame = seed.frame.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                // Headers are at the front: most changes go there.
                int at = random.nextInt(random.nextBoolean() ? Math.min(80, frame.length) : frame.length);
                frame[at] =
                        random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (frame[at] ^ 1 << random.nextInt(8));
            }
            decode(seed.link, frame, frame.length + (random.nextInt(8) == 0 ? random.nextInt(2_000) : 0));
        }
        decoder.end(ordinal * 1_000_000);
        DecodeStats stats = decoder.stats();
        assertThat(malformed).isGreaterThan(MUTATIONS / 50);
        assertThat(segments).isGreaterThan(MUTATIONS / 10);
        assertThat(stats.frames()).isEqualTo(MUTATIONS);
        assertThat(stats.fragments().waitingBytes()).isLessThanOrEqualTo(16 << 20);
        assertThat(stats.tcp().open()).isZero();
        assertThat(stats.tcp().heldBytes()).isZero();
    }

    private void decode(LinkType link, byte[] frame, int originalLength) {
        try {
            decoder.decode(
                    new RawFrame(++ordinal * 1_000_000, "mutated", ordinal, link, originalLength, ByteView.of(frame)));
        } catch (Malformed e) {
            malformed++;
        }
    }

    private void check(Segment segment) {
        segments++;
        if (segment instanceof Segment.StreamGap gap) {
            assertThat(gap.missing()).isPositive();
        }
        if (segment instanceof Segment.StreamData data) {
            assertThat(data.bytes().length()).isPositive();
        }
    }

    private static List<Seed> seeds() {
        String a = "192.0.2.20";
        String b = "192.0.2.200";
        String text = "REGISTER sip:voice.example.net SIP/2.0\r\n";
        List<Seed> seeds = new ArrayList<>();
        seeds.add(new Seed(
                LinkType.ETHERNET,
                ethernet().vlan(1, 2).ip(a, b).udp(5060, 5060).payload(text).build()));
        seeds.add(new Seed(
                LinkType.ETHERNET,
                ethernet().ip("fd00::1", "fd00::2").udp(1, 2).payload(text).build()));
        seeds.add(new Seed(
                LinkType.LINUX_SLL,
                cookedV1().ip(a, b).tcp(1, 2, 3, 4, "PA").payload(text).build()));
        seeds.add(new Seed(
                LinkType.LINUX_SLL2,
                cookedV2().pppoe(3).ip(a, b).tcp(1, 2, 3, 4, "SA").build()));
        seeds.add(new Seed(
                LinkType.NULL,
                loopback().ip(a, b).tcp(5061, 2, 9, 4, "FA").payload(text).build()));
        seeds.add(new Seed(LinkType.RAW, raw().ip(a, b).tcp(5061, 2, 9, 4, "S").build()));
        seeds.add(new Seed(LinkType.RAW, raw().ip(a, b).tcp(2, 5061, 9, 4, "R").build()));
        seeds.add(new Seed(
                LinkType.ETHERNET,
                ethernet()
                        .mpls(3)
                        .ip(a, b)
                        .greWith(true, true, true)
                        .ip(b, a)
                        .udp(1, 2)
                        .payload(text)
                        .build()));
        seeds.add(new Seed(
                LinkType.ETHERNET,
                ethernet()
                        .ip(a, b)
                        .erspan(2, 1)
                        .ip(a, b)
                        .udp(1, 2)
                        .payload(text)
                        .build()));
        seeds.add(new Seed(
                LinkType.ETHERNET,
                ethernet()
                        .ip(a, b)
                        .erspan(3, 1)
                        .ip(a, b)
                        .udp(1, 2)
                        .payload(text)
                        .build()));
        seeds.add(new Seed(
                LinkType.ETHERNET,
                ethernet().ip(a, b).vxlan(1).ip(a, b).udp(1, 2).payload(text).build()));
        seeds.add(new Seed(
                LinkType.ETHERNET,
                ethernet()
                        .ip(a, b)
                        .gtpExtended(1)
                        .ip(a, b)
                        .udp(1, 2)
                        .payload(text)
                        .build()));
        byte[] quoted = raw().ip(a, b).udp(5060, 5060).payload(text).build();
        seeds.add(new Seed(
                LinkType.ETHERNET,
                ethernet().ip(b, a).icmp(3, 3).payload(quoted).build()));
        seeds.add(new Seed(
                LinkType.ETHERNET,
                ethernet().ip("fd00::2", "fd00::1").icmp(1, 4).payload(quoted).build()));
        ethernet()
                .ip(a, b)
                .id(7)
                .udp(1, 2)
                .payload(text)
                .fragments(16)
                .forEach(f -> seeds.add(new Seed(LinkType.ETHERNET, f)));
        ethernet()
                .ip("fd00::1", "fd00::2")
                .id(7)
                .udp(1, 2)
                .payload(text)
                .fragments(16)
                .forEach(f -> seeds.add(new Seed(LinkType.ETHERNET, f)));
        return seeds;
    }
}
