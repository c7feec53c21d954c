package org.dectwatch.collector.protocol.sip;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a WWW-Authenticate or Proxy-Authenticate header asked (RFC 7616, RFC 8760).
 *
 * @param proxy Proxy-Authenticate
 * @param scheme as written, mostly {@code Digest}
 * @param realm {@code ""} when absent
 * @param nonce fingerprint of the nonce given; the nonce itself is not kept
 * @param stale the earlier nonce was too old and the credentials may be right
 * @param algorithm as written
 * @param qop as written
 */
public record Challenge(
        boolean proxy,
        String scheme,
        String realm,
        OptionalLong nonce,
        boolean stale,
        Optional<String> algorithm,
        Optional<String> qop) {}
