package org.dectwatch.collector.source.pcap;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.RawFrame;
import org.jspecify.annotations.Nullable;

/** One of the files being merged: waiting for its first packet's time to come, or standing at a packet. */
final class MergedFile {
    /** By time; of equals, the one already begun, so that a rotated file's end comes before its successor's beginning. */
    static final Comparator<MergedFile> BY_TIME = Comparator.comparingLong(MergedFile::nanos)
            .thenComparing(MergedFile::begun, Comparator.reverseOrder())
            .thenComparingInt(MergedFile::index);

    private final int index;
    private final String file;
    private CaptureFileReader reader;
    private boolean closed;
    private long nanos;
    private @Nullable FrameSink sink;

    /** Opens the file and goes to its first packet. */
    MergedFile(int index, String file, Consumer<byte[]> tlsSecrets, int bufferBytes) throws CaptureUnreadable {
        this.index = index;
        this.file = file;
        this.reader = CaptureFileReader.open(file, tlsSecrets, bufferBytes);
    }

    /** Moves on; false when there is nothing more, and the file is closed then. */
    boolean next() {
        if (!reader.next()) {
            close();
            return false;
        }
        // A packet stamped earlier than the one before it must not be held back: the merge follows the highest time.
        nanos = Math.max(nanos, reader.timeNanos());
        return true;
    }

    /** Closes a file that waits, to open it again when its time comes. */
    void rest() {
        close();
    }

    /** Opens a resting file again, at its first packet. */
    void wake(Consumer<byte[]> tlsSecrets, int bufferBytes) throws CaptureUnreadable {
        if (closed) {
            reader = CaptureFileReader.open(file, tlsSecrets, bufferBytes);
            closed = false;
            if (!reader.next()) {
                throw new CaptureUnreadable(file, "was changed while it was being read.");
            }
        }
    }

    void begin(FrameSink into) {
        sink = into;
    }

    boolean begun() {
        return sink != null;
    }

    Optional<FrameSink> sink() {
        return Optional.ofNullable(sink);
    }

    RawFrame frame() {
        return reader.frame();
    }

    long nanos() {
        return nanos;
    }

    int index() {
        return index;
    }

    String file() {
        return file;
    }

    long bytesRead() {
        return reader.bytesRead();
    }

    CaptureSummary summary() {
        return reader.summary();
    }

    void close() {
        closed = true;
        reader.close();
    }
}
