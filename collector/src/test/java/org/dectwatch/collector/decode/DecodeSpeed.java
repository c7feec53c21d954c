package org.dectwatch.collector.decode;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.testing.PlainPcap;

/**
 * Not a test: {@code DecodeSpeed FILE.pcap [rounds]} prints frames per second of processor time and
 * octets allocated per frame, the file being in memory.
 */
final class DecodeSpeed {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private DecodeSpeed() {}

    public static void main(String[] arguments) {
        List<RawFrame> frames = new ArrayList<>();
        PlainPcap.read(Path.of(arguments[0]), frames::add);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        for (int round = 0; round < rounds; round++) {
            long[] payload = {0, 0};
            FrameDecoder decoder = new FrameDecoder(DecodeOptions.defaults(), segment -> {
                payload[0]++;
                if (segment instanceof Segment.Datagram datagram) {
                    payload[1] += datagram.payload().length();
                }
            });
            long allocatedBefore = allocated();
            long start = THREADS.getCurrentThreadCpuTime();
            for (RawFrame frame : frames) {
                decoder.decode(frame);
            }
            long nanos = THREADS.getCurrentThreadCpuTime() - start;
            System.out.printf(
                    "%,d frames, %,d segments, %,d octets: %.2f M/s of processor time, %d octets allocated per frame%n",
                    frames.size(),
                    payload[0],
                    payload[1],
                    frames.size() * 1e3 / nanos,
                    (allocated() - allocatedBefore) / frames.size());
        }
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
