package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationReason;
import org.jspecify.annotations.Nullable;

/** One sentence on a registration, for somebody who is no SIP expert; remembered, for it is asked for more often than it changes. */
final class RegistrationWhy {
    /** Why a state may be unknown. */
    enum Doubt {
        NONE,
        /** Something of the handset's was lost, or could not be read. */
        UNREAD,
        /** It lapsed in silence, and a loss would not have shown yet. */
        UNPROVEN
    }

    private @Nullable Shown shown;
    private OptionalInt status = OptionalInt.empty();
    private Doubt doubt = Doubt.NONE;
    private String sentence = "";

    String sentence(Shown now, OptionalInt lastStatus, Doubt doubtNow) {
        if (!now.equals(shown) || doubt != doubtNow || !status.equals(lastStatus)) {
            shown = now;
            status = lastStatus;
            doubt = doubtNow;
            sentence = compose(now, lastStatus, doubtNow);
        }
        return sentence;
    }

    private static String compose(Shown shown, OptionalInt status, Doubt doubt) {
        String base = base(shown, doubt);
        String last = shown.lastOutcome().isPresent() ? last(shown.lastOutcome().get(), shown.reason(), status) : "";
        if (shown.remembered()) {
            base = "Remembered from before the restart, not seen since: " + base;
        }
        return last.isEmpty() ? base : base + " " + last;
    }

    private static String base(Shown shown, Doubt doubt) {
        return switch (shown.state()) {
            case REGISTERED -> "The registrar holds a binding until " + until(shown) + ".";
            case EXPIRED -> "The binding lapsed at " + until(shown) + " and nobody renewed it.";
            case UNREGISTERED -> "The handset asked to leave and the registrar agreed.";
            case NEVER -> "No attempt to register was granted.";
            case UNKNOWN ->
                switch (doubt) {
                    case UNREAD -> "Part of the signalling could not be read, so the state is not known.";
                    case UNPROVEN ->
                        "The binding lapsed at " + until(shown)
                                + ", and nothing on its connection shows yet that no renewal was missed here.";
                    case NONE -> "No complete attempt to register was seen.";
                };
        };
    }

    private static String until(Shown shown) {
        Optional<Instant> expiresAt = shown.expiresAt();
        return expiresAt.isPresent()
                ? expiresAt.get().truncatedTo(ChronoUnit.MILLIS).toString()
                : "an unknown time";
    }

    private static String last(RegistrationOutcome outcome, RegistrationReason reason, OptionalInt status) {
        return switch (outcome) {
            case ACCEPTED, REMOVED -> "";
            case CHALLENGED -> "The server asked for credentials and none came.";
            case UNANSWERED -> "The last REGISTER got no final answer.";
            case REJECTED ->
                "The last attempt was refused"
                        + (status.isPresent() ? " with " + status.getAsInt() : "")
                        + ": "
                        + inWords(reason)
                        + ".";
        };
    }

    private static String inWords(RegistrationReason reason) {
        return switch (reason) {
            case WRONG_CREDENTIALS ->
                "the password or the authentication user is wrong, for it answered the newest challenge";
            case FORBIDDEN -> "the registrar forbids it; wrong user, device not allowed, or account disabled";
            case NOT_FOUND -> "the registrar does not know this user; check user name and domain (Line ID)";
            case TIMEOUT -> "a server further on did not answer in time";
            case SERVER_FAILURE -> "the server failed or is overloaded";
            case INTERVAL_TOO_BRIEF -> "the lifetime asked for is shorter than the registrar allows";
            case REDIRECTED -> "the registrar points elsewhere and the handset did not follow";
            case DECLINED -> "the registrar declined";
            case NO_ANSWER -> "nobody answered";
            case NONE, OTHER -> "the registrar gave another reason";
        };
    }
}
