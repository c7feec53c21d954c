package org.dectwatch.collector.protocol.sip;

import java.util.Optional;
import org.dectwatch.collector.net.ByteView;

/** Finds the session description in a body (RFC 5621, RFC 2046 section 5.1). */
final class Multipart {
    private static final int MAX_DEPTH = 2;
    private static final int MAX_PARTS = 16;

    private Multipart() {}

    static Optional<ByteView> sdp(String contentType, ByteView body) {
        return sdp(contentType, body, 0);
    }

    private static Optional<ByteView> sdp(String contentType, ByteView body, int depth) {
        String type = MediaType.bare(contentType);
        if (type.equals("application/sdp") || type.isEmpty() && body.hasAscii(0, "v=0")) {
            return Optional.of(body);
        }
        if (!type.startsWith("multipart/") || depth == MAX_DEPTH) {
            return Optional.empty();
        }
        return MediaType.parameter(contentType, "boundary")
                .filter(b -> !b.isEmpty())
                .flatMap(b -> inParts("--" + b, body, depth));
    }

    private static Optional<ByteView> inParts(String delimiter, ByteView body, int depth) {
        String text = body.latin1(0, body.length());
        int at = lineWith(text, delimiter, 0);
        for (int part = 0; part < MAX_PARTS && at >= 0; part++) {
            int from = text.indexOf('\n', at) + 1;
            boolean last = text.startsWith("--", at + delimiter.length());
            if (from == 0 || last) {
                return Optional.empty();
            }
            int next = lineWith(text, delimiter, from);
            Optional<ByteView> found = part(body, text, from, next < 0 ? text.length() : next, depth);
            if (found.isPresent()) {
                return found;
            }
            at = next;
        }
        return Optional.empty();
    }

    private static Optional<ByteView> part(ByteView body, String text, int from, int to, int depth) {
        HeaderIndex headers = HeaderIndex.of(text.substring(from, to), 0, false);
        if (headers.end() < 0) {
            return Optional.empty();
        }
        int start = from + headers.end();
        int end = to;
        // The line end before a delimiter belongs to the delimiter.
        if (end < text.length() && end > start && text.charAt(end - 1) == '\n') {
            end--;
            if (end > start && text.charAt(end - 1) == '\r') {
                end--;
            }
        }
        int typeAt = headers.next(HeaderName.CONTENT_TYPE, 0);
        String type = typeAt < 0 ? "text/plain" : headers.value(typeAt);
        return sdp(type, body.slice(start, end - start), depth + 1);
    }

    /** Start of the next line that begins with the delimiter, or -1. */
    private static int lineWith(String text, String delimiter, int from) {
        int at = text.indexOf(delimiter, from);
        while (at > 0 && text.charAt(at - 1) != '\n') {
            at = text.indexOf(delimiter, at + 1);
        }
        return at;
    }
}
