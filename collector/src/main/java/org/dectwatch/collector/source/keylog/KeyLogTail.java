package org.dectwatch.collector.source.keylog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One file that is appended to, and what happens to such files: replaced by another of the same name, truncated and written
 * anew, taken away. Whatever was appended before is read first. Belongs to one thread.
 */
final class KeyLogTail {
    private static final int PIECE = 64 << 10;
    /** So many octets before the place reached are compared, to notice a file that was written anew and is longer already. */
    private static final int REMEMBERED = 64;

    private final Path path;
    private final LineCutter cutter;
    private final byte[] piece = new byte[PIECE];
    private final byte[] before = new byte[REMEMBERED];
    private int beforeLength;
    private @Nullable SeekableByteChannel channel;
    private @Nullable Object identity;
    private long position;
    private long bytes;
    private long restarts;

    KeyLogTail(Path path, Consumer<String> lines) {
        this.path = path;
        this.cutter = new LineCutter(lines);
    }

    /**
     * Reads what is new.
     *
     * @param goOn asked between two pieces
     * @throws java.nio.file.NoSuchFileException while there is none
     * @throws IOException when it cannot be read
     */
    void look(BooleanSupplier goOn) throws IOException {
        if (channel != null) {
            // Also when it has another name by now: what was appended before that belongs to it.
            readOn(channel, goOn);
        }
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        if (!now.isRegularFile()) {
            throw new IOException("it is no regular file");
        }
        if (channel == null || !Objects.equals(identity, now.fileKey())) {
            boolean another = channel != null;
            SeekableByteChannel fresh = Files.newByteChannel(path);
            close();
            channel = fresh;
            identity = now.fileKey();
            restart(another);
            readOn(fresh, goOn);
        }
    }

    private void readOn(SeekableByteChannel from, BooleanSupplier goOn) throws IOException {
        if (from.size() < position || (from.size() > position && !unchanged(from))) {
            restart(true);
        }
        from.position(position);
        while (goOn.getAsBoolean()) {
            int count = from.read(ByteBuffer.wrap(piece));
            if (count <= 0) {
                return;
            }
            position += count;
            bytes += count;
            cutter.feed(piece, count);
            remember(count);
        }
    }

    private void restart(boolean again) {
        position = 0;
        beforeLength = 0;
        cutter.forget();
        restarts += again ? 1 : 0;
    }

    private void remember(int count) {
        if (count >= REMEMBERED) {
            System.arraycopy(piece, count - REMEMBERED, before, 0, REMEMBERED);
            beforeLength = REMEMBERED;
            return;
        }
        int keep = Math.min(beforeLength, REMEMBERED - count);
        System.arraycopy(before, beforeLength - keep, before, 0, keep);
        System.arraycopy(piece, 0, before, keep, count);
        beforeLength = keep + count;
    }

    private boolean unchanged(SeekableByteChannel from) throws IOException {
        byte[] now = new byte[beforeLength];
        ByteBuffer buffer = ByteBuffer.wrap(now);
        from.position(position - beforeLength);
        while (buffer.hasRemaining() && from.read(buffer) > 0) {
            // A read may give less than was asked for.
        }
        return Arrays.equals(now, 0, beforeLength, before, 0, beforeLength);
    }

    /** Lets the file go; what comes next is read from its beginning. */
    void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
            identity = null;
        }
    }

    KeyLogCounts counts() {
        return new KeyLogCounts(cutter.taken(), cutter.tooLong(), bytes, restarts);
    }
}
