package org.dectwatch.collector.protocol.sip;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an Authorization or Proxy-Authorization header said (RFC 7616, RFC 8760), without the response, the cnonce and the
 * nonce themselves.
 *
 * @param proxy Proxy-Authorization
 * @param scheme as written, mostly {@code Digest}
 * @param username {@code ""} when absent
 * @param realm {@code ""} when absent
 * @param nonce fingerprint of the nonce that is answered, comparable with {@link Challenge#nonce()}; empty when the nonce was
 *     absent or empty
 * @param uri the digest uri, {@code ""} when absent
 * @param nonceCount nc
 * @param algorithm as written
 * @param hasResponse a non-empty response was present
 */
public record Credentials(
        boolean proxy,
        String scheme,
        String username,
        String realm,
        OptionalLong nonce,
        String uri,
        OptionalLong nonceCount,
        Optional<String> algorithm,
        boolean hasResponse) {}
