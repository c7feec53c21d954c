package org.dectwatch.collector.source.pcap;

import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.source.SourceStats;

/** The counters of one capture thread: written by it alone, read by others as the snapshot it published last. */
final class LiveCounters {
    private static final long NEVER = Long.MIN_VALUE;

    private final String source;
    private volatile SourceStats published;
    private long openedNanos = NEVER;
    private long packets;
    private long bytes;
    private long truncated;
    private long lastNanos = NEVER;
    private long lastInboundNanos = NEVER;
    private long lastOutboundNanos = NEVER;
    private final KernelCounter kernelDrops = new KernelCounter();
    private final KernelCounter interfaceDrops = new KernelCounter();
    private boolean dropsKnown;
    private boolean countedTwice;
    private long failures;
    private Optional<String> lastError = Optional.empty();

    LiveCounters(String source) {
        this.source = source;
        this.published = SourceStats.none(source);
    }

    /**
     * A new handle, whose kernel counters begin at 0.
     *
     * @param loopback libpcap counts each packet there twice, as going out and as coming in, and shows one
     */
    void opened(long nowNanos, boolean loopback) {
        openedNanos = nowNanos;
        countedTwice = loopback;
        kernelDrops.restart();
        interfaceDrops.restart();
        publish();
    }

    void frame(RawFrame frame, Heading heading) {
        packets++;
        bytes += frame.bytes().length();
        if (frame.truncated()) {
            truncated++;
        }
        lastNanos = frame.timeNanos();
        if (heading == Heading.INBOUND) {
            lastInboundNanos = lastNanos;
        } else if (heading == Heading.OUTBOUND) {
            lastOutboundNanos = lastNanos;
        }
    }

    /** The handle's counters as libpcap gives them: 32 bits that wrap. */
    void kernel(long dropped, long droppedByInterface) {
        dropsKnown = true;
        kernelDrops.show(dropped);
        interfaceDrops.show(droppedByInterface);
    }

    void failed(String sentence) {
        failures++;
        lastError = Optional.of(sentence);
        publish();
    }

    long packets() {
        return packets;
    }

    long lastNanos() {
        return lastNanos;
    }

    void publish() {
        // Which of the two copies found no room cannot be known: half, rounded up, is the nearest honest number.
        long kernel = countedTwice ? (kernelDrops.total() + 1) / 2 : kernelDrops.total();
        SourceStats.Drops drops = dropsKnown
                ? new SourceStats.Drops(
                        OptionalLong.of(kernel), OptionalLong.of(interfaceDrops.total()), countedTwice && kernel > 0)
                : SourceStats.Drops.UNKNOWN;
        SourceStats.Last last =
                new SourceStats.Last(known(lastNanos), known(lastInboundNanos), known(lastOutboundNanos));
        published = new SourceStats(
                source, known(openedNanos), packets, bytes, truncated, drops, last, failures, lastError);
    }

    SourceStats published() {
        return published;
    }

    private static OptionalLong known(long nanos) {
        return nanos == NEVER ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    /** A 32-bit counter of the kernel, made one that never falls. */
    static final class KernelCounter {
        private long total;
        private int shown;

        void restart() {
            shown = 0;
        }

        void show(long value) {
            total += ((int) value - shown) & 0xffffffffL;
            shown = (int) value;
        }

        long total() {
            return total;
        }
    }
}
