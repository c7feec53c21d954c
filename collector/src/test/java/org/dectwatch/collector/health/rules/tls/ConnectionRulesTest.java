package org.dectwatch.collector.health.rules.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.health.rules.tls.TlsStage.NAME;
import static org.dectwatch.collector.health.rules.tls.TlsStage.SUBJECT;
import static org.dectwatch.collector.health.rules.tls.TlsStage.at;
import static org.dectwatch.collector.health.rules.tls.TlsStage.good;
import static org.dectwatch.collector.health.rules.tls.TlsStage.syn;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.CertificateFault.Kind;
import org.dectwatch.collector.domain.SourceState.Condition;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Reason;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.testing.TlsStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionRulesTest {
    private final TlsStage stage = new TlsStage();

    @Test
    void saysThatHandshakesFailAfterFiveSecondsAndWhenTheyWorkAgain() {
        stage.tell(syn(1, 0).fails(at(0.1), Side.SERVER, Reason.REFUSED));
        stage.tickTo(4);
        assertThat(stage.firing()).isEmpty();
        stage.tickTo(5);
        assertThat(stage.firing()).containsExactly("tls-handshake-failing");
        stage.tell(stage.tell(syn(2, 7)).asks(NAME).fails(at(7.2), Side.SERVER, Reason.RESET));
        stage.tickTo(9);
        stage.connects(3, 12, good());
        stage.tickTo(13);
        assertThat(stage.firing()).isEmpty();
    }

    @Test
    void countsAttemptsAndShowsTheLastFive() {
        for (int number = 1; number <= 7; number++) {
            stage.tell(stage.tell(syn(number, number)).asks(NAME).fails(at(number + 0.2), Side.SERVER, Reason.RESET));
        }
        stage.tickTo(9);
        Finding finding = stage.only("tls-handshake-failing");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.subject().text()).isEqualTo(SUBJECT);
        assertThat(finding.from()).isEqualTo(at(1));
        assertThat(finding.why()).contains("in 7 attempts").contains("reset the connection after the ClientHello");
        assertThat(finding.evidence()).hasSize(5);
        assertThat(finding.evidence().get(0).packet()).hasValue(1007);
    }

    @Test
    void saysNothingWhenTheNextAttemptSucceedsAtOnce() {
        stage.tell(stage.tell(syn(1, 0)).asks(NAME).fails(at(0.2), Side.SERVER, Reason.RESET));
        stage.connects(2, 3, good());
        stage.tickTo(30);
        assertThat(stage.book.findings()).isEmpty();
    }

    static Stream<Arguments> causes() {
        TlsStory hello = syn(1, 0).asks(NAME);
        return Stream.of(
                Arguments.of(syn(1, 0).fails(at(0), Side.SERVER, Reason.REFUSED), "was refused", "firewall"),
                Arguments.of(
                        syn(1, 0).fails(at(0), Side.NETWORK, Reason.NO_ANSWER_TO_SYN),
                        "nobody answered the SYN",
                        "firewall"),
                Arguments.of(
                        hello.fails(at(0), Side.SERVER, Reason.SILENCE), "kept silent after the ClientHello", "MTU"),
                Arguments.of(hello.fails(at(0), Side.SERVER, Reason.NOT_TLS_ANSWER), "no TLS", "captive portal"),
                Arguments.of(
                        hello.fails(at(0), Side.CLIENT, Reason.CLOSED),
                        "the IP-DECT server closed",
                        "log of that side"),
                Arguments.of(
                        syn(1, 0)
                                .offers(NAME, List.of("TLSv1.1"), List.of("A"))
                                .alert(at(0), Side.SERVER, "protocol_version"),
                        "offers TLSv1.1 only",
                        "TLS 1.2"),
                Arguments.of(
                        syn(1, 0)
                                .offers(NAME, List.of("TLSv1.2"), List.of("TLS_RSA_WITH_NULL_SHA"))
                                .alert(at(0), Side.SERVER, "handshake_failure"),
                        "none of the 1 cipher suites offered will do (TLS_RSA_WITH_NULL_SHA)",
                        "cipher suites"),
                Arguments.of(
                        hello.shows(List.of(new CertificateFault(Kind.WRONG_NAME, 0, "")), good())
                                .alert(at(0), Side.CLIENT, "bad_certificate"),
                        "bad_certificate: the certificate is for " + NAME,
                        "alert about this certificate"),
                Arguments.of(
                        hello.shows(List.of(new CertificateFault(Kind.NOT_YET_VALID, 0, "")), good())
                                .alert(at(0), Side.CLIENT, "bad_certificate"),
                        "bad_certificate: the certificate is valid only from",
                        "alert about this certificate"),
                Arguments.of(
                        hello.shows(good()).alert(at(0), Side.CLIENT, "bad_certificate"),
                        "nothing is wrong with the certificate that can be seen",
                        "host CAs"));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void namesTheCauseAndWhatToDo(TlsStory failed, String why, String nextStep) {
        HandshakeCause cause = HandshakeCause.of(failed.told());
        assertThat(cause.why()).contains(why);
        assertThat(cause.nextStep()).contains(nextStep);
    }

    @Test
    void holdsAFailureBackWhileTheSourceDrops() {
        stage.source(Condition.DROPPING, 0);
        stage.tell(syn(1, 1).fails(at(1.1), Side.SERVER, Reason.REFUSED));
        stage.tickTo(20);
        assertThat(stage.firing()).isEmpty();
        assertThat(stage.held()).containsExactly("tls-handshake-failing");
    }

    @Test
    void saysThatAConnectionFlapsAndThatItLastsAgain() {
        for (int number = 1; number <= 4; number++) {
            TlsStory up = stage.connects(number, number * 20);
            stage.tell(up.ends(at(number * 20 + 10), Side.SERVER, CloseHow.RST));
        }
        TlsStory last = stage.connects(5, 100);
        stage.tickTo(102);
        assertThat(stage.firing()).doesNotContain("tls-connection-flapping");
        stage.tell(last.ends(at(110), Side.SERVER, CloseHow.RST));
        stage.tickTo(111);
        Finding finding = stage.only("tls-connection-flapping");
        assertThat(finding.from()).isEqualTo(at(30));
        assertThat(finding.why()).contains("5 times").contains("5 × RST by SERVER");
        assertThat(finding.nextStep()).contains("from outside");
        stage.connects(6, 113);
        stage.tickTo(629);
        assertThat(stage.firing()).containsExactly("tls-connection-flapping");
        stage.tickTo(632);
        assertThat(stage.firing()).isEmpty();
    }

    @Test
    void doesNotTakeThirtyConnectionsThatEndOnceForFlapping() {
        Stream<TlsStory> all = Stream.iterate(1, n -> n <= 30, n -> n + 1).map(n -> stage.connects(n, n, good()));
        List<TlsStory> open = all.toList();
        for (TlsStory each : open) {
            stage.tell(each.ends(at(60), Side.SERVER, CloseHow.RST));
        }
        stage.tickTo(65);
        assertThat(stage.firing()).doesNotContain("tls-connection-flapping");
    }

    @Test
    void saysThatAllHandsetsAreWithoutAConnectionUntilOneIsBack() {
        TlsStory up = stage.connects(1, 0, good());
        stage.tell(up.ends(at(20), Side.SERVER, CloseHow.RST));
        stage.tickTo(29);
        assertThat(stage.firing()).isEmpty();
        stage.tickTo(31);
        Finding finding = stage.only("tls-connection-lost-all-handsets");
        assertThat(finding.why())
                .contains("was reset by the other side at 2026-11-22T10:00:20Z")
                .contains("All handsets of the server (30)")
                .contains("inferred");
        assertThat(finding.from()).isEqualTo(at(20));
        assertThat(finding.evidence())
                .singleElement()
                .satisfies(evidence -> assertThat(evidence.packet()).hasValue(1001));
        stage.connects(2, 40, good());
        stage.tickTo(43);
        assertThat(stage.firing()).isEmpty();
        assertThat(stage.only("tls-connection-lost-all-handsets").to()).isPresent();
    }

    @Test
    void saysNothingWhenTheServerIsBackWithinTenSeconds() {
        TlsStory up = stage.connects(1, 0, good());
        stage.tell(up.ends(at(20), Side.SERVER, CloseHow.RST));
        stage.connects(2, 22, good());
        stage.tickTo(60);
        assertThat(stage.book.findings()).isEmpty();
    }

    @Test
    void calls12ConnectionsUnderWayAtOnceAStormAndTenNot() {
        for (int number = 1; number <= 10; number++) {
            stage.tell(syn(number, number * 0.01));
        }
        stage.tell(syn(1, 0.01).asks(NAME).established());
        stage.tickTo(2);
        assertThat(stage.firing()).isEmpty();
        for (int number = 11; number <= 13; number++) {
            stage.tell(syn(number, 3 + number * 0.01));
        }
        for (int number = 2; number <= 13; number++) {
            stage.tell(syn(number, 3).asks(NAME).established().goesOn(at(3.5)));
        }
        stage.tickTo(5);
        Finding finding = stage.only("reconnect-storm");
        assertThat(finding.subject().text()).isEqualTo("north");
        assertThat(finding.why()).contains("12 connections under way at once").contains("is 10");
        stage.tickTo(66);
        assertThat(stage.firing()).isEmpty();
    }

    @Test
    void callsFiftyConnectionsInTenSecondsAStorm() {
        for (int number = 1; number <= 49; number++) {
            stage.connects(number, number * 0.1, good());
        }
        stage.tickTo(6);
        assertThat(stage.firing()).isEmpty();
        stage.connects(50, 6.5, good());
        stage.tickTo(8);
        assertThat(stage.only("reconnect-storm").why()).contains("north opened 50 connections within 10 s");
        stage.tickTo(70);
        assertThat(stage.firing()).isEmpty();
    }

    /** Opened, talked on, then idle; reset by itself, or when the server speaks up. */
    private void idleThenReset(int number, double begin, double idle, boolean spokenInto) {
        TlsStory up = stage.connects(number, begin, good());
        TlsStory talked =
                stage.tell(stage.tell(up.says(at(begin + 5), Side.CLIENT)).says(at(begin + 6), Side.SERVER));
        double end = begin + 6 + idle;
        TlsStory last = spokenInto ? talked.says(at(end), Side.CLIENT) : talked;
        TlsStory over = stage.tell(last.ends(at(end + (spokenInto ? 0.03 : 0)), Side.SERVER, CloseHow.RST));
        stage.inferred(over, Duration.ofMillis(Math.round(idle * 1000)));
    }

    @Test
    void saysThatAFirewallForgetsIdleConnectionsAfterTheThirdResetAlike() {
        idleThenReset(1, 0, 300, false);
        idleThenReset(2, 400, 301, true);
        stage.tickTo(720);
        assertThat(stage.firing()).doesNotContain("tls-idle-killed");
        idleThenReset(3, 800, 302, false);
        stage.tickTo(1110);
        Finding finding = stage.only("tls-idle-killed");
        assertThat(finding.why())
                .contains("3 connections of north to sip.example.com:5061 broke")
                .contains("about 5 min")
                .contains("inferred");
        assertThat(finding.nextStep()).contains("NAT keep-alive");
        assertThat(finding.evidence()).hasSize(3);
        stage.connects(4, 1200, good());
        stage.leapTo(Duration.ofHours(30));
        assertThat(stage.firing()).doesNotContain("tls-idle-killed");
        assertThat(stage.only("tls-idle-killed").to()).isPresent();
    }

    @Test
    void takesResetsAfterUnlikePausesForNoTimer() {
        idleThenReset(1, 0, 100, false);
        idleThenReset(2, 400, 300, false);
        idleThenReset(3, 800, 200, false);
        stage.tickTo(1100);
        assertThat(stage.firing()).doesNotContain("tls-idle-killed");
    }

    @Test
    void takesAResetInTheMiddleOfATalkForNoTimer() {
        for (int number = 1; number <= 4; number++) {
            TlsStory up = stage.connects(number, number * 200, good());
            TlsStory asked = stage.tell(up.says(at(number * 200 + 120), Side.CLIENT));
            TlsStory answered = stage.tell(asked.says(at(number * 200 + 120.1), Side.SERVER));
            stage.inferred(
                    stage.tell(answered.ends(at(number * 200 + 121), Side.SERVER, CloseHow.RST)),
                    Duration.ofSeconds(40));
        }
        stage.tickTo(1000);
        assertThat(stage.firing()).doesNotContain("tls-idle-killed");
    }
}
