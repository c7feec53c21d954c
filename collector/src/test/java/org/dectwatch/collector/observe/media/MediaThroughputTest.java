package org.dectwatch.collector.observe.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Assumptions;
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
    /** A guard against regressions on a busy machine with a large young generation; a quiet one does more than twice as much. */
    private static final double FLOOR = 800_000;

    @TempDir
    Path directory;

    private long streams;
    private long packets;
    private long lost;
    private long intervals;

    @Test
    void countsAThousandCallsExactlyAndFast() throws Exception {
        Path file = generate();
        double[] seconds = new double[ROUNDS];
        double reading = Double.MAX_VALUE;
        long allocated = 0;
        long bare = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long readingFrom = cpu();
            bare = allocation(() -> new CaptureDatagrams("big", (f, c, p) -> {}).read(file, meter()));
            streams = packets = lost = intervals = 0;
            long begin = cpu();
            reading = Math.min(reading, (begin - readingFrom) / 1e9);
            allocated = allocation(() -> {
                MediaMeter meter = meter();
                CaptureDatagrams reader = new CaptureDatagrams("big", meter::offer);
                reader.read(file, meter);
                meter.end(reader.lastNanos);
            });
            seconds[round] = (cpu() - begin) / 1e9;
            assertThat(streams).isEqualTo(2000);
            assertThat(packets).isEqualTo(RTP);
            assertThat(lost).isEqualTo(LOST);
        }
        double best = java.util.Arrays.stream(seconds).min().orElseThrow();
        System.out.printf(
                "media: %.2f s, %.2f M packets/s with the file read; reading alone %.2f s; the meter allocates %.1f octets a packet, %d intervals%n",
                best, RTP / best / 1e6, reading, (double) (allocated - bare) / RTP, intervals);
        assertThat(RTP / best).as("packets a second").isGreaterThan(FLOOR);
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
        Path source = Shared.file("lab/bigpcap.c").orElse(null);
        Assumptions.assumeTrue(source != null, "shared/lab/bigpcap.c is not beside this checkout");
        Path program = directory.resolve("bigpcap");
        Path file = directory.resolve("big.pcap");
        run(List.of("cc", "-O2", "-o", program.toString(), String.valueOf(source)));
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
