package org.dectwatch.collector.protocol.sip;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed.Reason;
import org.dectwatch.collector.net.StreamBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one direction of a connection into messages (RFC 3261 section 18.3, RFC 5626 section 4.4.1). Feed what came, then take
 * until the answer is empty; tell of a gap only after that. When the place is lost, it looks for the next start line whose head
 * is whole and has all mandatory headers and a Content-Length, so that no body is taken for a message.
 */
public final class SipFramer {
    /** Default longest message, octets. */
    public static final int DEFAULT_LIMIT = 256 * 1024;

    private static final int MAX_LINE = SipStartLine.MAX_LINE;
    private static final int MAX_HEAD = 64 * 1024;
    /** A body longer than this is taken for a wrong Content-Length. */
    private static final int MAX_SKIP = 16 * 1024 * 1024;

    private final StreamBuffer buffer = new StreamBuffer();
    private final int limit;
    private final Resync resync = new Resync(MAX_HEAD);
    private boolean searching;
    private boolean leading;
    private int lineStart;
    private int scanned;
    private int headEnd;
    private int total;
    private boolean headTooLong;
    private boolean unframed;
    private long discard;
    private long pings;
    private long pongs;
    private long skipped;
    private @Nullable SipMessage cut;

    private SipFramer(int limit, boolean searching) {
        if (limit < MAX_LINE) {
            throw new IllegalArgumentException("limit must be " + MAX_LINE + " at least, not " + limit);
        }
        this.limit = limit;
        this.searching = searching;
        if (searching) {
            resync.begin(true);
        }
    }

    /** For a connection that was seen from its first octet. */
    public static SipFramer fromStart(int limit) {
        return new SipFramer(limit, false);
    }

    /** For a connection that was there before the capture. */
    public static SipFramer midStream(int limit) {
        return new SipFramer(limit, true);
    }

    /** The next octets of the direction. Messages taken before are no longer valid. */
    public void feed(ByteView bytes) {
        buffer.append(bytes);
    }

    /** The next message when it is whole. Valid until the next {@link #feed}. */
    public Optional<SipMessage> take() {
        SipMessage ready = cut;
        if (ready != null) {
            cut = null;
            return Optional.of(ready);
        }
        while (true) {
            discardRest();
            if (!searching) {
                skipLineEnds();
            }
            if (buffer.length() == 0) {
                buffer.release();
                return Optional.empty();
            }
            if (discard > 0 || total == 0 && !findHead()) {
                return Optional.empty();
            }
            if (total > 0) {
                return headTooLong || total > limit ? Optional.of(tooLong()) : whole();
            }
        }
    }

    /** Octets of this direction were never captured: a message they cut is taken with what came of it. */
    public void gap(long missing) {
        boolean within = discard > 0 ? missing <= discard : total > 0 && missing <= total - buffer.length();
        if (discard > 0) {
            discard = within ? discard - missing : 0;
        } else {
            long rest = (long) total - buffer.length() - missing;
            cut = cutShort().orElse(null);
            buffer.consume(buffer.length());
            discard = within ? rest : 0;
        }
        restart();
        if (!within) {
            leading = false;
            search(true);
        }
    }

    /** The direction is over: what came of an unfinished message, when its start line was whole. */
    public Optional<SipMessage> end() {
        Optional<SipMessage> last = discard > 0 ? Optional.empty() : cutShort();
        buffer.consume(buffer.length());
        restart();
        return last;
    }

    /** Double CRLF between messages: the client asks whether the connection lives. */
    public long pings() {
        return pings;
    }

    /** Single CRLF between messages: the answer. */
    public long pongs() {
        return pongs;
    }

    /** Octets that belong to no message; those of a discarded or cut body are not among them. */
    public long skipped() {
        return skipped + resync.skipped();
    }

    private void discardRest() {
        int now = (int) Math.min(discard, buffer.length());
        buffer.consume(now);
        discard -= now;
    }

    private void skipLineEnds() {
        if (total > 0 || scanned > 0 || discard > 0) {
            return;
        }
        int pairs = 0;
        int at = 0;
        while (at < buffer.length()) {
            int octet = buffer.at(at);
            boolean pair = octet == '\r' && at + 1 < buffer.length() && buffer.at(at + 1) == '\n';
            if (octet == '\r' && at + 1 == buffer.length() || octet != '\r' && octet != '\n') {
                break;
            }
            pairs += pair ? 1 : 0;
            at += pair ? 2 : 1;
        }
        buffer.consume(at);
        pings += pairs / 2;
        pongs += pairs % 2;
    }

    /** Moves on until a head is whole ({@code total} known) or the place changed; false when more octets are needed. */
    private boolean findHead() {
        if (searching) {
            OptionalInt end = resync.find(buffer);
            if (end.isEmpty()) {
                return false;
            }
            searching = false;
            headKnown(end.getAsInt());
            return true;
        }
        if (scanned == 0 && !startLine()) {
            return searching;
        }
        return scanned == 0 || restOfHead();
    }

    /** Reads the line at the front; true when it begins a message. */
    private boolean startLine() {
        int feed = buffer.indexOf('\n', 0);
        if (feed < 0 && buffer.length() <= MAX_LINE) {
            return false;
        }
        OptionalInt at = feed < 0 || feed > MAX_LINE
                ? OptionalInt.empty()
                : SipStartLine.positionIn(buffer.view(0, feed).latin1(0, feed));
        if (at.isEmpty()) {
            lost();
            return false;
        }
        leading |= at.getAsInt() > 0;
        skipped += at.getAsInt();
        buffer.consume(at.getAsInt());
        lineStart = feed + 1 - at.getAsInt();
        scanned = lineStart;
        return true;
    }

    private boolean restOfHead() {
        int feed = buffer.indexOf('\n', scanned);
        while (feed >= 0) {
            boolean blank = feed == lineStart || feed == lineStart + 1 && buffer.at(lineStart) == '\r';
            lineStart = feed + 1;
            if (blank) {
                headKnown(lineStart);
                return true;
            }
            feed = buffer.indexOf('\n', lineStart);
        }
        scanned = buffer.length();
        if (scanned > MAX_HEAD) {
            headTooLong = true;
            total = scanned;
        }
        return headTooLong;
    }

    private void headKnown(int end) {
        headEnd = end;
        HeaderIndex headers = HeaderIndex.of(buffer.view(0, end).latin1(0, end), 0, false);
        OptionalInt length = SipParser.contentLength(headers, EnumSet.noneOf(Reason.class));
        unframed = length.isEmpty();
        total = (int) Math.min((long) end + length.orElse(0), Integer.MAX_VALUE);
    }

    private Optional<SipMessage> whole() {
        if (buffer.length() < total) {
            return Optional.empty();
        }
        SipMessage message = SipParser.expectFramed(buffer.view(0, total), false, flaws());
        buffer.consume(total);
        leading = false;
        restart();
        return Optional.of(message);
    }

    /** Longer than allowed: taken with what is here; the rest is thrown away as it comes, when its length is believable. */
    private SipMessage tooLong() {
        int here = Math.min(buffer.length(), limit);
        boolean skip = !headTooLong && total <= MAX_SKIP;
        Set<Reason> flaws = flaws();
        flaws.add(Reason.SIP_TOO_LONG);
        SipMessage message = SipParser.expectFramed(buffer.view(0, here), true, flaws);
        boolean insideLine = headTooLong;
        buffer.consume(skip ? here : Math.max(headEnd, insideLine ? here : 0));
        discard = skip ? (long) total - here : 0;
        leading = false;
        restart();
        if (!skip) {
            search(insideLine);
        }
        return message;
    }

    /** What came of the message at the front, on own octets, when its start line is whole. */
    private Optional<SipMessage> cutShort() {
        if (searching || scanned == 0 && total == 0) {
            return Optional.empty();
        }
        int length = total > 0 ? Math.min(buffer.length(), total) : buffer.length();
        ByteView own = ByteView.of(buffer.view(0, length).copy());
        return Optional.of(SipParser.expectFramed(own, true, flaws()));
    }

    private Set<Reason> flaws() {
        return leading ? EnumSet.of(Reason.SIP_LEADING_BYTES) : EnumSet.noneOf(Reason.class);
    }

    private void restart() {
        lineStart = 0;
        scanned = 0;
        headTooLong = false;
        headEnd = 0;
        total = 0;
    }

    /** What stands at the front is no message. After a head without Content-Length it is that message's body. */
    private void lost() {
        leading |= !unframed;
        search(false);
    }

    private void search(boolean insideLine) {
        searching = true;
        unframed = false;
        resync.begin(insideLine);
    }
}
