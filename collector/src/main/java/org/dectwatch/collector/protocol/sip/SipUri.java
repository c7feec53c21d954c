package org.dectwatch.collector.protocol.sip;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A SIP, SIPS or TEL URI, or the outline of any other (RFC 3261 section 19.1, RFC 3966). A password in it is not kept.
 *
 * @param scheme lower case: {@code sip}, {@code sips}, {@code tel}, …
 * @param user the user part as written, {@code ""} when there is none; for {@code tel} the number; for an unknown scheme all
 *     that follows the colon
 * @param host lower case, IPv6 in brackets; {@code ""} for {@code tel} and unknown schemes
 * @param port 1..65535, empty when not written
 * @param params names in lower case, values as written ({@code ""} for flags), in order; 16 at most
 */
public record SipUri(String scheme, String user, String host, OptionalInt port, Map<String, String> params) {
    public SipUri {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
        params = Bounded.copy(params);
    }

    /** Address of record: scheme, user and host without parameters; the port only when it was written. */
    public String aor() {
        StringBuilder text = new StringBuilder(scheme).append(':').append(user);
        if (!host.isEmpty()) {
            if (!user.isEmpty()) {
                text.append('@');
            }
            text.append(host);
            if (port.isPresent()) {
                text.append(':').append(port.getAsInt());
            }
        }
        return text.toString();
    }

    /** The address of record: parameters may carry tokens. */
    @Override
    public String toString() {
        return aor();
    }
}
