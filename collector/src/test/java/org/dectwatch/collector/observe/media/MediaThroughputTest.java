package org.dectwatch.collector.observe.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.decode.DecodeOptions;
import org.dectwatch.collector.decode.FrameDecoder;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.PassingDatagram;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;
import org.dectwatch.collector.protocol.rtp.RtpHeader;
import org.dectwatch.collector.source.pcap.CaptureFiles;
import org.dectwatch.collector.source.pcap.SinkChoice;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand calls of a minute, written by the lab's generator: exact totals, and figures on the console. Speed is packets for
 * each second of this thread's processor time, so that other work on the machine does not count against it.
 */
@Tag("big")
class MediaThroughputTest {
    private static final long RTP = 5_593_798;
    private static final long LOST = 28_402;
    private static final int ROUNDS = 5;
    /** More than twice as much is usual. */
    private static final double FLOOR = 2_000_000;

    @TempDir
    Path directory;

    private long streams;
    private long packets;
    private long lost;
    private long intervals;

    @Test
    void countsAThousandCallsExactlyAndFast() throws Exception {
        String file = generate().toString();
        double best = Double.MAX_VALUE;
        double reading = Double.MAX_VALUE;
        long bare = 0;
        long allocated = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = cpu();
            bare = allocation(() -> read(file, Optional.empty()));
            long metered = cpu();
            reading = Math.min(reading, (metered - begin) / 1e9);
            streams = packets = lost = intervals = 0;
            allocated = allocation(() -> read(file, Optional.of(meter())));
            best = Math.min(best, (cpu() - metered) / 1e9);
            assertThat(streams).isEqualTo(2000);
            assertThat(packets).isEqualTo(RTP);
            assertThat(lost).isEqualTo(LOST);
        }
        System.out.printf(
                "media: %.2f s, %.2f M packets/s of one thread, reading and decoding included (those alone %.2f s);"
                        + " reading allocates %.1f octets a packet, counting %.2f, of %d intervals%n",
                best, RTP / best / 1e6, reading, (double) bare / RTP, (double) (allocated - bare) / RTP, intervals);
        assertThat(RTP / best).as("packets a second").isGreaterThan(FLOOR);
    }

    /** Reads and decodes; what is media goes to the meter as it passes. */
    private static void read(String file, Optional<MediaMeter> meter) {
        FrameDecoder decoder = new FrameDecoder(DecodeOptions.defaults(), new SegmentSink() {
            @Override
            public void segment(Segment segment) {
                // Signalling is not the matter here.
            }

            @Override
            public void datagram(PassingDatagram datagram) {
                if (meter.isPresent() && RtpHeader.isVersion2(datagram.payload())) {
                    meter.get().offer(datagram);
                }
            }
        });
        FrameSink sink = new FrameSink() {
            @Override
            public void frame(RawFrame frame) {
                decoder.decode(frame);
            }

            @Override
            public void tick(long nowNanos) {
                decoder.tick(nowNanos);
                meter.ifPresent(found -> found.tick(nowNanos));
            }

            @Override
            public void end(long nowNanos) {
                decoder.end(nowNanos);
                meter.ifPresent(found -> found.end(nowNanos));
            }
        };
        new CaptureFiles(List.of(file), SinkChoice.all(sink), secrets -> {}, (octets, total) -> {}).read();
    }

    private MediaMeter meter() {
        return new MediaMeter(MediaOptions.DEFAULT, interval -> {
            intervals++;
            if (interval.last()) {
                streams++;
                packets += interval.totals().counts().packets();
                lost += interval.totals().counts().lost();
            }
        });
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static long allocation(Work work) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        work.run();
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    private Path generate() throws Exception {
        Path source = Shared.requireFile("lab/bigpcap.c");
        Path program = directory.resolve("bigpcap");
        Path file = directory.resolve("big.pcap");
        run(List.of("cc", "-O2", "-o", program.toString(), source.toString()));
        run(List.of(program.toString(), file.toString()));
        return file;
    }

    private static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).as(command.toString()).isZero();
    }
}
