package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.Optional;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.RegistrationState;
import org.jspecify.annotations.Nullable;

/** What people were last told of a registration; when any of it differs, that is an event. */
record Shown(
        RegistrationState state,
        Optional<RegistrationOutcome> lastOutcome,
        RegistrationReason reason,
        Optional<Instant> expiresAt,
        boolean remembered) {
    // Written out: see IpAddress.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Shown that
                && state == that.state
                && reason == that.reason
                && remembered == that.remembered
                && lastOutcome.equals(that.lastOutcome)
                && expiresAt.equals(that.expiresAt);
    }

    @Override
    public int hashCode() {
        return (state.hashCode() * 31 + reason.hashCode()) * 31 + expiresAt.hashCode();
    }
}
