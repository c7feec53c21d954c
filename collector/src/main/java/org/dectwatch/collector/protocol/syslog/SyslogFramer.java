package org.dectwatch.collector.protocol.syslog;

import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.StreamBuffer;

/**
 * Cuts a connection into lines: by octet counting (RFC 6587 3.4.1, RFC 5425) where a frame begins with a number and a space, else at line
 * feeds and zero octets (3.4.2). A line longer than {@value #LONGEST} octets is cut there and the rest of it passed over.
 */
public final class SyslogFramer {
    public static final int LONGEST = 8192;
    private static final int MOST_DIGITS = 6;

    private final StreamBuffer buffer = new StreamBuffer();
    private boolean passingOver;
    private int counted;
    private long cut;

    public void feed(ByteView bytes) {
        buffer.append(bytes);
    }

    /** Lines that were longer than {@value #LONGEST} octets. */
    public long cut() {
        return cut;
    }

    /**
     * The next line when it is whole; valid until the next {@link #feed}. Lines of no octets are passed over.
     *
     * @throws Malformed SYSLOG_LINE when a count is absurd: the place is lost, and the connection is to be closed
     */
    public Optional<ByteView> take() {
        while (buffer.length() > 0) {
            Optional<ByteView> line;
            if (counted > 0) {
                line = takeCounted();
            } else if (passingOver || !startsWithCount()) {
                line = takeToLineEnd();
            } else if (readCount()) {
                continue;
            } else {
                return Optional.empty();
            }
            if (line.isEmpty()) {
                return line;
            }
            if (!line.get().isEmpty()) {
                return line;
            }
        }
        buffer.release();
        return Optional.empty();
    }

    /** What waits without a line end when the connection closes: a last line, not something cut. */
    public Optional<ByteView> takeLast() {
        int length = Math.min(buffer.length(), LONGEST);
        if (length == 0 || passingOver) {
            return Optional.empty();
        }
        ByteView last = buffer.view(0, length);
        buffer.consume(buffer.length());
        return Optional.of(last);
    }

    private boolean startsWithCount() {
        return buffer.at(0) >= '1' && buffer.at(0) <= '9';
    }

    /** Whether the count is whole; it is then taken. */
    private boolean readCount() {
        int value = 0;
        for (int i = 0; i < buffer.length(); i++) {
            int octet = buffer.at(i);
            if (octet == ' ') {
                buffer.consume(i + 1);
                counted = value;
                return true;
            }
            if (octet < '0' || octet > '9' || i >= MOST_DIGITS) {
                throw new Malformed(Malformed.Reason.SYSLOG_LINE, i);
            }
            value = value * 10 + octet - '0';
        }
        return false;
    }

    private Optional<ByteView> takeCounted() {
        if (passingOver) {
            int gone = Math.min(counted, buffer.length());
            buffer.consume(gone);
            counted -= gone;
            passingOver = counted > 0;
            return Optional.of(ByteView.empty());
        }
        int wanted = Math.min(counted, LONGEST);
        if (buffer.length() < wanted) {
            return Optional.empty();
        }
        ByteView line = buffer.view(0, wanted);
        buffer.consume(wanted);
        counted -= wanted;
        if (counted > 0) {
            cut++;
            passingOver = true;
        }
        return Optional.of(line);
    }

    private Optional<ByteView> takeToLineEnd() {
        int end = lineEnd();
        if (end < 0 && buffer.length() <= LONGEST) {
            return Optional.empty();
        }
        int length = end < 0 ? buffer.length() : end;
        ByteView line = passingOver ? ByteView.empty() : buffer.view(0, Math.min(length, LONGEST));
        if (!passingOver && length > LONGEST) {
            cut++;
        }
        passingOver = end < 0;
        buffer.consume(end < 0 ? length : end + 1);
        return Optional.of(line);
    }

    private int lineEnd() {
        int feed = buffer.indexOf('\n', 0);
        int zero = buffer.indexOf(0, 0);
        return feed < 0 ? zero : zero < 0 ? feed : Math.min(feed, zero);
    }
}
