package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.MILLI;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.Facts;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;

/** Asks a server of the site how it is, every ten seconds; what it says agrees with what it does on the wire. */
final class DemoReports {
    static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int ANSWER_OCTETS = 412;

    private final Stage stage;
    private final DemoServer server;
    private final List<Registering> handsets;
    private final Consumer<DeviceReport> tell;

    /** @param handsets of this server */
    DemoReports(Stage stage, DemoServer server, List<Registering> handsets, Consumer<DeviceReport> tell) {
        this.stage = stage;
        this.server = server;
        this.handsets = List.copyOf(handsets);
        this.tell = tell;
    }

    void begin(long afterNanos) {
        stage.agenda().after(afterNanos, this::ask);
    }

    private void ask() {
        stage.agenda().after(INTERVAL, this::ask);
        if (!server.up()) {
            Duration patience = PATIENCE;
            stage.agenda().after(patience, () -> fail(ScrapeFailure.Reason.TIMEOUT, "no answer within 2 s", patience));
            return;
        }
        long took = stage.millis(8, 60);
        if (server.name().equals(Roster.NORTH) && Incident.ANSWER_NOT_UNDERSTOOD.on(stage.now())) {
            stage.agenda()
                    .after(
                            took,
                            () -> fail(
                                    ScrapeFailure.Reason.NOT_UNDERSTOOD,
                                    "it knows none of the objects asked for",
                                    Duration.ofNanos(took)));
        } else {
            stage.agenda().after(took, () -> succeed(Duration.ofNanos(took)));
        }
    }

    private void fail(ScrapeFailure.Reason reason, String detail, Duration took) {
        long octets = reason == ScrapeFailure.Reason.TIMEOUT ? 0 : ANSWER_OCTETS / 2;
        tell.accept(report(took, octets, Optional.of(new ScrapeFailure(reason, detail)), Facts.none()));
    }

    private void succeed(Duration took) {
        if (server.up()) {
            tell.accept(report(took, ANSWER_OCTETS, Optional.empty(), facts()));
        }
    }

    private DeviceReport report(Duration took, long octets, Optional<ScrapeFailure> failure, Facts facts) {
        Duration told = Duration.ofMillis(took.toNanos() / MILLI);
        return new DeviceReport(
                server.name(), DeviceReport.Interface.SIMULATED, INTERVAL, told, octets, failure, facts);
    }

    private Facts facts() {
        DemoServer.Place place = server.place();
        int down = server.name().equals(Roster.SOUTH) && Incident.BASE_DOWN.on(stage.now()) ? 1 : 0;
        int registered = (int) handsets.stream()
                .filter(handset -> DemoWords.countsAsRegistered(handset, stage.now()))
                .count();
        return new Facts(
                OptionalLong.of(server.uptimeSeconds(stage.now())),
                Optional.of(place.name()),
                Optional.of("Simulated IP-DECT server of the dectwatch demo site"),
                Optional.of(place.software()),
                Optional.of(place.serial()),
                Optional.of(place.ari()),
                OptionalInt.of(handsets.size()),
                OptionalInt.of(handsets.size()),
                OptionalInt.of(registered),
                OptionalInt.of(place.bases() - down),
                OptionalInt.of(down),
                OptionalInt.of(server.mostCalls()),
                OptionalInt.of(server.attemptsInAnHour(stage.now())),
                OptionalLong.of(server.abnormalReleases()));
    }
}
