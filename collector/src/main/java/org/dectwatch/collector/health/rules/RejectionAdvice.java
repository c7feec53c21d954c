package org.dectwatch.collector.health.rules;

import org.dectwatch.collector.domain.RegistrationReason;

/** What to look at first, by the reason a registration failed for. */
final class RejectionAdvice {
    private RejectionAdvice() {}

    static String of(RegistrationReason reason) {
        return switch (reason) {
            case WRONG_CREDENTIALS ->
                "Compare authentication user and password of this user on the IP-DECT server with the device in Control Hub:"
                        + " the authentication user is the SIP user name, not the Line ID; the two are easily swapped.";
            case FORBIDDEN ->
                "The registrar knows the request and refuses it: is the device still assigned in Control Hub, is the line"
                        + " in use elsewhere, has the account been locked after wrong passwords?";
            case NOT_FOUND ->
                "The registrar does not know this address: compare user and domain with the Line ID in Control Hub.";
            case TIMEOUT ->
                "Something on the way gave up waiting (408): look at the outbound proxy and the path behind it.";
            case SERVER_FAILURE ->
                "The registrar has trouble of its own (5xx): look at the service status, and whether other handsets get the"
                        + " same answer; with Retry-After the device waits by itself.";
            case INTERVAL_TOO_BRIEF ->
                "The registrar wants a longer interval (423): raise the registration expiry on the IP-DECT server to its"
                        + " Min-Expires at least.";
            case REDIRECTED ->
                "The registrar sends the device elsewhere (3xx) and it did not follow: enter the new address as its proxy.";
            case DECLINED ->
                "The registrar declines for this user everywhere (6xx): look at the user's state in Control Hub.";
            case NO_ANSWER ->
                "Nothing came back: is the registrar's address right, does DNS name it, and does the firewall let its answers"
                        + " through? If other handsets get answers, compare their proxy.";
            case NONE, OTHER -> "Read the answer in the messages of the last failed attempt.";
        };
    }
}
