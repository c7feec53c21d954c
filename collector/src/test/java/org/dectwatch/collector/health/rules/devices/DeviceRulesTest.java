package org.dectwatch.collector.health.rules.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.health.Stage.at;

import java.util.List;
import org.dectwatch.collector.health.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule about what servers say: firing, quiet, resolving. */
class DeviceRulesTest extends WatchedServers {
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
}
