package org.dectwatch.collector.health;

import java.time.Instant;
import java.util.Optional;
import org.dectwatch.collector.domain.AddressOfRecord;

/**
 * A firing alarm as it stands in the state file: plain values only. Evidence is left out, for the packets it points to are gone.
 *
 * @param subject what kind of subject {@code name} or {@code aor} names
 * @param name of a server, source or TLS target, id of a handset; empty for a registration
 * @param aor of a registration; empty for the others
 */
public record RememberedAlarm(
        String rule,
        Severity severity,
        Kind subject,
        String name,
        Optional<AddressOfRecord> aor,
        String server,
        Instant from,
        Instant firedAt,
        String why,
        String nextStep) {
    /** Which {@link Subject}. */
    public enum Kind {
        REGISTRATION,
        SERVER,
        SOURCE,
        HANDSET,
        /** {@code server} is whose. */
        TLS_TARGET
    }

    public RememberedAlarm {
        if ((subject == Kind.REGISTRATION) != aor.isPresent()) {
            throw new IllegalArgumentException(
                    "an alarm about a registration has an address of record, and no other has");
        }
    }

    static RememberedAlarm of(Alert alert) {
        Finding finding = alert.finding();
        Subject subject = finding.subject();
        Optional<AddressOfRecord> aor =
                subject instanceof Subject.OfRegistration of ? Optional.of(of.aor()) : Optional.empty();
        return new RememberedAlarm(
                finding.rule(),
                finding.severity(),
                kind(subject),
                name(subject),
                aor,
                alert.server(),
                finding.from(),
                alert.firedAt().orElse(finding.from()),
                finding.why(),
                finding.nextStep());
    }

    private static Kind kind(Subject subject) {
        if (subject instanceof Subject.OfRegistration) {
            return Kind.REGISTRATION;
        }
        if (subject instanceof Subject.OfTlsTarget) {
            return Kind.TLS_TARGET;
        }
        if (subject instanceof Subject.OfHandset) {
            return Kind.HANDSET;
        }
        return subject instanceof Subject.OfServer ? Kind.SERVER : Kind.SOURCE;
    }

    private static String name(Subject subject) {
        if (subject instanceof Subject.OfTlsTarget of) {
            return of.target();
        }
        return subject instanceof Subject.OfRegistration ? "" : subject.text();
    }

    private Subject about() {
        return switch (subject) {
            case REGISTRATION -> new Subject.OfRegistration(aor.orElseThrow());
            case SERVER -> new Subject.OfServer(name);
            case SOURCE -> new Subject.OfSource(name);
            case HANDSET -> new Subject.OfHandset(name);
            case TLS_TARGET -> new Subject.OfTlsTarget(server, name);
        };
    }

    Alert toAlert() {
        Finding finding =
                new Finding(rule, severity, about(), from, Optional.empty(), why, nextStep, java.util.List.of());
        return new Alert(
                AlertState.FIRING, finding, server, Optional.of(firedAt), Optional.empty(), Optional.empty(), true);
    }
}
