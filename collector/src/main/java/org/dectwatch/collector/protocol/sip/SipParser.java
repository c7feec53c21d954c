package org.dectwatch.collector.protocol.sip;

import java.util.OptionalInt;
import java.util.Set;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Malformed.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads SIP messages (RFC 3261 sections 7 and 18.3). What breaks the format after a whole start line is a flaw of the message,
 * never a reason to lose it.
 */
public final class SipParser {
    private static final int FIRST_LOOK = 3072;

    private SipParser() {}

    /**
     * The message of a datagram. The datagram's end rules when Content-Length is absent or larger; what follows a shorter
     * Content-Length is left out.
     *
     * @param truncated the snap length cut the datagram: the last line is not to be trusted, and what is missing is no flaw but
     *     {@link Reason#TRUNCATED}
     * @throws Malformed SIP_START_LINE when there is none; TRUNCATED when it is cut
     */
    public static SipMessage expectMessage(ByteView datagram, boolean truncated) {
        return parse(datagram, truncated, false);
    }

    /**
     * The message of a datagram that may be anything: {@link #expectMessage} where the datagram begins with a start line, blank
     * lines before it allowed, or where one hides behind other octets and that is to be expected; else null. Cheap for most other
     * traffic.
     *
     * @throws Malformed TRUNCATED when the start line is cut
     */
    public static @Nullable SipMessage recognise(ByteView datagram, boolean truncated, boolean hidden) {
        int begin = SipStartLine.mayBegin(datagram);
        if (begin < 0 && !hidden) {
            return null;
        }
        SipMessage message = find(datagram, truncated, false);
        if (message != null) {
            return hidden || message.at() == begin ? message : null;
        }
        if (SipStartLine.looksLikeSip(datagram) || hidden && SipStartLine.hidesSip(datagram)) {
            throw new Malformed(truncated ? Reason.TRUNCATED : Reason.SIP_START_LINE, 0);
        }
        return null;
    }

    /** A whole message from a stream, cut exactly by the framer; {@code truncated} when its end was lost. */
    static SipMessage expectFramed(ByteView message, boolean truncated, Set<Reason> known) {
        return parse(message, truncated, true).with(known);
    }

    private static SipMessage parse(ByteView bytes, boolean truncated, boolean framed) {
        SipMessage message = find(bytes, truncated, framed);
        if (message == null) {
            throw new Malformed(truncated ? Reason.TRUNCATED : Reason.SIP_START_LINE, 0);
        }
        return message;
    }

    private static @Nullable SipMessage find(ByteView bytes, boolean truncated, boolean framed) {
        int look = Math.min(bytes.length(), FIRST_LOOK);
        SipMessage message = look == bytes.length() ? null : attempt(bytes, look, truncated, framed);
        return message == null ? attempt(bytes, bytes.length(), truncated, framed) : message;
    }

    /** Null when the head does not end within {@code look} octets and there are more, or when there is no whole start line. */
    private static @Nullable SipMessage attempt(ByteView bytes, int look, boolean truncated, boolean framed) {
        boolean all = look == bytes.length();
        String text = bytes.latin1(0, look);
        SipStartLine.Found found = SipStartLine.find(text);
        if (found == null) {
            return null;
        }
        boolean wholeLine = text.charAt(found.end() - 1) == '\n';
        if (!wholeLine && truncated) {
            return null;
        }
        HeaderIndex headers = HeaderIndex.of(text, found.end(), truncated || !all);
        if (headers.end() < 0 && !all) {
            return null;
        }
        return build(bytes, text, found, headers, truncated, framed);
    }

    private static SipMessage build(
            ByteView bytes,
            String text,
            SipStartLine.Found found,
            HeaderIndex headers,
            boolean truncated,
            boolean framed) {
        Set<Reason> flaws = headers.flaws();
        boolean headWhole = headers.end() >= 0;
        if (!onlyLineEnds(text, found.at())) {
            flaws.add(Reason.SIP_LEADING_BYTES);
        }
        if (!headWhole || truncated) {
            flaws.add(Reason.TRUNCATED);
        }
        if (headWhole && !hasMandatory(headers)) {
            flaws.add(Reason.SIP_MISSING_HEADER);
        }
        if (found.start() instanceof SipStart.Request request && request.uri().indexOf(' ') >= 0) {
            flaws.add(Reason.SIP_START_LINE);
        }
        OptionalInt announced = contentLength(headers, flaws);
        ByteView rest = headWhole ? bytes.from(headers.end()) : ByteView.empty();
        ByteView body = body(rest, announced, truncated, framed, flaws);
        return new SipMessage(found, headers, announced, body, flaws);
    }

    /** Whether all headers are there that RFC 3261 section 8.1.1 wants of any message, Max-Forwards apart. */
    static boolean hasMandatory(HeaderIndex headers) {
        return headers.has(HeaderName.VIA)
                && headers.has(HeaderName.FROM)
                && headers.has(HeaderName.TO)
                && headers.has(HeaderName.CALL_ID)
                && headers.has(HeaderName.CSEQ);
    }

    private static boolean onlyLineEnds(String text, int to) {
        for (int i = 0; i < to; i++) {
            if (text.charAt(i) != '\r' && text.charAt(i) != '\n') {
                return false;
            }
        }
        return true;
    }

    /** The first Content-Length; a second one that differs, or one that is no number, is a flaw. */
    static OptionalInt contentLength(HeaderIndex headers, Set<Reason> flaws) {
        OptionalInt first = OptionalInt.empty();
        int at = headers.next(HeaderName.CONTENT_LENGTH, 0);
        for (int seen = 0; at >= 0 && seen < 4; seen++) {
            String value = headers.value(at);
            long length = Chars.number(value, 0, value.length(), Integer.MAX_VALUE);
            if (length < 0 || first.isPresent() && first.getAsInt() != length) {
                flaws.add(Reason.SIP_CONTENT_LENGTH);
            } else {
                first = OptionalInt.of((int) length);
            }
            at = headers.next(HeaderName.CONTENT_LENGTH, at + 1);
        }
        return first;
    }

    private static ByteView body(
            ByteView rest, OptionalInt announced, boolean truncated, boolean framed, Set<Reason> flaws) {
        if (announced.isEmpty()) {
            if (framed && !truncated) {
                flaws.add(Reason.SIP_CONTENT_LENGTH);
            }
            return rest;
        }
        int length = announced.getAsInt();
        if (length == rest.length()) {
            return rest;
        }
        if (length < rest.length()) {
            ByteView surplus = rest.from(length);
            if (!onlyLineEnds(surplus.latin1(0, Math.min(surplus.length(), 64)), Math.min(surplus.length(), 64))) {
                flaws.add(Reason.SIP_CONTENT_LENGTH);
            }
            return rest.slice(0, length);
        }
        if (!truncated && !flaws.contains(Reason.TRUNCATED)) {
            flaws.add(Reason.SIP_CONTENT_LENGTH);
        }
        return rest;
    }
}
