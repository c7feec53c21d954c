package org.dectwatch.collector.health.rules.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.health.rules.tls.TlsStage.CA;
import static org.dectwatch.collector.health.rules.tls.TlsStage.NAME;
import static org.dectwatch.collector.health.rules.tls.TlsStage.START;
import static org.dectwatch.collector.health.rules.tls.TlsStage.SUBJECT;
import static org.dectwatch.collector.health.rules.tls.TlsStage.at;
import static org.dectwatch.collector.health.rules.tls.TlsStage.good;
import static org.dectwatch.collector.health.rules.tls.TlsStage.syn;
import static org.dectwatch.collector.health.rules.tls.TlsStage.until;

import java.time.Duration;
import java.util.List;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.CertificateFault.Kind;
import org.dectwatch.collector.domain.SourceState.Condition;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.testing.TlsStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateRulesTest {
    private final TlsStage stage = new TlsStage();

    private void refuses(int number, double seconds, String alert, Kind kind, Certificate... chain) {
        TlsStory hello = stage.tell(stage.tell(syn(number, seconds)).asks(NAME));
        stage.tell(hello.shows(List.of(new CertificateFault(kind, 0, "")), chain)
                .alert(at(seconds + 0.01), Side.CLIENT, alert));
    }

    private void accepts(int number, double seconds, Kind kind, Certificate... chain) {
        TlsStory hello = stage.tell(stage.tell(syn(number, seconds)).asks(NAME));
        stage.tell(hello.shows(List.of(new CertificateFault(kind, 0, "")), chain)
                .established()
                .ends(at(seconds + 1), Side.CLIENT, CloseHow.CLOSE_NOTIFY));
    }

    @Test
    void saysNothingOfAGoodCertificate() {
        stage.connects(1, 0, good());
        stage.tickTo(60);
        assertThat(stage.book.alerts()).isEmpty();
    }

    @Test
    void warnsThirtyDaysBeforeACertificateEndsAndAlarmsSevenBefore() {
        stage.connects(1, 0, until(Duration.ofDays(40)));
        stage.leapTo(Duration.ofDays(9));
        assertThat(stage.firing()).isEmpty();
        stage.leapTo(Duration.ofDays(10));
        Finding warning = stage.only("certificate-expiring");
        assertThat(warning.severity()).isEqualTo(Severity.WARNING);
        assertThat(warning.subject().text()).isEqualTo(SUBJECT);
        assertThat(warning.from()).isEqualTo(START.plus(Duration.ofDays(10)));
        assertThat(warning.why()).contains("in 30 days").contains(NAME).contains("issued by Example CA");
        assertThat(warning.evidence())
                .singleElement()
                .satisfies(evidence -> assertThat(evidence.packet()).hasValue(1));

        stage.leapTo(Duration.ofDays(33));
        Finding critical = stage.only("certificate-expiring");
        assertThat(critical.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(critical.why()).contains("in 7 days");
    }

    @Test
    void endsTheWarningWhenARenewedCertificateIsShown() {
        stage.connects(1, 0, until(Duration.ofDays(5)));
        stage.tickTo(2);
        assertThat(stage.firing()).containsExactly("certificate-expiring");
        stage.connects(2, 10, good());
        stage.tickTo(12);
        assertThat(stage.firing()).isEmpty();
        assertThat(stage.only("certificate-expiring").to()).contains(at(10));
    }

    @Test
    void looksAtTheWholeChain() {
        Certificate issuer =
                TlsStory.certificate(CA, "Root", START.minus(Duration.ofDays(900)), START.plus(Duration.ofDays(3)));
        stage.connects(1, 0, good(), issuer);
        stage.tickTo(2);
        assertThat(stage.only("certificate-expiring").why()).contains("issuer's certificate of Example CA");
    }

    @Test
    void saysThatACertificateExpiredWhileItsConnectionWasOpen() {
        stage.connects(1, 0, until(Duration.ofDays(1)));
        stage.tickTo(2);
        stage.leapTo(Duration.ofDays(1).plusSeconds(2));
        assertThat(stage.firing()).containsExactly("certificate-expired");
        assertThat(stage.only("certificate-expired").from()).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(stage.only("certificate-expiring").to()).isPresent();
    }

    @Test
    void saysThatAnExpiredOneIsShownAndResolvesWithTheNextGoodOne() {
        refuses(1, 0, "certificate_expired", Kind.EXPIRED, until(Duration.ofDays(-1)));
        stage.tickTo(2);
        assertThat(stage.firing()).containsExactly("certificate-expired");
        assertThat(stage.only("certificate-expired").why())
                .contains("expired at 2026-11-21T10:00:00Z")
                .contains("certificate_expired");
        stage.connects(2, 4, good());
        stage.tickTo(6);
        assertThat(stage.firing()).isEmpty();
        assertThat(stage.only("certificate-expired").to()).contains(at(4));
    }

    @Test
    void tellsAWrongNameFromADateInTheFutureThoughBothGetTheSameAlert() {
        Certificate other = TlsStory.certificate("other.example.org", CA, START, START.plus(Duration.ofDays(300)));
        refuses(1, 0, "bad_certificate", Kind.WRONG_NAME, other);
        stage.tickTo(2);
        assertThat(stage.firing()).containsExactly("certificate-wrong-name");
        assertThat(stage.only("certificate-wrong-name").why())
                .contains("not good for " + NAME)
                .contains("other.example.org")
                .contains("bad_certificate");

        Certificate future =
                TlsStory.certificate(NAME, CA, START.plus(Duration.ofDays(2)), START.plus(Duration.ofDays(300)));
        refuses(2, 3, "bad_certificate", Kind.NOT_YET_VALID, future);
        stage.tickTo(5);
        assertThat(stage.firing()).containsExactly("certificate-not-yet-valid", "tls-handshake-failing");
        assertThat(stage.only("certificate-not-yet-valid").why()).contains("only from 2026-11-24");
        assertThat(stage.only("certificate-wrong-name").to()).contains(at(3));

        stage.connects(3, 6, good());
        stage.tickTo(8);
        assertThat(stage.firing()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SELF_SIGNED", "UNKNOWN_ISSUER", "BROKEN_CHAIN"})
    void saysThatAClientDoesNotTrustTheAuthority(Kind kind) {
        refuses(1, 0, "unknown_ca", kind, good());
        stage.tickTo(2);
        assertThat(stage.firing()).containsExactly("certificate-untrusted");
        stage.connects(2, 3, good());
        stage.tickTo(5);
        assertThat(stage.firing()).isEmpty();
        assertThat(stage.only("certificate-untrusted").to()).contains(at(3));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SELF_SIGNED", "UNKNOWN_ISSUER", "BROKEN_CHAIN", "WILDCARD_ONLY"})
    void leavesTrustAndWildcardsToTheClientThatAcceptedThem(Kind kind) {
        accepts(1, 0, kind, good());
        stage.tickTo(5);
        assertThat(stage.book.alerts()).isEmpty();
    }

    @Test
    void saysThatOnlyAWildcardFitsWhenTheClientRefusesIt() {
        refuses(1, 0, "bad_certificate", Kind.WILDCARD_ONLY, good());
        stage.tickTo(2);
        assertThat(stage.only("certificate-wrong-name").why()).contains("only by a wildcard");
        assertThat(stage.only("certificate-wrong-name").nextStep()).contains("allow wildcard certificate");
    }

    @Test
    void saysNothingWhileTheHandshakeIsUnderWay() {
        TlsStory hello = stage.tell(stage.tell(syn(1, 0.5)).asks(NAME));
        stage.tell(hello.shows(List.of(new CertificateFault(Kind.WRONG_NAME, 0, "")), good()));
        stage.tickTo(3);
        assertThat(stage.book.alerts()).isEmpty();
    }

    @Test
    void tellsForADayThatTheIssuerIsAnotherThanBefore() {
        stage.connects(1, 0, good());
        stage.tickTo(1);
        Certificate renewed = TlsStory.certificate(NAME, "New CA", START, START.plus(Duration.ofDays(300)));
        stage.connects(2, 10, renewed);
        stage.tickTo(12);
        assertThat(stage.firing()).containsExactly("certificate-issuer-changed");
        assertThat(stage.only("certificate-issuer-changed").why())
                .contains("issued by New CA; before, by Example CA")
                .contains("accepted it");
        stage.leapTo(Duration.ofHours(23));
        assertThat(stage.firing()).containsExactly("certificate-issuer-changed");
        stage.leapTo(Duration.ofHours(25));
        assertThat(stage.firing()).isEmpty();
    }

    @Test
    void knowsThatOneNameMayHaveNodesOfTwoIssuers() {
        Certificate other = TlsStory.certificate(NAME, "New CA", START, START.plus(Duration.ofDays(300)));
        stage.connects(1, 0, good());
        stage.connects(2, 2, other);
        stage.connects(3, 4, good());
        stage.tickTo(6);
        assertThat(stage.firing()).isEmpty();
        stage.leapTo(Duration.ofDays(2));
        TlsStory again = TlsStory.syn(
                4,
                "192.0.2.20:40004",
                TlsStage.PROXY,
                START.plus(Duration.ofDays(2)).plusSeconds(1));
        stage.tell(again.asks(NAME).shows(other).established());
        stage.leapTo(Duration.ofDays(2).plusSeconds(5));
        assertThat(stage.firing()).isEmpty();
    }

    @Test
    void tellsOfANewIssuerForAsLongAsItIsShownToAClientThatRefusesIt() {
        stage.connects(1, 0, good());
        Certificate rogue = TlsStory.certificate(NAME, "Rogue CA", START, START.plus(Duration.ofDays(300)));
        refuses(2, 2, "unknown_ca", Kind.UNKNOWN_ISSUER, rogue);
        stage.leapTo(Duration.ofDays(2));
        assertThat(stage.only("certificate-issuer-changed").to()).isEmpty();
        TlsStory back = TlsStory.syn(
                4,
                "192.0.2.20:40004",
                TlsStage.PROXY,
                START.plus(Duration.ofDays(2)).plusSeconds(1));
        stage.tell(back.asks(NAME).shows(good()).established());
        stage.leapTo(Duration.ofDays(2).plusSeconds(5));
        assertThat(stage.only("certificate-issuer-changed").to()).isPresent();
    }

    @Test
    void tellsOfANewIssuerThatOnlyOurProbeWasShown() {
        stage.tell(stage.tell(syn(1, 0)).asks(NAME).established("TLSv1.3", "TLS_AES_128_GCM_SHA256"));
        stage.probed(NAME, 10, good());
        stage.tickTo(11);
        assertThat(stage.firing()).isEmpty();
        stage.probed(NAME, 20, TlsStory.certificate(NAME, "New CA", START, START.plus(Duration.ofDays(300))));
        stage.tickTo(21);
        assertThat(stage.firing()).containsExactly("certificate-issuer-changed");
        assertThat(stage.only("certificate-issuer-changed").why())
                .contains("shows our probe a certificate issued by New CA; before, by Example CA");
        stage.leapTo(Duration.ofHours(25));
        assertThat(stage.firing()).isEmpty();
    }

    @Test
    void judgesByOurProbeWhatTheWireHides() {
        stage.tell(stage.tell(syn(1, 0)).asks(NAME).established("TLSv1.3", "TLS_AES_128_GCM_SHA256"));
        stage.tickTo(1);
        assertThat(stage.book.alerts()).isEmpty();
        stage.probed(NAME, 2, until(Duration.ofDays(3)));
        stage.tickTo(4);
        assertThat(stage.firing()).containsExactly("certificate-expiring");
        assertThat(stage.only("certificate-expiring").why()).contains("shows to our probe, ends in 2 days");
        stage.leapTo(Duration.ofDays(4));
        assertThat(stage.firing()).containsExactly("certificate-expired");
        stage.probed(NAME, Duration.ofDays(4).toSeconds() + 5, good());
        stage.leapTo(Duration.ofDays(4).plusSeconds(8));
        assertThat(stage.firing()).isEmpty();
    }

    @Test
    void whatAProbeHasSeenBeforeIsNoNewIssuerOnTheWireAndTheOtherWayRound() {
        Certificate other = TlsStory.certificate(NAME, "New CA", START, START.plus(Duration.ofDays(300)));
        stage.probed(NAME, 0, good());
        stage.connects(1, 2, good());
        stage.tickTo(3);
        assertThat(stage.firing()).isEmpty();
        stage.connects(2, 4, other);
        stage.tickTo(5);
        assertThat(stage.only("certificate-issuer-changed").why()).contains("accepted it");
        stage.leapTo(Duration.ofHours(25));
        assertThat(stage.firing()).isEmpty();
        stage.probed(NAME, Duration.ofHours(26).toSeconds(), other);
        stage.leapTo(Duration.ofHours(27));
        assertThat(stage.firing()).isEmpty();
    }

    @Test
    void noticesOverARestartThatTheIssuerIsAnother() {
        stage.connects(1, 0, good());
        stage.tickTo(1);
        TlsStage after = new TlsStage();
        after.ledger.rememberCertificates(START, stage.ledger.outbound().certificates());
        after.connects(2, 5, good());
        after.tickTo(6);
        assertThat(after.firing()).isEmpty();
        after.connects(3, 10, TlsStory.certificate(NAME, "New CA", START, START.plus(Duration.ofDays(300))));
        after.tickTo(12);
        assertThat(after.firing()).containsExactly("certificate-issuer-changed");
    }

    @Test
    void knowsOverARestartWhichIssuersItHasToldOf() {
        Certificate other = TlsStory.certificate(NAME, "New CA", START, START.plus(Duration.ofDays(300)));
        stage.connects(1, 0, good());
        stage.connects(2, 2, other);
        stage.tickTo(3);
        TlsStage after = new TlsStage();
        after.ledger.rememberCertificates(START, stage.ledger.outbound().certificates());
        after.connects(3, 5, good());
        after.tickTo(6);
        assertThat(after.firing()).isEmpty();
        after.connects(4, 7, other);
        after.tickTo(8);
        assertThat(after.only("certificate-issuer-changed").from()).isEqualTo(at(2));
    }

    @Test
    void doesNotCallAShorterChainANewIssuer() {
        Certificate issuer =
                TlsStory.certificate(CA, "Root", START.minus(Duration.ofDays(900)), START.plus(Duration.ofDays(900)));
        stage.connects(1, 0, good(), issuer);
        stage.connects(2, 2, good());
        stage.tickTo(4);
        assertThat(stage.firing()).isEmpty();
        Certificate crossed = TlsStory.certificate(CA, "Other Root", START, START.plus(Duration.ofDays(900)));
        stage.connects(3, 6, good(), crossed);
        stage.tickTo(8);
        assertThat(stage.firing()).containsExactly("certificate-issuer-changed");
    }

    @Test
    void tellsWhatWasSeenAlsoWhileTheSourceDrops() {
        stage.source(Condition.DROPPING, 0);
        refuses(1, 1, "certificate_expired", Kind.EXPIRED, until(Duration.ofDays(-1)));
        stage.tickTo(10);
        assertThat(stage.firing()).containsExactly("certificate-expired");
        assertThat(stage.held()).containsExactly("tls-handshake-failing");
    }

    @Test
    void callsOldVersionsAndCiphersWeakAndForgivesWhenBetterOnesAreChosen() {
        stage.tell(stage.tell(syn(1, 0)).asks(NAME).established("TLSv1.1", "TLS_RSA_WITH_3DES_EDE_CBC_SHA"));
        stage.tickTo(2);
        assertThat(stage.only("tls-weak-version-or-cipher").why())
                .contains("it is TLSv1.1")
                .contains("TLS_RSA_WITH_3DES_EDE_CBC_SHA");
        stage.connects(2, 3, good());
        stage.tickTo(5);
        assertThat(stage.firing()).isEmpty();
        assertThat(stage.only("tls-weak-version-or-cipher").to()).contains(at(3));
    }

    @Test
    void callsASmallKeyWeak() {
        accepts(1, 0, Kind.WEAK, good());
        stage.tickTo(2);
        assertThat(stage.firing()).containsExactly("tls-weak-version-or-cipher");
    }

    @Test
    void takesForwardSecrecyForAMatterOfTaste() {
        stage.tell(stage.tell(syn(1, 0)).asks(NAME).established("TLSv1.2", "TLS_RSA_WITH_AES_128_GCM_SHA256"));
        stage.tickTo(2);
        assertThat(stage.book.alerts()).isEmpty();
    }
}
