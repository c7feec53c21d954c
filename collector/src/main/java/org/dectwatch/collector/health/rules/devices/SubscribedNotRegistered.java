package org.dectwatch.collector.health.rules.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Words;

/** By a server's own count, handsets are subscribed to its DECT system and not registered with the call control. */
final class SubscribedNotRegistered extends ServerRule {
    static final String ID = "subscribed-not-registered";

    /** So long after a restart handsets are still coming back. */
    private static final Duration COMING_BACK = Duration.ofMinutes(15);

    private final SubscribedNotRegisteredOptions options;

    SubscribedNotRegistered(SubscribedNotRegisteredOptions options) {
        super(ID, options.severity(), options.holdFor());
        this.options = options;
    }

    @Override
    Judgement judge(ServerStatus server, Moment moment) {
        DeviceReport.Facts said = server.saidNow();
        if (said.usersSubscribed().isEmpty() || said.usersRegistered().isEmpty()) {
            return Judgement.unknown(moment.now());
        }
        int subscribed = said.usersSubscribed().getAsInt();
        int registered = said.usersRegistered().getAsInt();
        int missing = subscribed - registered;
        Instant at = saidAt(server, SubscribedNotRegistered::counts).orElse(moment.now());
        if (missing < options.atLeast() || missing < options.share() * subscribed) {
            return Judgement.clear(at, "it counts " + registered + " of " + subscribed + " as registered");
        }
        String by = by(server, SubscribedNotRegistered::counts);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(
                Evidence.said(server.name() + " " + by, at, subscribed + " subscribed, " + registered + " registered"));
        evidence.addAll(told(server, moment, Set.of("registration-failed", "base-station-lost", "tls-failed")));
        Optional<String> because = because(server, said, moment);
        return Judgement.trouble(
                at,
                server.name() + " counts " + subscribed + " handsets as subscribed and " + registered
                        + " as registered ("
                        + by + ", " + Words.time(at) + "): " + missing + " are not."
                        + because.map(why -> " " + why).orElse(""),
                because.isPresent()
                        ? "See to that first; the handsets should come back with it."
                        : "The handsets that are not registered stand on its page of users. Are they new (credentials,"
                                + " authentication user), or did all stop at once (its way to the registrar, its"
                                + " certificates)?",
                evidence);
    }

    private static boolean counts(DeviceReport.Facts facts) {
        return facts.usersSubscribed().isPresent() && facts.usersRegistered().isPresent();
    }

    /** What else it says that would explain it. */
    private static Optional<String> because(ServerStatus server, DeviceReport.Facts said, Moment moment) {
        int down = said.basesDown().orElse(0);
        if (down > 0) {
            return Optional.of("It also says that " + down + (down == 1 ? " base station is" : " base stations are")
                    + " down: handsets may be out of reach.");
        }
        return server.startedAt()
                .filter(at -> at.plus(COMING_BACK).isAfter(moment.now()))
                .map(at -> "It restarted at " + Words.time(at) + ": handsets may still be coming back.");
    }
}
