package org.dectwatch.collector.protocol.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dectwatch.collector.net.Malformed.Reason;
import org.jspecify.annotations.Nullable;

/** Makes the plain values of a {@link SipSummary} out of a message; headers that cannot be read become flaws. */
public final class SipSummarizer {
    private static final int MAX_VIAS = 32;
    private static final int MAX_AUTH = 8;
    private static final int MAX_NAMES = 40;
    private static final int MAX_TEXT = 200;

    // Most messages have none of these.
    private static final long TIMING = HeaderName.set(
            HeaderName.EXPIRES,
            HeaderName.MIN_EXPIRES,
            HeaderName.RETRY_AFTER,
            HeaderName.SESSION_EXPIRES,
            HeaderName.MIN_SE);
    private static final long AUTHENTICATION = HeaderName.set(
            HeaderName.AUTHORIZATION,
            HeaderName.PROXY_AUTHORIZATION,
            HeaderName.WWW_AUTHENTICATE,
            HeaderName.PROXY_AUTHENTICATE);
    private static final long AGENT =
            HeaderName.set(HeaderName.USER_AGENT, HeaderName.SERVER, HeaderName.ALLOW, HeaderName.SUPPORTED);
    private static final long SIGNALS = HeaderName.set(
            HeaderName.EVENT,
            HeaderName.SUBSCRIPTION_STATE,
            HeaderName.REFER_TO,
            HeaderName.REPLACES,
            HeaderName.P_ASSERTED_IDENTITY);

    private final SipMessage message;
    private final HeaderIndex headers;
    private final Set<Reason> flaws;

    private SipSummarizer(SipMessage message) {
        this.message = message;
        this.headers = message.headers();
        this.flaws = message.flaws();
    }

    /** Never throws: what is unreadable is empty and a flaw. */
    public static SipSummary summarize(SipMessage message) {
        return new SipSummarizer(message).summary();
    }

    private SipSummary summary() {
        return new SipSummary(
                HeaderMask.start(message.start()),
                text(HeaderName.CALL_ID).filter(id -> !id.isEmpty()),
                cseq(),
                party(HeaderName.FROM),
                party(HeaderName.TO),
                list(HeaderName.VIA, ViaParser::read, MAX_VIAS, Reason.SIP_HEADER),
                list(HeaderName.CONTACT, ContactParser::read, MAX_VIAS, Reason.SIP_URI),
                headers.hasAny(TIMING) ? timing() : Timing.NONE,
                headers.hasAny(AUTHENTICATION) ? authentication() : Authentication.NONE,
                list(HeaderName.REASON, NoticeParser::reason, MAX_AUTH, Reason.SIP_HEADER),
                list(HeaderName.WARNING, NoticeParser::warning, MAX_AUTH, Reason.SIP_HEADER),
                headers.hasAny(AGENT) ? agent() : Agent.SILENT,
                headers.hasAny(SIGNALS) ? signals() : Signals.NONE,
                seconds(HeaderName.MAX_FORWARDS),
                new Content(
                        message.contentType(),
                        message.contentLength(),
                        message.body().length()),
                flaws,
                HeaderMask.head(message));
    }

    /** For people to read; empty when there is no such header. */
    private Optional<String> text(HeaderName name) {
        String value = message.value(name);
        return value == null ? Optional.empty() : Optional.of(Chars.readable(value, MAX_TEXT));
    }

    private Optional<CSeq> cseq() {
        String value = message.value(HeaderName.CSEQ);
        if (value == null) {
            return Optional.empty();
        }
        CSeq cseq = CSeqParser.read(value);
        boolean otherMethod = cseq != null
                && message.start() instanceof SipStart.Request request
                && !request.method().equals(cseq.method());
        if (cseq == null || otherMethod) {
            flaws.add(Reason.SIP_HEADER);
        }
        return Optional.ofNullable(cseq);
    }

    private Optional<Party> party(HeaderName name) {
        String value = message.value(name);
        if (value == null) {
            return Optional.empty();
        }
        NameAddr outline = NameAddr.of(value);
        SipUri uri = outline.readUri();
        if (uri == null) {
            flaws.add(Reason.SIP_URI);
            return Optional.empty();
        }
        Optional<String> tag = outline.parameter("tag");
        return Optional.of(new Party(uri, tag.isPresent() && tag.get().isEmpty() ? Optional.empty() : tag));
    }

    /** Null for a value that cannot be read. */
    @FunctionalInterface
    private interface Parser<T> {
        @Nullable T read(String value);
    }

    private <T> List<T> list(HeaderName name, Parser<T> parser, int limit, Reason flaw) {
        if (!headers.has(name)) {
            return List.of();
        }
        List<String> values = message.values(name);
        List<T> parsed = new ArrayList<>(values.size());
        for (String value : values) {
            T one = parser.read(value);
            if (one == null) {
                flaws.add(flaw);
            } else if (parsed.size() < limit) {
                parsed.add(one);
            }
        }
        return parsed;
    }

    private OptionalInt seconds(HeaderName name) {
        String value = message.value(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        OptionalInt seconds = Chars.seconds(value);
        if (seconds.isEmpty()) {
            flaws.add(Reason.SIP_HEADER);
        }
        return seconds;
    }

    private Timing timing() {
        return new Timing(
                seconds(HeaderName.EXPIRES),
                seconds(HeaderName.MIN_EXPIRES),
                seconds(HeaderName.RETRY_AFTER),
                seconds(HeaderName.SESSION_EXPIRES),
                seconds(HeaderName.MIN_SE));
    }

    private Authentication authentication() {
        List<Credentials> credentials = new ArrayList<>(1);
        List<Challenge> challenges = new ArrayList<>(1);
        for (String value : message.all(HeaderName.AUTHORIZATION)) {
            credentials.add(DigestParser.credentials(value, false));
        }
        for (String value : message.all(HeaderName.PROXY_AUTHORIZATION)) {
            credentials.add(DigestParser.credentials(value, true));
        }
        for (String value : message.all(HeaderName.WWW_AUTHENTICATE)) {
            challenges.add(DigestParser.challenge(value, false));
        }
        for (String value : message.all(HeaderName.PROXY_AUTHENTICATE)) {
            challenges.add(DigestParser.challenge(value, true));
        }
        return new Authentication(first(credentials, MAX_AUTH), first(challenges, MAX_AUTH));
    }

    private static <T> List<T> first(List<T> list, int limit) {
        return list.size() > limit ? list.subList(0, limit) : list;
    }

    private Agent agent() {
        return new Agent(
                text(headers.has(HeaderName.USER_AGENT) ? HeaderName.USER_AGENT : HeaderName.SERVER),
                names(HeaderName.ALLOW),
                names(HeaderName.SUPPORTED));
    }

    private List<String> names(HeaderName name) {
        List<String> values = message.values(name);
        if (values.isEmpty()) {
            return values;
        }
        List<String> names = new ArrayList<>(values.size());
        for (int i = 0; i < Math.min(values.size(), MAX_NAMES); i++) {
            names.add(Chars.readable(values.get(i), 64));
        }
        return names;
    }

    private Signals signals() {
        String refer = message.value(HeaderName.REFER_TO);
        NameAddr target = refer == null ? null : NameAddr.of(refer);
        SipUri uri = target == null ? null : target.readUri();
        if (target != null && uri == null) {
            flaws.add(Reason.SIP_URI);
        }
        return new Signals(
                message.first(HeaderName.EVENT).map(MediaType::bare),
                text(HeaderName.SUBSCRIPTION_STATE),
                Optional.ofNullable(uri),
                target != null && hasReplaces(target.uri().toLowerCase(Locale.ROOT)),
                message.first(HeaderName.REPLACES)
                        .map(v -> Chars.readable(
                                v.substring(0, Values.end(v, 0, ';')).trim(), MAX_TEXT)),
                asserted());
    }

    private Optional<SipUri> asserted() {
        for (String value : message.values(HeaderName.P_ASSERTED_IDENTITY)) {
            SipUri uri = NameAddr.of(value).readUri();
            if (uri != null) {
                return Optional.of(uri);
            }
        }
        return Optional.empty();
    }

    private static boolean hasReplaces(String uri) {
        int headers = uri.indexOf('?');
        return headers >= 0 && (uri.startsWith("replaces=", headers + 1) || uri.indexOf("&replaces=", headers) >= 0);
    }
}
