package org.dectwatch.collector.protocol.sip;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * One SIP message over borrowed octets: the start line is read and the headers are indexed; every value is cut out and
 * interpreted when it is asked for. Valid as long as the octets it was parsed from.
 */
public final class SipMessage {
    private static final int MAX_VALUES = 40;

    private final SipStartLine.Found found;
    private final HeaderIndex headers;
    private final OptionalInt contentLength;
    private final ByteView body;
    private final Set<Malformed.Reason> flaws;
    private final Optional<String> contentType;

    SipMessage(
            SipStartLine.Found found,
            HeaderIndex headers,
            OptionalInt contentLength,
            ByteView body,
            Set<Malformed.Reason> flaws) {
        this.found = found;
        this.headers = headers;
        this.contentLength = contentLength;
        this.body = body;
        this.flaws = flaws;
        this.contentType = first(HeaderName.CONTENT_TYPE).map(MediaType::bare);
    }

    public SipStart start() {
        return found.start();
    }

    /** Octets before the start line. */
    int at() {
        return found.at();
    }

    /** The start line as written, without its line end. */
    String startLine() {
        return headers.text().substring(found.at(), found.end()).strip();
    }

    /** Start line and headers as written, to the blank line or as far as they go. */
    String head() {
        String text = headers.text();
        return text.substring(found.at(), headers.end() < 0 ? text.length() : headers.end());
    }

    HeaderIndex headers() {
        return headers;
    }

    /** This message with what its framer knows against it. */
    SipMessage with(Set<Malformed.Reason> known) {
        flaws.addAll(known);
        return this;
    }

    /** In what ways the message broke the format; a copy. */
    public Set<Malformed.Reason> flaws() {
        return flaws.isEmpty() ? EnumSet.noneOf(Malformed.Reason.class) : EnumSet.copyOf(flaws);
    }

    /** Value of the first header of that name, unfolded and trimmed, one char an octet. */
    public Optional<String> first(HeaderName name) {
        return Optional.ofNullable(value(name));
    }

    /** The same, null when there is none. */
    @Nullable String value(HeaderName name) {
        int at = headers.next(name, 0);
        return at < 0 ? null : headers.value(at);
    }

    /** The values of all headers of that name, not split at commas; 40 at most. */
    public List<String> all(HeaderName name) {
        int first = headers.next(name, 0);
        if (first < 0) {
            return List.of();
        }
        List<String> values = new ArrayList<>(2);
        for (int at = first; at >= 0 && values.size() < MAX_VALUES; at = headers.next(name, at + 1)) {
            values.add(headers.value(at));
        }
        return values;
    }

    /** All values of a header that is a comma-separated list, over all its lines (RFC 3261 section 7.3.1); 40 at most. */
    public List<String> values(HeaderName name) {
        int first = headers.next(name, 0);
        if (first < 0) {
            return List.of();
        }
        List<String> values = new ArrayList<>(2);
        for (int at = first; at >= 0 && values.size() < MAX_VALUES; at = headers.next(name, at + 1)) {
            String value = headers.value(at);
            if (value.indexOf(',') >= 0) {
                values.addAll(Values.split(value, ',', MAX_VALUES - values.size()));
            } else if (!value.isEmpty()) {
                values.add(value);
            }
        }
        return values;
    }

    /** Call-ID; empty when absent or blank. */
    public Optional<String> callId() {
        String id = value(HeaderName.CALL_ID);
        return id == null || id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    public Optional<String> fromTag() {
        return first(HeaderName.FROM).flatMap(v -> NameAddr.of(v).parameter("tag"));
    }

    public Optional<String> toTag() {
        return first(HeaderName.TO).flatMap(v -> NameAddr.of(v).parameter("tag"));
    }

    /** Empty when absent or unreadable. */
    public Optional<CSeq> cseq() {
        return first(HeaderName.CSEQ).map(CSeqParser::read);
    }

    /** Branch of the top Via. */
    public Optional<String> branch() {
        return first(HeaderName.VIA)
                .map(v -> v.substring(0, Values.end(v, 0, ',')))
                .flatMap(v -> Parameters.find(v, Values.end(v, 0, ';'), "branch"));
    }

    /** The Content-Length header, when it is a number. */
    public OptionalInt contentLength() {
        return contentLength;
    }

    /** The octets of the body that are present; borrowed. */
    public ByteView body() {
        return body;
    }

    /** Media type in lower case without parameters. */
    public Optional<String> contentType() {
        return contentType;
    }

    /** The session description: the body, or the part of a multipart body that is one; borrowed. */
    public Optional<ByteView> sdpBody() {
        if (body.isEmpty() || headers.has(HeaderName.CONTENT_ENCODING)) {
            return Optional.empty();
        }
        String type = contentType().orElse("");
        return type.equals("application/sdp")
                ? Optional.of(body)
                : Multipart.sdp(first(HeaderName.CONTENT_TYPE).orElse(""), body);
    }
}
