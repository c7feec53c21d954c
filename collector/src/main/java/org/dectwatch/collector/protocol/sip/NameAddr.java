package org.dectwatch.collector.protocol.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outline of a From, To, Contact, Route or Refer-To value: {@code "Name" <uri>;params} or {@code uri;params} (RFC 3261
 * section 20: without angle brackets the parameters belong to the header).
 *
 * @param value all of it
 * @param uriFrom where its URI begins
 * @param uriTo where it ends
 * @param rest where what follows the URI begins
 */
record NameAddr(String value, int uriFrom, int uriTo, int rest) {
    static NameAddr of(String value) {
        int open = Values.end(value, 0, '<');
        if (open < value.length()) {
            int close = value.indexOf('>', open);
            return close < 0
                    ? new NameAddr(value, open + 1, value.length(), value.length())
                    : new NameAddr(value, open + 1, close, close + 1);
        }
        int semicolon = value.indexOf(';');
        int end = semicolon < 0 ? value.length() : semicolon;
        return new NameAddr(value, 0, end, end);
    }

    /** The URI as written. */
    String uri() {
        return value.substring(uriFrom, uriTo).trim();
    }

    /** Null when it cannot be read. */
    @Nullable SipUri readUri() {
        return SipUriParser.read(value, uriFrom, uriTo);
    }

    Optional<String> parameter(String name) {
        return Parameters.find(value, rest, name);
    }
}
