package org.dectwatch.collector.protocol.sip;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads URIs as they stand in SIP headers (RFC 3261 section 19.1, RFC 3966). */
public final class SipUriParser {
    private static final int MAX_LENGTH = 512;

    private SipUriParser() {}

    /** Empty for what has no scheme, no host where there must be one, a bad port, or more than {@value #MAX_LENGTH} characters. */
    public static Optional<SipUri> read(String text) {
        return Optional.ofNullable(read(text, 0, text.length()));
    }

    /** Reads what stands between the two places, and is null where {@link #read(String)} is empty. */
    static @Nullable SipUri read(String text, int begin, int end) {
        int from = Values.skipBlanks(text, begin, end);
        int to = Values.trimEnd(text, from, end);
        int colon = text.indexOf(':', from);
        if (colon <= from || colon >= to || to - from > MAX_LENGTH || !schemeName(text, from, colon)) {
            return null;
        }
        if (isScheme("sip", text, from, colon)) {
            return sip("sip", text, colon + 1, to);
        }
        if (isScheme("sips", text, from, colon)) {
            return sip("sips", text, colon + 1, to);
        }
        if (isScheme("tel", text, from, colon)) {
            return tel(text, colon + 1, to);
        }
        String rest = text.substring(colon + 1, to);
        return new SipUri(text.substring(from, colon), rest, "", OptionalInt.empty(), Map.of());
    }

    private static boolean isScheme(String scheme, String text, int from, int colon) {
        return colon - from == scheme.length() && text.regionMatches(true, from, scheme, 0, scheme.length());
    }

    private static boolean schemeName(String uri, int from, int colon) {
        for (int i = from; i < colon; i++) {
            char c = uri.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == from || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable SipUri tel(String text, int from, int to) {
        int semicolon = text.indexOf(';', from);
        boolean plain = semicolon < 0 || semicolon >= to;
        String number = text.substring(from, plain ? to : semicolon).trim();
        return number.isEmpty()
                ? null
                : new SipUri("tel", number, "", OptionalInt.empty(), plain ? Map.of() : params(text, semicolon, to));
    }

    private static @Nullable SipUri sip(String scheme, String text, int from, int to) {
        int at = text.indexOf('@', from);
        boolean anonymous = at < 0 || at >= to;
        int hostFrom = anonymous ? from : at + 1;
        int headers = text.indexOf('?', hostFrom);
        int end = headers < 0 || headers > to ? to : headers;
        int semicolon = text.indexOf(';', hostFrom);
        boolean plain = semicolon < 0 || semicolon >= end;
        HostPort host = HostPort.read(text, hostFrom, plain ? end : semicolon);
        if (host == null) {
            return null;
        }
        Map<String, String> params = plain ? Map.of() : params(text, semicolon, end);
        return new SipUri(scheme, anonymous ? "" : user(text, from, at), host.host(), host.port(), params);
    }

    /** Without the password. */
    private static String user(String text, int from, int at) {
        int password = text.indexOf(':', from);
        return text.substring(from, password < 0 || password > at ? at : password);
    }

    private static Map<String, String> params(String text, int from, int to) {
        return Parameters.kept(to == text.length() ? text : text.substring(0, to), from);
    }
}
