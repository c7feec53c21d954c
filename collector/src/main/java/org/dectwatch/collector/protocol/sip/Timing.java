package org.dectwatch.collector.protocol.sip;

import java.util.OptionalInt;

/**
 * Headers that are a number of seconds; values above 2^31-1 are that.
 *
 * @param expires the Expires header (not the Contact parameter)
 * @param minExpires Min-Expires, of a 423
 * @param retryAfter Retry-After
 * @param sessionExpires Session-Expires (RFC 4028)
 * @param minSe Min-SE (RFC 4028)
 */
public record Timing(
        OptionalInt expires,
        OptionalInt minExpires,
        OptionalInt retryAfter,
        OptionalInt sessionExpires,
        OptionalInt minSe) {
    public static final Timing NONE = new Timing(
            OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
}
