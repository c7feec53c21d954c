package org.dectwatch.collector.protocol.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Malformed.Reason;

/** Makes the plain values of a {@link SipSummary} out of a message; headers that cannot be read become flaws. */
public final class SipSummarizer {
    private static final int MAX_VIAS = 32;
    private static final int MAX_AUTH = 8;
    private static final int MAX_NAMES = 40;
    private static final int MAX_TEXT = 200;

    private SipSummarizer() {}

    /** Never throws: what is unreadable is empty and a flaw. */
    public static SipSummary summarize(SipMessage message) {
        Set<Reason> flaws = message.flaws();
        Optional<CSeq> cseq = read(message, HeaderName.CSEQ, CSeqParser::read, Reason.SIP_HEADER, flaws);
        if (cseq.isPresent()
                && message.start() instanceof SipStart.Request r
                && !r.method().equals(cseq.get().method())) {
            flaws.add(Reason.SIP_HEADER);
        }
        return new SipSummary(
                HeaderMask.start(message.start()),
                message.callId().map(id -> Chars.readable(id, MAX_TEXT)),
                cseq,
                party(message, HeaderName.FROM, flaws),
                party(message, HeaderName.TO, flaws),
                list(message, HeaderName.VIA, ViaParser::read, MAX_VIAS, Reason.SIP_HEADER, flaws),
                list(message, HeaderName.CONTACT, ContactParser::read, MAX_VIAS, Reason.SIP_URI, flaws),
                timing(message, flaws),
                authentication(message),
                list(message, HeaderName.REASON, NoticeParser::reason, MAX_AUTH, Reason.SIP_HEADER, flaws),
                list(message, HeaderName.WARNING, NoticeParser::warning, MAX_AUTH, Reason.SIP_HEADER, flaws),
                agent(message),
                signals(message, flaws),
                seconds(message, HeaderName.MAX_FORWARDS, flaws),
                new Content(
                        message.contentType(),
                        message.contentLength(),
                        message.body().length()),
                flaws,
                HeaderMask.lines(message));
    }

    private static <T> Optional<T> read(
            SipMessage message, HeaderName name, Function<String, Optional<T>> parser, Reason flaw, Set<Reason> flaws) {
        Optional<String> value = message.first(name);
        Optional<T> parsed = value.flatMap(parser);
        if (value.isPresent() && parsed.isEmpty()) {
            flaws.add(flaw);
        }
        return parsed;
    }

    private static <T> List<T> list(
            SipMessage message,
            HeaderName name,
            Function<String, Optional<T>> parser,
            int limit,
            Reason flaw,
            Set<Malformed.Reason> flaws) {
        List<String> values = message.values(name);
        if (values.isEmpty()) {
            return List.of();
        }
        List<T> parsed = new ArrayList<>(values.size());
        for (String value : values) {
            Optional<T> one = parser.apply(value);
            if (one.isEmpty()) {
                flaws.add(flaw);
            } else if (parsed.size() < limit) {
                parsed.add(one.get());
            }
        }
        return parsed;
    }

    private static Optional<Party> party(SipMessage message, HeaderName name, Set<Reason> flaws) {
        return read(
                message,
                name,
                value -> {
                    NameAddr outline = NameAddr.of(value);
                    return SipUriParser.read(outline.uri())
                            .map(uri -> new Party(uri, outline.parameter("tag").filter(tag -> !tag.isEmpty())));
                },
                Reason.SIP_URI,
                flaws);
    }

    private static OptionalInt seconds(SipMessage message, HeaderName name, Set<Reason> flaws) {
        Optional<String> value = message.first(name);
        OptionalInt seconds = value.map(Chars::seconds).orElseGet(OptionalInt::empty);
        if (value.isPresent() && seconds.isEmpty()) {
            flaws.add(Reason.SIP_HEADER);
        }
        return seconds;
    }

    private static Timing timing(SipMessage message, Set<Reason> flaws) {
        return new Timing(
                seconds(message, HeaderName.EXPIRES, flaws),
                seconds(message, HeaderName.MIN_EXPIRES, flaws),
                seconds(message, HeaderName.RETRY_AFTER, flaws),
                seconds(message, HeaderName.SESSION_EXPIRES, flaws),
                seconds(message, HeaderName.MIN_SE, flaws));
    }

    private static Authentication authentication(SipMessage message) {
        List<Credentials> credentials = new ArrayList<>(1);
        List<Challenge> challenges = new ArrayList<>(1);
        message.all(HeaderName.AUTHORIZATION).forEach(v -> credentials.add(DigestParser.credentials(v, false)));
        message.all(HeaderName.PROXY_AUTHORIZATION).forEach(v -> credentials.add(DigestParser.credentials(v, true)));
        message.all(HeaderName.WWW_AUTHENTICATE).forEach(v -> challenges.add(DigestParser.challenge(v, false)));
        message.all(HeaderName.PROXY_AUTHENTICATE).forEach(v -> challenges.add(DigestParser.challenge(v, true)));
        return credentials.isEmpty() && challenges.isEmpty()
                ? Authentication.NONE
                : new Authentication(first(credentials, MAX_AUTH), first(challenges, MAX_AUTH));
    }

    private static <T> List<T> first(List<T> list, int limit) {
        return list.size() > limit ? list.subList(0, limit) : list;
    }

    private static Agent agent(SipMessage message) {
        return new Agent(
                message.first(HeaderName.USER_AGENT)
                        .or(() -> message.first(HeaderName.SERVER))
                        .map(v -> Chars.readable(v, MAX_TEXT)),
                names(message, HeaderName.ALLOW),
                names(message, HeaderName.SUPPORTED));
    }

    private static List<String> names(SipMessage message, HeaderName name) {
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

    private static Signals signals(SipMessage message, Set<Reason> flaws) {
        Optional<String> event = message.first(HeaderName.EVENT).map(MediaType::bare);
        Optional<String> refer =
                message.first(HeaderName.REFER_TO).map(v -> NameAddr.of(v).uri());
        return new Signals(
                event,
                message.first(HeaderName.SUBSCRIPTION_STATE).map(v -> Chars.readable(v, MAX_TEXT)),
                read(
                        message,
                        HeaderName.REFER_TO,
                        v -> SipUriParser.read(NameAddr.of(v).uri()),
                        Reason.SIP_URI,
                        flaws),
                refer.map(v -> v.toLowerCase(Locale.ROOT))
                        .filter(SipSummarizer::hasReplaces)
                        .isPresent(),
                message.first(HeaderName.REPLACES)
                        .map(v -> Chars.readable(
                                v.substring(0, Values.end(v, 0, ';')).trim(), MAX_TEXT)),
                asserted(message));
    }

    private static Optional<SipUri> asserted(SipMessage message) {
        for (String value : message.values(HeaderName.P_ASSERTED_IDENTITY)) {
            Optional<SipUri> uri = SipUriParser.read(NameAddr.of(value).uri());
            if (uri.isPresent()) {
                return uri;
            }
        }
        return Optional.empty();
    }

    private static boolean hasReplaces(String uri) {
        int headers = uri.indexOf('?');
        return headers >= 0 && (uri.startsWith("replaces=", headers + 1) || uri.indexOf("&replaces=", headers) >= 0);
    }
}
