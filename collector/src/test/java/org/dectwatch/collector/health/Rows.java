package org.dectwatch.collector.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.InterfaceStatus;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Transport;

/** Rows of the ledger, as tests want them. */
public final class Rows {
    private Rows() {}

    public static AddressOfRecord aor(int number) {
        return new AddressOfRecord("sip", "h" + number, "example.test", -1);
    }

    public static Subject subject(int number) {
        return new Subject.OfRegistration(aor(number));
    }

    public static Registration registered(int number, double since) {
        return registration(
                number,
                RegistrationState.REGISTERED,
                since,
                RegistrationOutcome.ACCEPTED,
                RegistrationReason.NONE,
                200,
                false);
    }

    public static Registration expired(int number, double since) {
        return registration(
                number,
                RegistrationState.EXPIRED,
                since,
                RegistrationOutcome.ACCEPTED,
                RegistrationReason.NONE,
                200,
                false);
    }

    public static Registration signedOff(int number, double since) {
        return registration(
                number,
                RegistrationState.UNREGISTERED,
                since,
                RegistrationOutcome.REMOVED,
                RegistrationReason.NONE,
                200,
                false);
    }

    public static Registration rejected(int number, double since, RegistrationReason reason, int status) {
        return registration(
                number, RegistrationState.NEVER, since, RegistrationOutcome.REJECTED, reason, status, false);
    }

    public static Registration remembered(int number, double since) {
        return registration(
                number,
                RegistrationState.EXPIRED,
                since,
                RegistrationOutcome.ACCEPTED,
                RegistrationReason.NONE,
                200,
                true);
    }

    public static Registration registration(
            int number,
            RegistrationState state,
            double since,
            RegistrationOutcome outcome,
            RegistrationReason reason,
            int status,
            boolean remembered) {
        Instant at = Stage.at(since);
        boolean granted = state != RegistrationState.NEVER;
        return new Registration(
                aor(number),
                state,
                at,
                Optional.of(outcome),
                reason,
                OptionalInt.of(status),
                granted ? OptionalInt.of(120) : OptionalInt.empty(),
                Optional.empty(),
                2,
                1,
                granted ? 1 : 0,
                granted ? 0 : 1,
                0,
                Optional.empty(),
                Optional.empty(),
                Transport.UDP,
                Endpoint.parse("192.0.2.1:5060").orElseThrow(),
                Endpoint.parse("198.51.100.1:5060").orElseThrow(),
                OptionalDouble.empty(),
                at,
                at,
                new FrameRef("eth0", number),
                new FrameRef("eth0", number + 100L),
                remembered,
                "why");
    }

    public static SourceState source(SourceState.Kind kind, SourceState.Condition condition, double since) {
        return source(kind, condition, since, 0, true, true);
    }

    public static SourceState source(
            SourceState.Kind kind,
            SourceState.Condition condition,
            double since,
            long drops,
            boolean from,
            boolean to) {
        Optional<Instant> seen = Optional.of(Stage.at(since));
        return new SourceState(
                "eth0",
                kind,
                condition,
                "because",
                Stage.at(since),
                100,
                1000,
                drops,
                0,
                seen,
                from ? seen : Optional.empty(),
                to ? seen : Optional.empty());
    }

    public static DeviceReport answer() {
        return new DeviceReport(
                "dect-1",
                DeviceReport.Interface.SNMP,
                Duration.ofSeconds(30),
                Duration.ofMillis(3),
                100,
                Optional.empty(),
                DeviceReport.Facts.none());
    }

    public static DeviceReport failure(DeviceReport.ScrapeFailure.Reason reason) {
        return new DeviceReport(
                "dect-1",
                DeviceReport.Interface.SNMP,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                0,
                Optional.of(new DeviceReport.ScrapeFailure(reason, "no answer within 5 s")),
                DeviceReport.Facts.none());
    }

    public static ServerStatus answering(double since, int registered) {
        return server(
                Optional.of(answer()), Optional.empty(), Optional.of(Stage.at(since)), Optional.empty(), registered);
    }

    public static ServerStatus failing(double since, DeviceReport.ScrapeFailure.Reason reason, Optional<Instant> seen) {
        return server(Optional.of(failure(reason)), Optional.of(Stage.at(since)), Optional.empty(), seen, 0);
    }

    public static ServerStatus notAsked(Optional<Instant> seen) {
        return server(Optional.empty(), Optional.empty(), Optional.empty(), seen, 0);
    }

    private static ServerStatus server(
            Optional<DeviceReport> last,
            Optional<Instant> failingSince,
            Optional<Instant> goodAt,
            Optional<Instant> seen,
            int registered) {
        return new ServerStatus(
                "dect-1",
                true,
                last.isPresent(),
                last,
                last.filter(DeviceReport::succeeded),
                goodAt,
                failingSince,
                false,
                Optional.empty(),
                seen,
                registered,
                registered,
                last.map(report -> List.of(new InterfaceStatus(
                                report.via(),
                                report,
                                last.filter(DeviceReport::succeeded),
                                goodAt,
                                failingSince,
                                goodAt.isEmpty())))
                        .orElseGet(List::of));
    }
}
