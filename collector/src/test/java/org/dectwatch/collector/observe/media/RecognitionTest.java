package org.dectwatch.collector.observe.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;
import org.junit.jupiter.api.Test;

class RecognitionTest {
    private final List<StreamInterval> intervals = new ArrayList<>();
    private final MediaMeter meter = new MediaMeter(MediaOptions.DEFAULT, intervals::add);
    private final Random random = new Random(99);
    private long ordinal;

    private boolean offer(int from, int to, byte[] payload) {
        Endpoint source = new Endpoint(IpAddress.v4(0x0a000000 + random.nextInt(16)), from);
        Endpoint destination = new Endpoint(IpAddress.v4(0x08080808), to);
        return offer(new Flow(Transport.UDP, source, destination), payload);
    }

    private boolean offer(Flow flow, byte[] payload) {
        ordinal++;
        long nanos = RtpScenario.START + ordinal * 1_000_000;
        return meter.offer(flow, Carriage.bare(nanos, "test", ordinal), ByteView.of(payload));
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void findsNoStreamInAMillionRandomDatagramsOfAFewFlows() {
        for (int i = 0; i < 1_000_000; i++) {
            offer(40_000 + i % 8, 50_000, noise(12 + i % 60));
        }
        assertThat(meter.stats().streamsOpened()).isZero();
    }

    @Test
    void findsNoStreamInDnsQuicStunDtlsZrtpAndT38() {
        for (int i = 0; i < 20_000; i++) {
            byte[] dns = ByteBuffer.allocate(40)
                    .putShort((short) random.nextInt())
                    .putShort((short) 0x8180)
                    .putLong(0x0001000100000000L)
                    .array();
            offer(53, 30_000 + i % 100, dns);
            offer(5353, 5353, dns);
            // QUIC: long and short header, fixed bit set (RFC 9000 section 17).
            byte[] quic = noise(60);
            quic[0] = (byte) (random.nextBoolean() ? 0xc3 : 0x41);
            assertThat(offer(443, 31_000, quic)).isFalse();
            assertThat(offer(32_000, 40_443, quic)).isFalse();
            byte[] stun = ByteBuffer.allocate(20)
                    .putInt(0x00010000)
                    .putInt(0x2112a442)
                    .putLong(i)
                    .array();
            assertThat(offer(33_000, 34_000, stun)).isFalse();
            byte[] dtls = ByteBuffer.allocate(40)
                    .put((byte) 22)
                    .putShort((short) 0xfefd)
                    .putLong(i)
                    .array();
            assertThat(offer(33_000, 34_000, dtls)).isFalse();
            byte[] zrtp = ByteBuffer.allocate(28)
                    .putShort((short) 0x1000)
                    .putShort((short) i)
                    .putInt(0x5a525450)
                    .putInt(7)
                    .array();
            assertThat(offer(33_000, 34_000, zrtp)).isFalse();
            byte[] t38 = ByteBuffer.allocate(20)
                    .putShort((short) (2 * i))
                    .putShort((short) 0x0400)
                    .putLong(i)
                    .array();
            offer(35_000, 36_000, t38);
        }
        assertThat(meter.stats().streamsOpened()).isZero();
    }

    @Test
    void findsNoStreamInAGameThatCountsWhereRtpCounts() {
        // A header of constant octets with a counter and a clock in microseconds: near to RTP, yet too fast.
        for (int i = 0; i < 5_000; i++) {
            byte[] game = ByteBuffer.allocate(60)
                    .put((byte) 0x80)
                    .put((byte) 0x01)
                    .putShort((short) i)
                    .putInt(i * 1_000_000)
                    .putInt(77)
                    .array();
            offer(
                    new Flow(
                            Transport.UDP,
                            new Endpoint(IpAddress.v4(1), 27_015),
                            new Endpoint(IpAddress.v4(2), 27_016)),
                    game);
        }
        assertThat(meter.stats().streamsOpened()).isZero();
    }

    @Test
    void countsThePacketsOfTheProbationToo() {
        Sender sender = new Sender(1, 0).speak(5);
        assertThat(sender.metered().only().counts().packets()).isEqualTo(5);
        assertThat(new Sender(1, 0).speak(4).metered().totals).isEmpty();
    }

    @Test
    void findsAStreamThroughLossReorderingCopiesDigitsAndSilence() {
        Sender sender = new Sender(1, 0).speak(1);
        for (int i = 0; i < 3; i++) {
            sender.speak(1).press(5, 101);
            // Five lost, then silence that the time stamp counts, then one packet twice.
            sender.sequence += 5;
            sender.pass(3000, 24_000).speak(3);
            sender.packets.add(sender.packets.get(sender.packets.size() - 1));
        }
        RtpScenario.Packet last = sender.packets.remove(sender.packets.size() - 2);
        sender.packets.add(last);
        assertThat(sender.metered().only().counts().unique()).isEqualTo(34);
    }

    @Test
    void findsClocksThatTelephonyHasNot() {
        assertThat(new Sender(1, 11).send(20, 882, 1_764).metered().totals).hasSize(1);
        Sender video = new Sender(2, 97);
        for (int frame = 0; frame < 30; frame++) {
            for (int part = 0; part < 3; part++) {
                video.send(part == 2, new byte[900]);
                video.sequence++;
            }
            video.pass(33, 3_003);
        }
        assertThat(video.metered().totals).hasSize(1);
    }

    @Test
    void takesNoClockOfMillisecondsForMediaHoweverSteady() {
        for (int every : new int[] {5, 10, 20, 40, 80, 120, 200, 1000}) {
            Sender counter = new Sender(1, 0);
            for (int i = 0; i < 2_000; i++) {
                counter.send(false, new byte[60]).pass(every, every);
                counter.sequence++;
            }
            assertThat(counter.metered().totals).as("every %d ms", every).isEmpty();
        }
    }

    @Test
    void tellsApartWhatSharesAPortWithRtp() {
        Sender sender = new Sender(1, 0);
        byte[] stun =
                ByteBuffer.allocate(20).putInt(0x00010000).putInt(0x2112a442).array();
        byte[] dtls =
                ByteBuffer.allocate(40).put((byte) 22).putShort((short) 0xfefd).array();
        byte[] zrtp =
                ByteBuffer.allocate(28).putInt(0x10000001).putInt(0x5a525450).array();
        byte[] channel = ByteBuffer.allocate(28).putInt(0x40010018).array();
        byte[] rtcp =
                ByteBuffer.allocate(8).putInt(0x80c90001).putInt(sender.ssrc).array();
        sender.speak(100);
        for (RtpScenario.Packet packet : sender.packets) {
            assertThat(offer(packet.flow(), packet.payload())).isTrue();
            for (byte[] other : List.of(stun, dtls, zrtp, channel)) {
                assertThat(offer(packet.flow(), other)).isFalse();
            }
            assertThat(offer(packet.flow(), rtcp)).isTrue();
        }
        meter.end(RtpScenario.START + 10_000_000_000L);
        assertThat(meter.stats().streamsOpened()).isEqualTo(1);
        assertThat(meter.stats().rtcp()).isEqualTo(100);
        assertThat(intervals.get(intervals.size() - 1).totals().counts())
                .isEqualTo(new org.dectwatch.collector.domain.StreamTotals.Counts(100, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void takesFaxForFaxWhereSdpAnnouncedItUntilAudioIsAnnouncedAgain() {
        Sender sender = new Sender(1, 0).speak(20);
        meter.announceFax(sender.flow.destination());
        sender.packets.forEach(p -> assertThat(offer(p.flow(), p.payload())).isFalse());
        meter.announce(sender.flow.destination());
        sender.packets.forEach(p -> assertThat(offer(p.flow(), p.payload())).isTrue());
        assertThat(meter.stats().streamsOpened()).isEqualTo(1);
    }

    @Test
    void countsFromTheFirstPacketWhereSdpAnnouncedTheAddress() {
        Sender sender = new Sender(1, 120).speak(1);
        meter.announce(sender.flow.destination());
        offer(sender.flow, sender.packets.get(0).payload());
        assertThat(meter.stats().streamsOpened()).isEqualTo(1);
    }

    @Test
    void takesMultiplexedRtcpForWhatItIs() {
        Sender sender = new Sender(1, 0).speak(5);
        sender.packets.forEach(p -> offer(p.flow(), p.payload()));
        byte[] report =
                ByteBuffer.allocate(8).putInt(0x80c90001).putInt(sender.ssrc).array();
        assertThat(offer(sender.flow, report)).isTrue();
        meter.end(RtpScenario.START + 1_000_000_000L);
        assertThat(meter.stats().rtcp()).isEqualTo(1);
        assertThat(intervals.get(intervals.size() - 1).totals().counts().packets())
                .isEqualTo(5);
    }

    @Test
    void givesWayToNewStreamsWhenTheTableIsFullAndCountsIt() {
        MediaMeter small = new MediaMeter(
                new MediaOptions(100, 64, Duration.ofMinutes(1), Duration.ofMillis(500), false), intervals::add);
        for (int index = 0; index < 1_000; index++) {
            for (RtpScenario.Packet packet : new Sender(index, 0).speak(5).packets) {
                long nanos = packet.nanos() + index * 1_000_000L;
                small.offer(packet.flow(), Carriage.bare(nanos, "test", ++ordinal), ByteView.of(packet.payload()));
            }
        }
        assertThat(small.stats().streams()).isEqualTo(100);
        assertThat(small.stats().streamsEvicted()).isEqualTo(900);
        small.end(RtpScenario.START + 10_000_000_000L);
        assertThat(intervals.stream().filter(StreamInterval::last)).hasSize(1_000);
    }

    @Test
    void closesAStreamThatFellSilentAndTellsNothingWhileItIs() {
        Sender sender = new Sender(1, 0).speak(120);
        sender.packets.forEach(p -> {
            ordinal++;
            meter.offer(p.flow(), Carriage.bare(p.nanos(), "test", ordinal), ByteView.of(p.payload()));
        });
        for (int second = 3; second < 400; second++) {
            meter.tick(RtpScenario.START + second * 1_000_000_000L);
        }
        assertThat(intervals).hasSize(4);
        assertThat(intervals).extracting(i -> i.deltas().packets()).containsExactly(50L, 50L, 20L, 0L);
        assertThat(intervals.get(3).last()).isTrue();
        assertThat(meter.stats().streams()).isZero();
    }
}
