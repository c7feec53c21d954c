package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Registrations of the scenarios in `captures`, against what their scripts made happen. */
class RegistrationScenariosTest {
    private static final String[] FATE = {"aor", "state", "lastOutcome", "reason", "lastStatus", "grantedExpiresSeconds"
    };
    private static final String[] COUNTS = {"aor", "transactions", "attempts", "successes", "failures", "open"};

    private static String at(String row) {
        return "sip:" + row.replaceFirst(" ", "@voice.example.net ");
    }

    private static List<String> told(Told report, String... fields) {
        return report.rows("registrations", fields);
    }

    private static String[] rows(String table) {
        return table.lines().map(RegistrationScenariosTest::at).toArray(String[]::new);
    }

    @Test
    void tellsEachFateOfTheUdpScenario() {
        Told report = Told.ofScenario("gen-udp-reg");
        assertThat(told(report, FATE)).containsExactlyInAnyOrder(rows("""
                3301 REGISTERED ACCEPTED NONE 200 120
                3302 REGISTERED ACCEPTED NONE 200 3600
                3303 NEVER REJECTED WRONG_CREDENTIALS 401 -
                e4033304 NEVER REJECTED FORBIDDEN 403 -
                e4043305 NEVER REJECTED NOT_FOUND 404 -
                e4083306 NEVER REJECTED TIMEOUT 408 -
                e5003307 NEVER REJECTED SERVER_FAILURE 500 -
                e5033308 NEVER REJECTED SERVER_FAILURE 503 -
                e3023309 NEVER REJECTED REDIRECTED 302 -
                3310 NEVER REJECTED INTERVAL_TOO_BRIEF 423 -
                e6003311 NEVER REJECTED DECLINED 603 -
                3312 EXPIRED ACCEPTED NONE 200 12
                3313 UNREGISTERED REMOVED NONE 200 120
                silent3314 NEVER UNANSWERED NO_ANSWER - -"""));
        assertThat(told(report, COUNTS)).containsExactlyInAnyOrder(rows("""
                3301 4 2 2 0 0
                3302 2 1 1 0 0
                3303 2 1 0 1 0
                e4033304 1 1 0 1 0
                e4043305 1 1 0 1 0
                e4083306 1 1 0 1 0
                e5003307 1 1 0 1 0
                e5033308 1 1 0 1 0
                e3023309 1 1 0 1 0
                3310 2 1 0 1 0
                e6003311 1 1 0 1 0
                3312 2 1 1 0 0
                3313 4 2 2 0 0
                silent3314 1 1 0 0 1"""));
        assertThat(told(report, "transport", "registrar")).containsOnly("UDP 192.0.2.200:5060");
    }

    @Test
    void unwrapsTheRegistrationsThatHepCarries() {
        assertThat(told(
                        Told.ofScenario("gen-hep3"),
                        "aor",
                        "state",
                        "lastOutcome",
                        "reason",
                        "grantedExpiresSeconds",
                        "transport"))
                .containsExactlyInAnyOrder(rows("""
                3901 REGISTERED ACCEPTED NONE 60 TLS
                3902 REGISTERED ACCEPTED NONE 60 TLS
                3903 REGISTERED ACCEPTED NONE 60 TLS
                3909 NEVER REJECTED WRONG_CREDENTIALS - TLS
                3911 REGISTERED ACCEPTED NONE 60 TCP
                3912 REGISTERED ACCEPTED NONE 60 TCP
                3913 REGISTERED ACCEPTED NONE 60 TCP
                3921 REGISTERED ACCEPTED NONE 300 UDP
                e4033922 NEVER REJECTED FORBIDDEN - UDP"""));
    }

    @Test
    void keepsTwentyHandsetsOfOneAddressApartWhenTheKeysAreKnown() {
        Told report = Told.ofScenario("gen-tls12-20ep");
        List<String> fates = new ArrayList<>();
        for (int user = 3001; user < 3020; user++) {
            fates.add(at(user + " UNREGISTERED REMOVED NONE 200 20"));
        }
        fates.add(at("3020 NEVER REJECTED WRONG_CREDENTIALS 401 -"));
        assertThat(told(report, FATE)).containsExactlyInAnyOrderElementsOf(fates);
        assertThat(told(report, "device")).doesNotHaveDuplicates().allMatch(device -> device.startsWith("192.0.2.20:"));
    }

    @Test
    void challengesThatNobodyAnsweredAreNoFailure() {
        assertThat(told(
                        Told.ofScenario("gen-tcp-framing"),
                        "state",
                        "lastOutcome",
                        "reason",
                        "attempts",
                        "failures",
                        "open"))
                .containsExactly("UNKNOWN CHALLENGED NONE 3 0 3");
    }

    @Test
    void aServerThatDiesLeavesTheLastAttemptUnansweredAndTheBindingAlive() {
        assertThat(told(Told.ofScenario("gen-tls-fail"), "aor", "state", "lastOutcome", "reason"))
                .containsExactlyInAnyOrder(rows("""
                3801 REGISTERED ACCEPTED NONE
                3807 NEVER UNANSWERED NO_ANSWER
                3808 NEVER REJECTED WRONG_CREDENTIALS
                3809 REGISTERED ACCEPTED NONE
                3810 REGISTERED ACCEPTED NONE
                3811 REGISTERED ACCEPTED NONE
                3812 REGISTERED UNANSWERED NO_ANSWER
                3826 REGISTERED ACCEPTED NONE
                3832 REGISTERED ACCEPTED NONE"""));
    }

    @Test
    void countsAddUpInEveryScenario() {
        for (String scenario : List.of(
                "gen-udp-reg", "gen-hep3", "gen-tls12-20ep", "gen-tls-fail", "gen-tcp-framing", "gen-srtp-tls")) {
            assertThat(Told.ofScenario(scenario).all("registrations"))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.path("successes").asLong()
                                    + row.path("failures").asLong()
                                    + row.path("open").asLong())
                            .isEqualTo(row.path("attempts").asLong()));
        }
    }
}
