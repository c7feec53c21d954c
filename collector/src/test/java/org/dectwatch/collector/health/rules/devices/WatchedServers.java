package org.dectwatch.collector.health.rules.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.Facts;
import org.dectwatch.collector.domain.DeviceReport.Interface;
import org.dectwatch.collector.domain.InterfaceStatus;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.health.Alert;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.AlertOptions;
import org.dectwatch.collector.health.AlertState;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.Stage;
import org.dectwatch.collector.health.TrustOptions;
import org.dectwatch.collector.testing.DeviceFacts;

/** What rules about servers are tried on: what servers say, and what is told of it. */
abstract class WatchedServers {
    final Stage stage = new Stage();
    final AlertBook book = book();

    static AlertBook book() {
        return new AlertBook(DeviceRuleOptions.defaults().rules(), AlertOptions.defaults(), TrustOptions.defaults());
    }

    /** What a server says, set one by one. */
    static final class Says {
        private String name = "dect-1";
        private boolean stale;
        private Optional<String> firmware = Optional.empty();
        private OptionalInt subscribed = OptionalInt.empty();
        private OptionalInt registered = OptionalInt.empty();
        private OptionalInt up = OptionalInt.empty();
        private OptionalInt down = OptionalInt.empty();
        private OptionalInt attempts = OptionalInt.empty();
        private OptionalLong abnormal = OptionalLong.empty();
        private Optional<Instant> startedAt = Optional.empty();

        Says of(String server) {
            name = server;
            return this;
        }

        Says firmware(String version) {
            firmware = Optional.of(version);
            return this;
        }

        Says users(int howManySubscribed, int howManyRegistered) {
            subscribed = OptionalInt.of(howManySubscribed);
            registered = OptionalInt.of(howManyRegistered);
            return this;
        }

        Says bases(int howManyUp, int howManyDown) {
            up = OptionalInt.of(howManyUp);
            down = OptionalInt.of(howManyDown);
            return this;
        }

        Says released(long total, int ofAttempts) {
            abnormal = OptionalLong.of(total);
            attempts = ofAttempts < 0 ? OptionalInt.empty() : OptionalInt.of(ofAttempts);
            return this;
        }

        Says started(double seconds) {
            startedAt = Optional.of(Stage.at(seconds));
            return this;
        }

        Says stale() {
            stale = true;
            return this;
        }

        ServerStatus at(double seconds) {
            Facts facts = new DeviceFacts()
                    .softwareVersion(firmware)
                    .subscribed(subscribed)
                    .registered(registered)
                    .bases(up, down)
                    .attempts(attempts)
                    .abnormalReleases(abnormal)
                    .facts();
            DeviceReport report = new DeviceReport(
                    name, Interface.SNMP, Duration.ofSeconds(30), Duration.ofMillis(3), 100, Optional.empty(), facts);
            Optional<Instant> good = Optional.of(Stage.at(seconds));
            return new ServerStatus(
                    name,
                    true,
                    true,
                    Optional.of(report),
                    Optional.of(report),
                    good,
                    Optional.empty(),
                    stale,
                    startedAt,
                    Optional.empty(),
                    0,
                    0,
                    List.of(new InterfaceStatus(
                            Interface.SNMP, report, Optional.of(report), good, Optional.empty(), stale)));
        }
    }

    static Says says() {
        return new Says();
    }

    static DeviceEvent event(String kind) {
        return new DeviceEvent(
                "dect-1",
                Interface.TRAP,
                Optional.empty(),
                kind,
                DeviceEvent.Level.WARNING,
                Optional.empty(),
                kind + ": rpn=3",
                Map.of("rpn", "3"));
    }

    List<String> firing() {
        List<String> all = new ArrayList<>();
        book.alerts().stream()
                .filter(alert -> alert.state() == AlertState.FIRING)
                .forEach(alert ->
                        all.add(alert.rule() + " " + alert.finding().subject().text()));
        return all;
    }

    Finding told() {
        return book.alerts().stream()
                .filter(alert -> alert.state() == AlertState.FIRING)
                .map(Alert::finding)
                .findFirst()
                .orElseThrow();
    }

    Alert resolved() {
        return book.alerts().stream()
                .filter(alert -> alert.state() == AlertState.RESOLVED)
                .findFirst()
                .orElseThrow();
    }

    void show(ServerStatus server, double seconds) {
        stage.put(server);
        stage.evaluate(book, seconds);
    }
}
