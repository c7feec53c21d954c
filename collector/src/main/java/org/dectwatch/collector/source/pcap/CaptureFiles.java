package org.dectwatch.collector.source.pcap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.dectwatch.collector.net.FrameSink;

/**
 * Reads several capture files as one stream in the order of time, on the caller's thread. Each file keeps its own name and
 * ordinals. Every sink in use gets the ticks (see {@link PacketClock}), at the end a last tick at the latest packet time, and
 * then {@code end}. Files without packets never ask for a sink.
 *
 * <p>Memory: one buffer of 1 MiB a file for 16 files; when there are more, files rest closed until their time comes, and those
 * that overlap beyond 16 get 64 KiB each.
 */
public final class CaptureFiles {
    private static final int FULLY_BUFFERED = 16;
    private static final int SMALL_BUFFER = 64 << 10;
    private static final long REPORT_EVERY = 1 << 16;

    /** Told now and then how far the reading has come. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param octets of the files, packed as they are
         * @param total empty when a file's size cannot be known (standard input)
         */
        void read(long octets, OptionalLong total);
    }

    private final List<String> files;
    private final SinkChoice sinks;
    private final Consumer<byte[]> tlsSecrets;
    private final Progress progress;

    private final PriorityQueue<MergedFile> queue = new PriorityQueue<>(MergedFile.BY_TIME);
    private final List<MergedFile> readable = new ArrayList<>();
    private final List<CaptureUnreadable> unreadable = new ArrayList<>();
    private final Deque<String> ended = new ArrayDeque<>();
    private final List<FrameSink> inUse = new ArrayList<>();
    private final PacketClock clock = new PacketClock();
    private final LongConsumer ticks = this::tick;
    private OptionalLong total = OptionalLong.of(0);
    private long finishedBytes;
    private long delivered;
    private int awake;
    private volatile boolean stopped;

    /**
     * @param files paths, {@code -} for standard input
     * @param tlsSecrets gets its own copy of each key log inside the files, before the packets that follow it
     */
    public CaptureFiles(List<String> files, SinkChoice sinks, Consumer<byte[]> tlsSecrets, Progress progress) {
        this.files = List.copyOf(files);
        this.sinks = sinks;
        this.tlsSecrets = tlsSecrets;
        this.progress = progress;
    }

    /** The first of these that is there to be looked at, and is no capture; pipes and standard input are left alone. */
    static Optional<CaptureUnreadable> firstUnreadable(List<String> files) {
        for (String file : files) {
            if (!CaptureOpening.isPipe(file)) {
                try (CaptureFileReader reader = CaptureFileReader.open(file, unread -> {}, SMALL_BUFFER)) {
                    reader.file();
                } catch (CaptureUnreadable reason) {
                    return Optional.of(reason);
                }
            }
        }
        return Optional.empty();
    }

    /** Reads everything. To be called once. What a sink throws passes through; the files are closed then, too. */
    public CaptureFilesRead read() {
        try {
            for (int i = 0; i < files.size(); i++) {
                look(i, files.get(i));
            }
            while (!stopped && !queue.isEmpty()) {
                MergedFile file = queue.remove();
                if (file.begun() || begin(file)) {
                    deliver(file);
                }
            }
            end();
            return new CaptureFilesRead(
                    readable.stream().map(MergedFile::summary).toList(), unreadable, stopped);
        } finally {
            readable.forEach(MergedFile::close);
        }
    }

    /** Ends {@link #read()} soon, in good order. From any thread. */
    public void stop() {
        stopped = true;
    }

    /** Opens a file to learn when it begins. */
    private void look(int index, String name) {
        OptionalLong size = CaptureOpening.size(name);
        boolean rests = files.size() > FULLY_BUFFERED && size.isPresent();
        try {
            MergedFile file = rests
                    ? new MergedFile(index, name, unread -> {}, SMALL_BUFFER)
                    : new MergedFile(index, name, tlsSecrets, CaptureFileReader.BUFFER_BYTES);
            total = total.isPresent() && size.isPresent()
                    ? OptionalLong.of(total.getAsLong() + size.getAsLong())
                    : OptionalLong.empty();
            readable.add(file);
            if (!file.next()) {
                finishedBytes += file.bytesRead();
                return;
            }
            if (rests) {
                file.rest();
            }
            queue.add(file);
        } catch (CaptureUnreadable reason) {
            unreadable.add(reason);
        }
    }

    /** False when a resting file cannot be opened any more. */
    private boolean begin(MergedFile file) {
        try {
            file.wake(tlsSecrets, ++awake <= FULLY_BUFFERED ? CaptureFileReader.BUFFER_BYTES : SMALL_BUFFER);
        } catch (CaptureUnreadable reason) {
            awake--;
            readable.remove(file);
            unreadable.add(reason);
            return false;
        }
        FrameSink sink = sinks.sinkFor(file.file(), Optional.ofNullable(ended.pollLast()));
        if (inUse.stream().noneMatch(known -> known == sink)) {
            inUse.add(sink);
        }
        file.begin(sink);
        return true;
    }

    /** Delivers from one file until another one's turn has come. */
    private void deliver(MergedFile file) {
        FrameSink sink = file.sink().orElseThrow();
        MergedFile other = queue.peek();
        do {
            clock.advance(file.nanos(), ticks);
            sink.frame(file.frame());
            if (++delivered % REPORT_EVERY == 0) {
                progress.read(finishedBytes + bytesOfOpenFiles(file), total);
            }
            if (!file.next()) {
                awake--;
                ended.addLast(file.file());
                finishedBytes += file.bytesRead();
                return;
            }
        } while (!stopped && (other == null || MergedFile.BY_TIME.compare(file, other) < 0));
        queue.add(file);
    }

    private void tick(long nanos) {
        for (FrameSink sink : inUse) {
            sink.tick(nanos);
        }
    }

    private void end() {
        for (FrameSink sink : inUse) {
            sink.tick(clock.latestNanos());
        }
        for (FrameSink sink : inUse) {
            sink.end(clock.latestNanos());
        }
        progress.read(
                finishedBytes + queue.stream().mapToLong(MergedFile::bytesRead).sum(), total);
    }

    private long bytesOfOpenFiles(MergedFile current) {
        return current.bytesRead()
                + queue.stream()
                        .filter(MergedFile::begun)
                        .mapToLong(MergedFile::bytesRead)
                        .sum();
    }
}
