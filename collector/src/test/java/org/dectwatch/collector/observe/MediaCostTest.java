package org.dectwatch.collector.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.write.FrameBuilder;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.junit.jupiter.api.Test;

/**
 * What a packet of media costs, in a form that other work on the machine cannot change: octets allocated, which are the same in
 * each run, and time as a multiple of other work done by the same thread.
 */
class MediaCostTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STREAMS = 400;
    /** All within one second of stream time, so that no interval falls due. */
    private static final int PACKETS = 45;

    private static final int PROVEN_AFTER = 10;
    /** A pause of the measurement itself now and then, spread over all packets. */
    private static final double ALMOST_NOTHING = 0.5;
    /** How often a packet's octets could be gone through meanwhile; half is usual. */
    private static final double MOST_PASSES = 2;

    private final long start = 1_700_000_000L * 1_000_000_000L;
    private long observations;

    /** Packet by packet over all streams, as a mirror port shows them. */
    private List<RawFrame> frames() {
        List<RawFrame> frames = new ArrayList<>(STREAMS * PACKETS);
        for (int packet = 0; packet < PACKETS; packet++) {
            for (int stream = 0; stream < STREAMS; stream++) {
                byte[] rtp = new byte[172];
                Arrays.fill(rtp, 12, 172, (byte) (packet * 31 + stream));
                rtp[0] = (byte) 0x80;
                rtp[3] = (byte) packet;
                rtp[6] = (byte) (packet * 160 >> 8);
                rtp[7] = (byte) (packet * 160);
                rtp[10] = (byte) (stream >> 8);
                rtp[11] = (byte) stream;
                byte[] frame = FrameBuilder.ethernet()
                        .ip("192.0.2.20", "192.0.2.200")
                        .dscp(46)
                        .udp(20_000 + 2 * stream, 30_000 + 2 * stream)
                        .payload(rtp)
                        .build();
                long time = start + packet * 20_000_000L + stream * 40_000L;
                frames.add(new RawFrame(
                        time, "test", frames.size() + 1L, LinkType.ETHERNET, frame.length, ByteView.of(frame)));
            }
        }
        return frames;
    }

    private Intake direct() {
        return new Intake(
                IntakeOptions.live(),
                new KeyRing(),
                new Directions(Set.of()),
                seen -> observations++,
                frame -> {},
                true);
    }

    private static double allocatedPerPacket(List<RawFrame> frames, Intake intake) {
        int proven = STREAMS * PROVEN_AFTER;
        frames.subList(0, proven).forEach(intake::frame);
        List<RawFrame> rest = frames.subList(proven, frames.size());
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < rest.size(); i++) {
            intake.frame(rest.get(i));
        }
        long after = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        return (double) (after - before) / rest.size();
    }

    @Test
    void aPacketOfMediaMakesNoGarbage() {
        List<RawFrame> frames = frames();
        // Once before, for what classes allocate when they are used first.
        allocatedPerPacket(frames, direct());
        Intake intake = direct();
        assertThat(allocatedPerPacket(frames, intake)).isLessThan(ALMOST_NOTHING);
        observations = 0;
        intake.end(start + 1_000_000_000L);
        assertThat(observations).as("streams counted, and the tick").isEqualTo(STREAMS + 1);
    }

    @Test
    void countingAPacketOfMediaTakesNoLongerThanGoingThroughItsOctetsTwice() {
        List<RawFrame> frames = frames();
        double least = Double.MAX_VALUE;
        for (int round = 0; round < 12; round++) {
            long metering = time(frames, this::meter);
            long passing = time(frames, MediaCostTest::passThrough);
            least = Math.min(least, (double) metering / passing);
        }
        System.out.printf("a packet of media takes as long as going through its octets %.2f times%n", least);
        assertThat(least).isLessThan(MOST_PASSES);
    }

    private static long time(List<RawFrame> frames, ToLongFunction<List<RawFrame>> work) {
        long begin = THREADS.getCurrentThreadCpuTime();
        long result = work.applyAsLong(frames);
        long end = THREADS.getCurrentThreadCpuTime();
        assertThat(result).isPositive();
        return Math.max(1, end - begin);
    }

    private long meter(List<RawFrame> frames) {
        Intake intake = direct();
        for (int i = 0; i < frames.size(); i++) {
            intake.frame(frames.get(i));
        }
        return intake.decodeStats().datagrams();
    }

    /** One octet after the other, each step waiting for the one before: no processor has an instruction for that. */
    private static long passThrough(List<RawFrame> frames) {
        long passed = 1;
        for (int i = 0; i < frames.size(); i++) {
            ByteView bytes = frames.get(i).bytes();
            for (int at = 0; at < bytes.length(); at++) {
                passed = passed * 31 + bytes.u8(at);
            }
        }
        return passed >>> 1 | 1;
    }
}
