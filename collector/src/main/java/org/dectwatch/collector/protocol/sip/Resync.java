package org.dectwatch.collector.protocol.sip;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dectwatch.collector.net.StreamBuffer;

/**
 * Looks through octets of unknown place for the next message. A head is believed when its start line is the last one before
 * the blank line, and all mandatory headers and a Content-Length stand between. Each octet is looked at once.
 */
final class Resync {
    private static final Set<String> METHODS = Set.of(
            "INVITE",
            "ACK",
            "OPTIONS",
            "BYE",
            "CANCEL",
            "REGISTER",
            "PRACK",
            "SUBSCRIBE",
            "NOTIFY",
            "PUBLISH",
            "INFO",
            "REFER",
            "MESSAGE",
            "UPDATE");
    private static final int MAX_LINE = SipStartLine.MAX_LINE;

    private final int maxHead;
    private boolean insideLine;
    private int candidate;
    private int scanned;
    private long skipped;

    Resync(int maxHead) {
        this.maxHead = maxHead;
    }

    /**
     * Begins anew at the front of the buffer.
     *
     * @param insideLine the front may be inside a line, so that what looks like an unknown method may be the rest of a known one
     */
    void begin(boolean insideLine) {
        this.insideLine = insideLine;
        candidate = -1;
        scanned = 0;
    }

    long skipped() {
        return skipped;
    }

    /** When a head was found it stands at the front of the buffer, and the answer is its length. */
    OptionalInt find(StreamBuffer buffer) {
        int feed = buffer.indexOf('\n', scanned);
        while (feed >= 0) {
            int from = scanned;
            scanned = feed + 1;
            boolean blank = feed == from || feed == from + 1 && buffer.at(from) == '\r';
            if (blank && candidate >= 0 && believable(buffer, candidate, scanned)) {
                int length = scanned - candidate;
                drop(buffer, candidate);
                return OptionalInt.of(length);
            }
            if (blank) {
                candidate = -1;
            } else if (start(buffer, from, feed)) {
                candidate = from;
            }
            insideLine = false;
            feed = buffer.indexOf('\n', scanned);
        }
        forget(buffer);
        return OptionalInt.empty();
    }

    /** Lets go of what cannot become part of a message. */
    private void forget(StreamBuffer buffer) {
        if (candidate >= 0 && buffer.length() - candidate > maxHead) {
            candidate = -1;
        }
        int keepFrom = candidate >= 0 ? candidate : scanned;
        if (candidate < 0 && buffer.length() - scanned > MAX_LINE) {
            keepFrom = buffer.length();
            insideLine = true;
        }
        drop(buffer, keepFrom);
        scanned = Math.max(scanned - keepFrom, 0);
        candidate = candidate >= 0 ? 0 : -1;
    }

    private void drop(StreamBuffer buffer, int count) {
        buffer.consume(count);
        skipped += count;
    }

    private boolean start(StreamBuffer buffer, int from, int to) {
        if (to - from > MAX_LINE || to - from < 11) {
            return false;
        }
        Optional<SipStart> start =
                SipStartLine.read(buffer.view(from, to - from).latin1(0, to - from));
        return start.map(s -> s.visit(r -> !insideLine || METHODS.contains(r.method()), r -> true))
                .orElse(false);
    }

    private static boolean believable(StreamBuffer buffer, int from, int to) {
        String head = buffer.view(from, to - from).latin1(0, to - from);
        HeaderIndex headers = HeaderIndex.of(head, head.indexOf('\n') + 1, false);
        return SipParser.hasMandatory(headers) && headers.has(HeaderName.CONTENT_LENGTH);
    }
}
