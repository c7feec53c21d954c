package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.Optional;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.RegistrationState;

/** What people were last told of a registration; when any of it differs, that is an event. */
record Shown(
        RegistrationState state,
        Optional<RegistrationOutcome> lastOutcome,
        RegistrationReason reason,
        Optional<Instant> expiresAt,
        boolean remembered) {
    static Shown of(Registration told) {
        return new Shown(told.state(), told.lastOutcome(), told.reason(), told.expiresAt(), told.remembered());
    }
}
