package org.dectwatch.collector.ledger;

import org.dectwatch.collector.domain.RegistrationReason;

/** Final answers to REGISTER in the words of the product (RFC 3261 21). */
final class Reasons {
    private Reasons() {}

    static RegistrationReason of(int status) {
        return switch (status) {
            case 401, 407 -> RegistrationReason.WRONG_CREDENTIALS;
            case 403 -> RegistrationReason.FORBIDDEN;
            case 404 -> RegistrationReason.NOT_FOUND;
            case 408 -> RegistrationReason.TIMEOUT;
            case 423 -> RegistrationReason.INTERVAL_TOO_BRIEF;
            case 603 -> RegistrationReason.DECLINED;
            default ->
                status >= 300 && status < 400
                        ? RegistrationReason.REDIRECTED
                        : status >= 500 && status < 600 ? RegistrationReason.SERVER_FAILURE : RegistrationReason.OTHER;
        };
    }
}
