package org.dectwatch.collector.protocol.sip;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads URIs as they stand in SIP headers (RFC 3261 section 19.1, RFC 3966). */
public final class SipUriParser {
    private static final int MAX_LENGTH = 512;
    private static final int MAX_PARAMS = 16;

    private SipUriParser() {}

    /** Empty for what has no scheme, no host where there must be one, a bad port, or more than {@value #MAX_LENGTH} characters. */
    public static Optional<SipUri> read(String text) {
        String uri = text.trim();
        int colon = uri.indexOf(':');
        if (colon < 1 || uri.length() > MAX_LENGTH || !schemeName(uri, colon)) {
            return Optional.empty();
        }
        String scheme = uri.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = uri.substring(colon + 1);
        switch (scheme) {
            case "sip", "sips":
                return sip(scheme, rest);
            case "tel":
                int semicolon = rest.indexOf(';');
                String number = semicolon < 0 ? rest : rest.substring(0, semicolon);
                return number.isBlank()
                        ? Optional.empty()
                        : Optional.of(
                                new SipUri(scheme, number.trim(), "", OptionalInt.empty(), params(rest, semicolon)));
            default:
                return Optional.of(new SipUri(scheme, rest, "", OptionalInt.empty(), Map.of()));
        }
    }

    private static boolean schemeName(String uri, int colon) {
        for (int i = 0; i < colon; i++) {
            char c = uri.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<SipUri> sip(String scheme, String rest) {
        int at = rest.indexOf('@');
        String user = at < 0 ? "" : rest.substring(0, at);
        int password = user.indexOf(':');
        if (password >= 0) {
            user = user.substring(0, password);
        }
        int headers = rest.indexOf('?', at + 1);
        String hostPart = rest.substring(at + 1, headers < 0 ? rest.length() : headers);
        int semicolon = hostPart.indexOf(';');
        String hostPort = (semicolon < 0 ? hostPart : hostPart.substring(0, semicolon)).trim();
        String finalUser = user;
        return HostPort.read(hostPort)
                .map(h -> new SipUri(scheme, finalUser, h.host(), h.port(), params(hostPart, semicolon)));
    }

    private static Map<String, String> params(String text, int semicolon) {
        if (semicolon < 0) {
            return Map.of();
        }
        Map<String, String> params = new LinkedHashMap<>();
        Values.params(text.substring(semicolon), ';').forEach((name, value) -> {
            if (params.size() < MAX_PARAMS) {
                params.put(name, HeaderMask.secretParameter(name) ? HeaderMask.MASK : value);
            }
        });
        return params;
    }
}
