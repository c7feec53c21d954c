package org.dectwatch.collector.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetTruth;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.RegistrationState;

/** From a handset to its line. */
final class HandsetRows {
    private static final String NEVER_SEEN =
            "It is configured, and no message to or from it has been seen since the collector started.";

    private HandsetRows() {}

    /**
     * @param tls what the connection that carries it is worth, when it uses TLS
     * @param server what its server's own answers are worth, when it is asked at all
     * @param media what its last call says
     */
    static HandsetRow row(
            Handset handset, String id, String site, Optional<Mark> tls, Optional<Mark> server, Optional<Mark> media) {
        Optional<Registration> seen = handset.registration();
        List<Mark> marks = new ArrayList<>();
        seen.map(HandsetRows::mark).ifPresent(marks::add);
        tls.ifPresent(marks::add);
        media.ifPresent(marks::add);
        WordMarks.server(handset).or(() -> server).ifPresent(marks::add);
        WordMarks.cloud(handset).ifPresent(marks::add);
        return new HandsetRow(
                id,
                handset.name(),
                handset.extension(),
                handset.ipei(),
                handset.aor().map(AddressOfRecord::toString),
                site,
                handset.server(),
                handset.configured(),
                seen.map(Registration::state).orElse(RegistrationState.UNKNOWN),
                seen.map(Registration::reason).orElse(RegistrationReason.NONE),
                seen.map(Registration::lastStatus).orElse(OptionalInt.empty()),
                seen.flatMap(Registration::lastOutcome),
                SnapshotBuilder.millis(seen.map(Registration::since)),
                SnapshotBuilder.millis(seen.map(Registration::lastTime)),
                SnapshotBuilder.millis(seen.flatMap(Registration::expiresAt)),
                seen.map(Registration::grantedExpiresSeconds).orElse(OptionalInt.empty()),
                seen.map(Registration::remembered).orElse(false),
                seen.map(Registration::why).orElse(NEVER_SEEN),
                seen.map(Registration::transport),
                handset.activeCalls(),
                handset.codec(),
                marks,
                truth(handset.truth(), seen));
    }

    private static HandsetRow.Truth truth(HandsetTruth truth, Optional<Registration> seen) {
        boolean same = seen.isPresent() && seen.get().why().equals(truth.why());
        return new HandsetRow.Truth(
                truth.standing(),
                truth.by(),
                same ? Optional.empty() : Optional.of(truth.why()),
                truth.contradiction().map(HandsetTruth.Contradiction::why));
    }

    private static Mark mark(Registration seen) {
        return new Mark(
                Mark.Kind.REGISTRATION,
                seen.remembered() ? Mark.State.UNKNOWN : judge(seen.state()),
                seen.remembered() ? Mark.Source.STATE_FILE : Mark.Source.WIRE,
                Optional.of(SnapshotBuilder.millis(seen.lastTime())),
                seen.why());
    }

    private static Mark.State judge(RegistrationState state) {
        return switch (state) {
            case REGISTERED -> Mark.State.GOOD;
            case EXPIRED, NEVER -> Mark.State.BAD;
            case UNREGISTERED -> Mark.State.WARNING;
            case UNKNOWN -> Mark.State.UNKNOWN;
        };
    }
}
