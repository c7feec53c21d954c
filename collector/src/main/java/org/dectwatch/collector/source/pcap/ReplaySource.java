package org.dectwatch.collector.source.pcap;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.SourceCheck;
import org.dectwatch.collector.source.SourceStats;
import org.dectwatch.collector.source.SourceUnavailable;

/**
 * Captures played as if they were live: same intake, same analysis, with packet time as the only clock. At a speed of 1 packets
 * keep their distances; 0 plays as fast as the analysis takes them.
 */
public final class ReplaySource implements Source {
    private final String name;
    private final double speed;
    private final List<String> captures;
    private final CaptureFiles files;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile SourceCheck check =
            new SourceCheck(SourceCheck.State.NOT_STARTED, "The replay has not been started.");
    private volatile SourceStats stats;
    private long packets;
    private long bytes;
    private long truncated;
    private long firstPacket = Long.MIN_VALUE;
    private long begun;

    /** @param speed 1 is real time, 10 ten times as fast, 0 without pause; 0..1000 */
    public ReplaySource(String name, List<String> captures, double speed, FrameSink sink, Consumer<byte[]> tlsSecrets) {
        if (!(speed >= 0 && speed <= 1000)) {
            throw new IllegalArgumentException("speed must be 0..1000, not " + speed);
        }
        this.name = name;
        this.speed = speed;
        this.captures = List.copyOf(captures);
        this.stats = SourceStats.none(name);
        this.files = new CaptureFiles(captures, SinkChoice.all(new Paced(sink)), tlsSecrets, (octets, total) -> {});
        this.thread = new Thread(this::play, "capture-" + name);
    }

    /** Lets each packet wait for its time. */
    private final class Paced implements FrameSink {
        private final FrameSink sink;

        Paced(FrameSink sink) {
            this.sink = sink;
        }

        @Override
        public void frame(RawFrame frame) {
            waitFor(frame.timeNanos());
            packets++;
            bytes += frame.bytes().length();
            truncated += frame.truncated() ? 1 : 0;
            publish(frame.timeNanos());
            sink.frame(frame);
        }

        @Override
        public void tick(long nowNanos) {
            waitFor(nowNanos);
            sink.tick(nowNanos);
        }

        @Override
        public void end(long nowNanos) {
            sink.end(nowNanos);
        }
    }

    private void waitFor(long packetNanos) {
        if (firstPacket == Long.MIN_VALUE) {
            firstPacket = packetNanos;
            begun = System.nanoTime();
        }
        if (speed > 0) {
            long due = begun + (long) ((packetNanos - firstPacket) / speed);
            for (long left = due - System.nanoTime(); left > 0 && !stopping; left = due - System.nanoTime()) {
                LockSupport.parkNanos(this, Math.min(left, 50_000_000L));
            }
        }
    }

    private void publish(long lastNanos) {
        stats = new SourceStats(
                name,
                OptionalLong.of(firstPacket),
                packets,
                bytes,
                truncated,
                SourceStats.Drops.UNKNOWN,
                new SourceStats.Last(OptionalLong.of(lastNanos), OptionalLong.empty(), OptionalLong.empty()),
                0,
                Optional.empty());
    }

    private void play() {
        check = new SourceCheck(SourceCheck.State.RUNNING, "The replay runs.");
        CaptureFilesRead read = files.read();
        check = read.unreadable().isEmpty()
                ? new SourceCheck(SourceCheck.State.ENDED, "The replay came to its end.")
                : new SourceCheck(
                        SourceCheck.State.FAILED,
                        String.valueOf(read.unreadable().get(0).getMessage()));
    }

    @Override
    public String name() {
        return name;
    }

    /** @throws SourceUnavailable when one of the files is no capture; a pipe is not looked at, for it can be read once only */
    @Override
    public void start() throws SourceUnavailable {
        Optional<CaptureUnreadable> unreadable = CaptureFiles.firstUnreadable(captures);
        if (unreadable.isPresent()) {
            throw new SourceUnavailable(String.valueOf(unreadable.get().getMessage()), unreadable.get());
        }
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        stopping = true;
        files.stop();
        LockSupport.unpark(thread);
        try {
            thread.join(5000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public SourceCheck check() {
        return check;
    }

    @Override
    public SourceStats stats() {
        return stats;
    }
}
