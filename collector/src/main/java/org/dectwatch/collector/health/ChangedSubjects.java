package org.dectwatch.collector.health;

import java.util.Optional;
import org.dectwatch.collector.domain.DomainEvent;

/** Which subject an event is about; rules are asked for these and no others. */
public final class ChangedSubjects implements DomainEvent.Visitor<Optional<Subject>> {
    private static final ChangedSubjects VISITOR = new ChangedSubjects();
    /** Intervals, which are seconds. */
    private static final int LOOK_EACH = 5;

    private ChangedSubjects() {}

    /** Empty for events that no rule looks at. */
    public static Optional<Subject> of(DomainEvent event) {
        return event.accept(VISITOR);
    }

    @Override
    public Optional<Subject> sipSeen(DomainEvent.SipSeen event) {
        // Each message touches a server; rules that wait for one to be heard again ask by deadline instead.
        return Optional.empty();
    }

    @Override
    public Optional<Subject> registrationEnded(DomainEvent.RegistrationEnded event) {
        return Optional.of(new Subject.OfRegistration(event.aor()));
    }

    @Override
    public Optional<Subject> registrationChanged(DomainEvent.RegistrationChanged event) {
        return Optional.of(new Subject.OfRegistration(event.now().aor()));
    }

    @Override
    public Optional<Subject> callChanged(DomainEvent.CallChanged event) {
        return Optional.of(new Subject.OfCall(event.now().callId()));
    }

    @Override
    public Optional<Subject> sessionRequested(DomainEvent.SessionRequested event) {
        return Optional.empty();
    }

    @Override
    public Optional<Subject> sessionEnded(DomainEvent.SessionEnded event) {
        return Optional.empty();
    }

    @Override
    public Optional<Subject> streamHeard(DomainEvent.StreamHeard event) {
        // Each second of each stream would be much to look at; what lasts is seen at the next look.
        boolean worth = event.interval().last() || event.interval().number() % LOOK_EACH == 1;
        return worth ? subject(event) : Optional.empty();
    }

    private static Optional<Subject> subject(DomainEvent.StreamHeard event) {
        return event.stream()
                .callId()
                .<Subject>map(Subject.OfCall::new)
                .or(() -> event.unexplained().map(Subject.OfMedia::new));
    }

    @Override
    public Optional<Subject> tlsChanged(DomainEvent.TlsChanged event) {
        return Optional.empty();
    }

    @Override
    public Optional<Subject> tlsTargetChanged(DomainEvent.TlsTargetChanged event) {
        return Optional.of(new Subject.OfTlsTarget(event.server(), event.target()));
    }

    @Override
    public Optional<Subject> tlsConnectionLost(DomainEvent.TlsConnectionLost event) {
        return Optional.of(new Subject.OfTlsTarget(event.server(), event.target()));
    }

    @Override
    public Optional<Subject> deviceReported(DomainEvent.DeviceReported event) {
        return Optional.of(new Subject.OfServer(event.report().server()));
    }

    @Override
    public Optional<Subject> deviceTold(DomainEvent.DeviceTold event) {
        return Optional.of(new Subject.OfServer(event.server()));
    }

    @Override
    public Optional<Subject> handsetSaid(DomainEvent.HandsetSaid event) {
        return Optional.of(new Subject.OfHandset(event.handset()));
    }

    @Override
    public Optional<Subject> disagreement(DomainEvent.Disagreement event) {
        return event.handset()
                .<Subject>map(Subject.OfHandset::new)
                .or(() -> Optional.of(new Subject.OfServer(event.server())));
    }

    @Override
    public Optional<Subject> sourceHeard(DomainEvent.SourceHeard event) {
        return Optional.of(new Subject.OfSource(event.now().name()));
    }

    @Override
    public Optional<Subject> evicted(DomainEvent.Evicted event) {
        return Optional.empty();
    }
}
