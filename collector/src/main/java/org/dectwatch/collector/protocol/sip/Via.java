package org.dectwatch.collector.protocol.sip;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One Via value (RFC 3261 section 20.42, RFC 3581).
 *
 * @param transport upper case: {@code UDP}, {@code TCP}, {@code TLS}, …
 * @param host sent-by host, lower case
 * @param port sent-by port
 * @param branch the transaction's branch; empty when an old or broken sender left it out
 * @param received address the receiver saw
 * @param rport port the receiver saw; empty while it is only asked for
 * @param rportAsked the sender asked for symmetric response routing
 */
public record Via(
        String transport,
        String host,
        OptionalInt port,
        Optional<String> branch,
        Optional<String> received,
        OptionalInt rport,
        boolean rportAsked) {
    public Via {
        transport = transport.toUpperCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
    }
}
