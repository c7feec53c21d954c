package org.dectwatch.collector.protocol.sip;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One Contact value (RFC 3261 section 20.10, RFC 5626).
 *
 * @param uri empty for {@code *}, which asks to remove all bindings
 * @param expires the expires parameter in seconds; values above 2^31-1 are that
 * @param q preference, 0..1
 * @param instance the +sip.instance parameter without quotes
 * @param regId the reg-id parameter
 * @param params all parameters, names in lower case, 16 at most
 */
public record Contact(
        Optional<SipUri> uri,
        OptionalInt expires,
        OptionalDouble q,
        Optional<String> instance,
        OptionalInt regId,
        Map<String, String> params) {
    public Contact {
        params = Bounded.copy(params);
    }

    /** {@code Contact: *}. */
    public boolean star() {
        return uri.isEmpty();
    }
}
