package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.ledger.SipText.call;

import java.util.List;
import org.dectwatch.collector.domain.DomainEvent;
import org.junit.jupiter.api.Test;

/** The events from which the figures of RFC 6076 are counted. */
class SessionFiguresTest {
    private final Wiretap wire = new Wiretap();
    private final SipText invite = call("INVITE", 1);

    private List<String> requests() {
        return wire.happened(DomainEvent.SessionRequested.class).stream()
                .map(e -> e.result() + " "
                        + (e.delayMs().isPresent() ? Math.round(e.delayMs().getAsDouble()) : "-"))
                .toList();
    }

    @Test
    void theRequestDelayEndsWithTheFirstAnswerThatTellsTheCallerSomething() {
        wire.at(0).up(invite).at(0.05).down(invite.answer(100)).at(0.3).down(invite.answer(180));
        assertThat(requests()).isEmpty();
        wire.at(4).down(invite.answer(200)).at(4.5).down(invite.answer(200));
        assertThat(requests()).containsExactly("ESTABLISHED 300");
    }

    @Test
    void aChallengedRequestIsOneRequestAndItsDelayBeginsWithTheOneThatWasNot() {
        wire.at(0)
                .up(invite)
                .at(0.1)
                .down(invite.answer(407).with("Proxy-Authenticate: Digest realm=\"v\", nonce=\"n\""));
        SipText again = call("INVITE", 2);
        wire.at(20).up(again).at(20.2).down(again.answer(486));
        assertThat(requests()).containsExactly("USER_UNAVAILABLE 200");
        assertThat(wire.happened(DomainEvent.CallChanged.class).stream()
                        .filter(e -> e.now().state().over()))
                .as("the 407 ended nothing")
                .hasSize(1);
    }

    @Test
    void aChallengeThatNobodyAnsweredIsToldWhenItsTimeIsOver() {
        wire.at(0).up(invite).down(invite.answer(407)).silenceUntil(31);
        assertThat(requests()).isEmpty();
        wire.silenceUntil(33);
        assertThat(requests()).containsExactly("CHALLENGED -");
        assertThat(wire.call().state()).hasToString("REJECTED");
    }

    @Test
    void eachClassOfOutcomeIsToldOnce() {
        int number = 0;
        for (int status : List.of(302, 404, 480, 486, 487, 500, 503, 504, 408, 600, 603)) {
            SipText one = invite.replacing("Call-ID", "c" + number++);
            wire.at(number).up(one).down(one.answer(status)).down(one.answer(status));
        }
        SipText silent = invite.replacing("Call-ID", "silent");
        wire.at(100).up(silent).at(100.5).up(silent).silenceUntil(400);
        assertThat(requests())
                .containsExactly(
                        "REDIRECTED 0",
                        "REFUSED 0",
                        "USER_UNAVAILABLE 0",
                        "USER_UNAVAILABLE 0",
                        "CANCELLED 0",
                        "INEFFECTIVE 0",
                        "INEFFECTIVE 0",
                        "INEFFECTIVE 0",
                        "INEFFECTIVE 0",
                        "USER_UNAVAILABLE 0",
                        "USER_UNAVAILABLE 0",
                        "UNANSWERED -");
    }

    @Test
    void onlyWhatTheCallerHeardIsTheOutcomeNotWhatAForkAnswered() {
        SipText fork = invite.throughProxy("p1");
        SipText other = invite.throughProxy("p2");
        wire.at(0)
                .hear(Wiretap.DEVICE, Wiretap.PROXY, invite)
                .hear(Wiretap.PROXY, Wiretap.REGISTRAR, fork)
                .hear(Wiretap.PROXY, "192.0.2.201:5060", other)
                .hear(Wiretap.REGISTRAR, Wiretap.PROXY, fork.answer(486));
        assertThat(requests()).isEmpty();
        wire.at(3)
                .hear("192.0.2.201:5060", Wiretap.PROXY, other.answer(200))
                .hear(Wiretap.PROXY, Wiretap.DEVICE, invite.answer(200));
        assertThat(requests()).containsExactly("ESTABLISHED 3000");
    }
}
