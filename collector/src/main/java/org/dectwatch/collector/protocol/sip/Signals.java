package org.dectwatch.collector.protocol.sip;

import java.util.Optional;

/**
 * Headers that steer dialogs and subscriptions, and name parties.
 *
 * @param event Event package with its parameters cut off (RFC 6665)
 * @param subscriptionState Subscription-State with its parameters
 * @param referTo Refer-To (RFC 3515), without the headers embedded in it
 * @param referToReplaces the Refer-To URI carries a Replaces header: an attended transfer
 * @param replaces Call-ID of the Replaces header (RFC 3891)
 * @param assertedIdentity the first P-Asserted-Identity (RFC 3325)
 */
public record Signals(
        Optional<String> event,
        Optional<String> subscriptionState,
        Optional<SipUri> referTo,
        boolean referToReplaces,
        Optional<String> replaces,
        Optional<SipUri> assertedIdentity) {
    public static final Signals NONE = new Signals(
            Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());
}
