package org.dectwatch.collector.health.rules.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.health.Stage.at;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport.Interface;
import org.dectwatch.collector.health.Alert;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.AlertState;
import org.dectwatch.collector.health.RememberedAlarm;
import org.dectwatch.collector.health.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What servers tell unasked, as alarms: firing, quiet, resolving. */
class DeviceAlarmTest extends WatchedServers {
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
