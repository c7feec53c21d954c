package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationState;

/**
 * How one address of record is bound, since when, and until when. A lapse that is only told by silence is unproven until its
 * connection shows that nothing was lost meanwhile, or could have shown long since that something was.
 */
final class Binding {
    private RegistrationState state = RegistrationState.UNKNOWN;
    private Instant since;
    private OptionalInt granted = OptionalInt.empty();
    private Optional<Instant> expiresAt = Optional.empty();
    /** When an unproven lapse is believed without proof; {@link Instant#MAX} when there is none. */
    private Instant believedAt = Instant.MAX;

    Binding(Instant at) {
        since = at;
    }

    static Binding remembered(Registration was) {
        Binding binding = new Binding(was.since());
        binding.state = was.state();
        binding.granted = was.grantedExpiresSeconds();
        binding.expiresAt = was.expiresAt();
        return binding;
    }

    RegistrationState state() {
        return state;
    }

    boolean is(RegistrationState asked) {
        return state == asked;
    }

    Instant since() {
        return since;
    }

    OptionalInt granted() {
        return granted;
    }

    void grantedFor(OptionalInt seconds) {
        granted = seconds;
    }

    Optional<Instant> expiresAt() {
        return expiresAt;
    }

    /** What the registrar holds now: {@code otherwise} it stands when that is nothing. */
    void listed(Optional<Instant> until, RegistrationState otherwise, Instant at) {
        boolean live = until.isPresent() && until.get().isAfter(at);
        if (live) {
            expiresAt = until.filter(u -> !u.equals(Instant.MAX));
        }
        believedAt = Instant.MAX;
        enter(live ? RegistrationState.REGISTERED : otherwise, at);
        if (state == RegistrationState.UNREGISTERED) {
            expiresAt = Optional.empty();
        }
    }

    void enter(RegistrationState next, Instant at) {
        if (next != state) {
            state = next;
            since = at;
        }
    }

    /** Over by its own word. */
    boolean lapsed(Instant now) {
        return state == RegistrationState.REGISTERED
                && expiresAt.filter(until -> !until.isAfter(now)).isPresent();
    }

    /** It has run out, as far as was seen: nobody knows for certain before {@code patience} has passed without a proof. */
    void lapseUnproven(Instant at, Duration patience) {
        enter(RegistrationState.UNKNOWN, at);
        believedAt = at.plus(patience);
    }

    boolean unproven() {
        return !believedAt.equals(Instant.MAX);
    }

    /** What silence would have proved, it does not prove any more. */
    void doubt() {
        believedAt = Instant.MAX;
    }

    /** Nothing of what the handset said until {@code at} is missing: it did run out, when it said it would. */
    void proved(Instant at) {
        if (unproven() && state == RegistrationState.UNKNOWN) {
            state = RegistrationState.EXPIRED;
            since = expiresAt.filter(until -> until.isBefore(at)).orElse(at);
        }
        believedAt = Instant.MAX;
    }

    /** Believes an unproven lapse whose time of proof has passed. */
    void wake(Instant at) {
        if (unproven() && !believedAt.isAfter(at)) {
            proved(at);
        }
    }

    /** When it falls due by itself; {@link Instant#MAX} when it does not. */
    Instant next() {
        return state == RegistrationState.REGISTERED ? expiresAt.orElse(Instant.MAX) : believedAt;
    }
}
