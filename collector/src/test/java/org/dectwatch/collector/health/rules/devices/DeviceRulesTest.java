package org.dectwatch.collector.health.rules.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.health.Stage.at;

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
import org.dectwatch.collector.health.RememberedAlarm;
import org.dectwatch.collector.health.Stage;
import org.dectwatch.collector.health.TrustOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule about what servers say: firing, quiet, resolving. */
class DeviceRulesTest {
    private final Stage stage = new Stage();
    private final AlertBook book = book();

    private static AlertBook book() {
        return new AlertBook(DeviceRuleOptions.defaults().rules(), AlertOptions.defaults(), TrustOptions.defaults());
    }

    /** What a server says, set one by one. */
    private static final class Says {
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
            Facts none = Facts.none();
            Facts facts = new Facts(
                    none.uptimeSeconds(),
                    none.systemName(),
                    none.description(),
                    firmware,
                    none.serial(),
                    none.ari(),
                    none.usersTotal(),
                    subscribed,
                    registered,
                    up,
                    down,
                    none.voiceCallMax(),
                    attempts,
                    abnormal);
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

    private static Says says() {
        return new Says();
    }

    private static DeviceEvent event(String kind) {
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

    private List<String> firing() {
        List<String> all = new ArrayList<>();
        book.alerts().stream()
                .filter(alert -> alert.state() == AlertState.FIRING)
                .forEach(alert ->
                        all.add(alert.rule() + " " + alert.finding().subject().text()));
        return all;
    }

    private Finding told() {
        return book.alerts().stream()
                .filter(alert -> alert.state() == AlertState.FIRING)
                .map(Alert::finding)
                .findFirst()
                .orElseThrow();
    }

    private Alert resolved() {
        return book.alerts().stream()
                .filter(alert -> alert.state() == AlertState.RESOLVED)
                .findFirst()
                .orElseThrow();
    }

    private void show(ServerStatus server, double seconds) {
        stage.put(server);
        stage.evaluate(book, seconds);
    }

    @Test
    void aBaseStationThatStaysDownIsToldAndEndsWhenItIsBack() {
        show(says().bases(5, 0).at(0), 0);
        show(says().bases(4, 1).at(30), 30);
        show(says().bases(4, 1).at(120), 120);
        assertThat(firing()).as("one that restarts is back sooner").isEmpty();
        stage.tell(100, event("base-station-lost"));
        show(says().bases(4, 1).at(150), 150);
        assertThat(firing()).contains("base-station-down dect-1");
        Finding finding = book.findings().stream()
                .filter(one -> one.rule().equals("base-station-down"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.why())
                .isEqualTo("dect-1 says (by SNMP, 2026-11-22T10:02:30Z) that 1 of 5 base stations is down.");
        assertThat(finding.from()).isEqualTo(at(30));
        assertThat(finding.evidence()).anyMatch(one -> one.what().contains("rpn=3"));
        show(says().bases(5, 0).at(180), 180);
        assertThat(firing()).noneMatch(one -> one.startsWith("base-station-down"));
    }

    @Test
    void whatIsStaleNeitherFiresNorEndsAnything() {
        show(says().bases(4, 1).stale().at(0), 0);
        stage.evaluate(book, 1000);
        assertThat(firing()).isEmpty();
        show(says().bases(4, 1).at(1000), 1000);
        stage.evaluate(book, 1130);
        assertThat(firing()).containsExactly("base-station-down dect-1");
        show(says().bases(5, 0).stale().at(1200), 1200);
        assertThat(firing()).containsExactly("base-station-down dect-1");
    }

    @ParameterizedTest
    @EnumSource(AlarmKind.class)
    void whatAServerTellsIsAnAlarmThatEndsByTimeWhenNothingElseEndsIt(AlarmKind kind) {
        show(says().at(0), 0);
        int times = kind.busy() ? 3 : 1;
        for (int i = 0; i < times; i++) {
            assertThat(firing()).isEmpty();
            stage.tell(10 + i, event(kind.word()));
            stage.evaluate(book, 10 + i);
        }
        assertThat(firing()).containsExactly(kind.word() + " dect-1");
        assertThat(told().why())
                .contains("dect-1 told " + kind.told() + " (TRAP)")
                .contains("15 min after");
        assertThat(told().nextStep()).isNotBlank();
        stage.evaluate(book, 10 + times - 1 + 899);
        assertThat(firing()).hasSize(1);
        stage.evaluate(book, 10 + times - 1 + 901);
        assertThat(firing()).isEmpty();
        assertThat(resolved().finding().to()).contains(at(10 + times - 1 + 900));
    }

    @Test
    void anAlarmIsKeptUpByBeingRepeated() {
        show(says().at(0), 0);
        for (int i = 0; i < 4; i++) {
            stage.tell(10 + i * 800, event("base-station-sync-lost"));
            stage.evaluate(book, 10 + i * 800);
        }
        assertThat(told().why()).contains("4 times, first at 2026-11-22T10:00:10Z, last at 2026-11-22T10:40:10Z");
        assertThat(book.findings()).hasSize(1);
    }

    @Test
    void aLostBaseStationIsBackWhenTheServerSaysThatNoneIsDown() {
        show(says().bases(5, 0).at(0), 0);
        stage.tell(10, event("base-station-lost"));
        stage.evaluate(book, 10);
        show(says().bases(5, 0).at(30), 30);
        assertThat(firing()).as("counted before it was lost, perhaps").containsExactly("base-station-lost dect-1");
        show(says().bases(5, 0).at(60), 60);
        assertThat(firing()).isEmpty();
        assertThat(resolved().endedBecause()).contains("it says that no base station is down");
    }

    @Test
    void aLostBaseStationIsBackWhenTheDeviceSaysSo() {
        show(says().at(0), 0);
        stage.tell(10, event("base-station-lost"));
        stage.evaluate(book, 10);
        assertThat(firing()).hasSize(1);
        stage.tell(20, event("base-station-up"));
        stage.evaluate(book, 20);
        assertThat(firing()).isEmpty();
    }

    @Test
    void aRestartEndsWhatWasToldBeforeIt() {
        show(says().at(0), 0);
        stage.tell(10, event("base-station-sync-lost"));
        stage.evaluate(book, 10);
        assertThat(firing()).hasSize(1);
        show(says().started(100).at(120), 120);
        assertThat(firing()).containsExactly("server-restarted dect-1");
    }

    @Test
    void aFailedRegistrationIsOverWhenAllAreRegistered() {
        show(says().users(40, 40).at(0), 0);
        stage.tell(10, event("registration-failed"));
        stage.evaluate(book, 10);
        show(says().users(40, 39).at(60), 60);
        assertThat(firing()).containsExactly("registration-failed dect-1");
        show(says().users(40, 40).at(90), 90);
        assertThat(firing()).isEmpty();
    }

    @Test
    void aFloodOfOtherEventsDoesNotPushAnAlarmOut() {
        show(says().at(0), 0);
        stage.tell(10, event("base-station-sync-lost"));
        stage.evaluate(book, 10);
        for (int i = 0; i < 500; i++) {
            stage.tell(20, event("link-up"));
        }
        stage.evaluate(book, 20);
        assertThat(firing()).containsExactly("base-station-sync-lost dect-1");
    }

    @Test
    void anAlarmOfBeforeARestartOfTheCollectorStaysUntilItsTimeIsOver() {
        show(says().at(0), 0);
        stage.tell(10, event("media-resource-lost"));
        stage.evaluate(book, 10);
        List<RememberedAlarm> remembered = book.toRemember();

        AlertBook after = book();
        Stage later = new Stage();
        after.restore(remembered, at(60));
        later.put(says().at(60));
        later.evaluate(after, 60);
        assertThat(after.alerts()).extracting(Alert::state).containsExactly(AlertState.FIRING);
        later.put(says().at(1000));
        later.evaluate(after, 1000);
        assertThat(after.alerts()).extracting(Alert::state).containsExactly(AlertState.RESOLVED);
    }

    @Test
    void manyAbnormalReleasesWithinAnHourAreTold() {
        show(says().released(100, 100).at(0), 0);
        show(says().released(109, 100).at(30), 30);
        assertThat(firing()).as("nine").isEmpty();
        show(says().released(110, 100).at(60), 60);
        assertThat(told().why())
                .isEqualTo("dect-1 counted 10 abnormal releases within the last hour of 100 call attempts (by SNMP,"
                        + " 2026-11-22T10:01:00Z).");
        show(says().released(110, 100).at(3600), 3600);
        assertThat(firing()).hasSize(1);
        show(says().released(110, 100).at(3700), 3700);
        assertThat(firing()).isEmpty();
    }

    @Test
    void aSmallShareOfManyCallsIsNone() {
        show(says().released(0, 1000).at(0), 0);
        show(says().released(40, 1000).at(30), 30);
        assertThat(firing()).isEmpty();
        show(says().released(50, 1000).at(60), 60);
        assertThat(firing()).hasSize(1);
    }

    @Test
    void attemptsThatAreNotToldDoNotMatter() {
        show(says().released(0, -1).at(0), 0);
        show(says().released(10, -1).at(30), 30);
        assertThat(firing()).containsExactly("abnormal-releases-high dect-1");
    }

    @Test
    void aTotalThatBeganAgainCountsFromNothing() {
        show(says().released(1000, 10).at(0), 0);
        show(says().released(3, 10).started(-100_000).at(30), 30);
        assertThat(firing()).as("three since it was set back").isEmpty();
        show(says().released(1020, 10).started(40).at(60), 60);
        assertThat(firing()).contains("abnormal-releases-high dect-1");
    }

    @Test
    void aRestartIsToldForAWhile() {
        show(says().started(-3600).at(0), 0);
        assertThat(firing()).isEmpty();
        show(says().started(100).at(120), 120);
        assertThat(firing()).containsExactly("server-restarted dect-1");
        assertThat(told().from()).isEqualTo(at(100));
        stage.evaluate(book, 100 + 1799);
        assertThat(firing()).hasSize(1);
        stage.evaluate(book, 100 + 1801);
        assertThat(firing()).isEmpty();
    }

    @Test
    void theServerThatIsUnlikeTheRestIsTold() {
        for (String server : List.of("dect-1", "dect-2", "dect-3")) {
            stage.put(says().of(server).firmware("PCS24Ad").at(0));
        }
        stage.evaluate(book, 0);
        show(says().of("dect-2").firmware("PCS22Ab").at(30), 30);
        stage.evaluate(book, 3629);
        assertThat(firing()).as("an upgrade goes server by server").isEmpty();
        stage.evaluate(book, 3631);
        assertThat(firing()).containsExactly("firmware-differs dect-2");
        assertThat(told().why()).contains("runs firmware PCS22Ab").contains("2 of 3 servers run PCS24Ad");
        show(says().of("dect-2").firmware("PCS24Ad").at(3700), 3700);
        assertThat(firing()).isEmpty();
    }

    @Test
    void whenTheRestIsUpgradedTheOneLeftOutIsTold() {
        for (String server : List.of("dect-1", "dect-2", "dect-3")) {
            stage.put(says().of(server).firmware("PCS22Ab").at(0));
        }
        stage.evaluate(book, 0);
        show(says().of("dect-1").firmware("PCS24Ad").at(30), 30);
        show(says().of("dect-2").firmware("PCS24Ad").at(60), 60);
        stage.evaluate(book, 3661);
        assertThat(firing()).containsExactly("firmware-differs dect-3");
    }

    @Test
    void ofTwoThatDifferTheOlderIsTold() {
        show(says().of("dect-1").firmware("PCS24Ad").at(0), 0);
        show(says().of("dect-2").firmware("PCS24B").at(0), 1);
        stage.evaluate(book, 3700);
        assertThat(firing()).containsExactly("firmware-differs dect-1");
        assertThat(told().why()).contains("another server runs PCS24B, which is newer");
    }

    @Test
    void versionsThatCannotBeComparedAreNotJudged() {
        show(says().of("dect-1").firmware("rev A").at(0), 0);
        show(says().of("dect-2").firmware("rev B").at(0), 1);
        stage.evaluate(book, 3700);
        assertThat(firing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PCS05C_,PCS06__",
        "PCS16E_,PCS18bA",
        "PCS22Ab,PCS24Ad",
        "PCS24Ad,PCS24B",
        "PCS24B,PCS24G",
        "PCS9A,PCS10A"
    })
    void laterFirmwareIsNewer(String older, String newer) {
        assertThat(Firmware.parse(older).orElseThrow())
                .isLessThan(Firmware.parse(newer).orElseThrow());
    }

    @Test
    void handsetsThatAreSubscribedAndNotRegisteredAreToldWithWhatMayBeTheCause() {
        show(says().users(40, 40).bases(5, 0).at(0), 0);
        show(says().users(40, 39).bases(5, 0).at(30), 30);
        stage.evaluate(book, 400);
        assertThat(firing()).as("one is switched off").isEmpty();
        show(says().users(40, 36).bases(5, 0).at(430), 430);
        stage.evaluate(book, 731);
        assertThat(firing()).containsExactly("subscribed-not-registered dect-1");
        assertThat(told().why())
                .isEqualTo(
                        "dect-1 counts 40 handsets as subscribed and 36 as registered (by SNMP, 2026-11-22T10:07:10Z):"
                                + " 4 are not.");
        show(says().users(40, 36).bases(4, 1).at(760), 760);
        assertThat(book.findings().get(0).why()).contains("1 base station is down: handsets may be out of reach");
        show(says().users(40, 36).bases(5, 0).started(780).at(790), 790);
        assertThat(book.findings().get(0).why()).contains("handsets may still be coming back");
        show(says().users(40, 40).bases(5, 0).at(820), 820);
        assertThat(firing()).doesNotContain("subscribed-not-registered dect-1");
    }

    @Test
    void aSmallShareOfManyHandsetsIsAlwaysSwitchedOff() {
        show(says().users(1000, 960).at(0), 0);
        stage.evaluate(book, 1000);
        assertThat(firing()).isEmpty();
    }

    @Test
    void anEventOfNobodyConfiguredIsNoAlarm() {
        stage.tell(
                0,
                new DeviceEvent(
                        "192.0.2.99",
                        Interface.TRAP,
                        Optional.empty(),
                        "base-station-lost",
                        DeviceEvent.Level.ERROR,
                        Optional.empty(),
                        "x",
                        Map.of()));
        stage.evaluate(book, 0);
        assertThat(book.alerts()).isEmpty();
    }
}
