package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.CallEnd;

/**
 * What tells that an established call lives, and from when its absence means that the call is over although no BYE was seen: it
 * was lost to us, or a device died. Messages and media both count.
 */
final class SignsOfLife {
    private final LedgerOptions options;
    private Instant last;
    private boolean media;
    private Optional<Instant> sessionUntil = Optional.empty();

    /** When the call counts as over if nothing more comes, and why. */
    record Verdict(Instant at, CallEnd by) {}

    SignsOfLife(Instant begun, LedgerOptions options) {
        this.last = begun;
        this.options = options;
    }

    void message(Instant at) {
        last = at.isAfter(last) ? at : last;
    }

    /** Returns whether this packet is news. */
    boolean media(Instant lastPacket) {
        media = true;
        boolean news = lastPacket.isAfter(last);
        message(lastPacket);
        return news;
    }

    /** A 2xx to INVITE or UPDATE sets or ends the session timer (RFC 4028 section 7.2). */
    void refreshed(Instant at, OptionalInt sessionExpires) {
        sessionUntil =
                sessionExpires.isPresent() ? Optional.of(at.plusSeconds(sessionExpires.getAsInt())) : Optional.empty();
    }

    Instant last() {
        return last;
    }

    /** @param onHold silence is what a hold sounds like: then it says nothing */
    Verdict verdict(boolean onHold) {
        Verdict verdict = new Verdict(last.plus(options.unheardCall()), CallEnd.UNHEARD);
        if (media && !onHold) {
            verdict = earlier(verdict, new Verdict(last.plus(options.silentCall()), CallEnd.MEDIA_STOPPED));
        }
        if (sessionUntil.isPresent()) {
            Instant from = sessionUntil.get().isAfter(last) ? sessionUntil.get() : last;
            verdict = earlier(verdict, new Verdict(from.plus(options.transactionTimeout()), CallEnd.SESSION_EXPIRED));
        }
        return verdict;
    }

    private static Verdict earlier(Verdict one, Verdict other) {
        return other.at().isBefore(one.at()) ? other : one;
    }
}
