package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.RegistrationState;

/** What is told of one address of record at a time. */
final class RegistrationRow {
    private RegistrationRow() {}

    /**
     * How much of it was seen.
     *
     * @param lost the end of the newest attempt may be among what was not seen
     * @param doubt something was not seen since the last complete attempt
     * @param remembered it is known from before the restart only
     */
    record Sight(boolean lost, boolean doubt, boolean remembered) {}

    /**
     * What people care for of it.
     *
     * @param missing what has no answer now got none
     */
    static Shown shown(
            Instant now,
            Binding binding,
            RegisterAttempt newest,
            RegistrationTally tally,
            Sight sight,
            boolean missing) {
        Optional<RegistrationOutcome> outcome = newest.verdict();
        RegistrationReason reason = newest.reason();
        if (missing && outcome.isEmpty() && tally.attempts() > 0 && !sight.lost()) {
            outcome = Optional.of(RegistrationOutcome.UNANSWERED);
            reason = RegistrationReason.NO_ANSWER;
        } else if (sight.lost() && !newest.failed()) {
            outcome = Optional.empty();
            reason = RegistrationReason.NONE;
        }
        // Over by its own word, while nothing is concluded yet: it was decrypted only now.
        RegistrationState seen = binding.lapsed(now) ? RegistrationState.UNKNOWN : binding.state();
        return new Shown(seen, outcome, reason, binding.expiresAt(), sight.remembered());
    }

    static Registration of(
            AddressOfRecord aor,
            Shown shown,
            Binding binding,
            RegisterAttempt newest,
            RegistrationTally tally,
            RegistrationRoute route,
            OptionalDouble medianDelay,
            Sight sight,
            RegistrationWhy why) {
        return new Registration(
                aor,
                shown.state(),
                binding.since(),
                shown.lastOutcome(),
                shown.reason(),
                newest.status(),
                binding.granted(),
                shown.expiresAt(),
                tally.transactions(),
                tally.attempts(),
                tally.successes(),
                tally.failures(),
                tally.attempts() - tally.successes() - tally.failures(),
                route.authUser(),
                route.userAgent(),
                route.transport(),
                route.device(),
                route.registrar(),
                medianDelay,
                route.firstTime(),
                route.lastTime(),
                route.firstPacket(),
                route.lastPacket(),
                shown.remembered(),
                why.sentence(shown, newest.status(), doubt(binding, shown.state(), sight)));
    }

    private static RegistrationWhy.Doubt doubt(Binding binding, RegistrationState seen, Sight sight) {
        if (binding.unproven()) {
            return RegistrationWhy.Doubt.UNPROVEN;
        }
        return sight.doubt() || !binding.is(seen) ? RegistrationWhy.Doubt.UNREAD : RegistrationWhy.Doubt.NONE;
    }
}
