package org.dectwatch.collector.protocol.sip;

import java.util.Map;
import java.util.Optional;

/**
 * The outline of a From, To, Contact, Route or Refer-To value: {@code "Name" <uri>;params} or {@code uri;params} (RFC 3261
 * section 20: without angle brackets the parameters belong to the header).
 *
 * @param uri the URI as written
 * @param params what follows it
 */
record NameAddr(String uri, String params) {
    static NameAddr of(String value) {
        int open = Values.end(value, 0, '<');
        if (open < value.length()) {
            int close = value.indexOf('>', open);
            return close < 0
                    ? new NameAddr(value.substring(open + 1).trim(), "")
                    : new NameAddr(value.substring(open + 1, close).trim(), value.substring(close + 1));
        }
        int semicolon = value.indexOf(';');
        return semicolon < 0
                ? new NameAddr(value.trim(), "")
                : new NameAddr(value.substring(0, semicolon).trim(), value.substring(semicolon));
    }

    Map<String, String> parameters() {
        return Values.params(params, ';');
    }

    /** One parameter without building a map of all. */
    Optional<String> parameter(String name) {
        int from = 0;
        while (from < params.length()) {
            int to = Values.end(params, from, ';');
            int start = from;
            while (start < to && Chars.blank(params.charAt(start))) {
                start++;
            }
            if (params.startsWith(name, start) || params.regionMatches(true, start, name, 0, name.length())) {
                int after = start + name.length();
                while (after < to && Chars.blank(params.charAt(after))) {
                    after++;
                }
                if (after == to) {
                    return Optional.of("");
                }
                if (params.charAt(after) == '=') {
                    return Optional.of(
                            Chars.unquote(params.substring(after + 1, to).trim()));
                }
            }
            from = to + 1;
        }
        return Optional.empty();
    }
}
