package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.ledger.SipText.register;
import static org.dectwatch.collector.ledger.Wiretap.second;

import java.util.List;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationState;
import org.junit.jupiter.api.Test;

/** Each word of the report about registrations, from the text of the messages. */
class RegistrationTest {
    private final Wiretap wire = new Wiretap();
    private final SipText first = register("3301", 1).contact("3301", "").expires(60);

    private static SipText granted(SipText request, int seconds) {
        return request.answer(200).contact("3301", ";expires=" + seconds);
    }

    private List<RegistrationState> states() {
        return wire.happened(DomainEvent.RegistrationChanged.class).stream()
                .map(event -> event.now().state())
                .distinct()
                .toList();
    }

    private void registeredAtSecondZeroForSixty() {
        wire.at(0).up(first).down(granted(first, 60));
    }

    @Test
    void aBindingLapsesAtItsOwnTimeWithNoPacketArriving() {
        registeredAtSecondZeroForSixty();
        assertThat(wire.silenceUntil(59.9).fate()).isEqualTo("REGISTERED ACCEPTED NONE");
        wire.silenceUntil(100);
        assertThat(wire.fate()).isEqualTo("EXPIRED ACCEPTED NONE");
        assertThat(wire.only().since()).isEqualTo(second(60));
        List<DomainEvent.RegistrationChanged> changes = wire.happened(DomainEvent.RegistrationChanged.class);
        assertThat(changes.get(changes.size() - 1).time()).isEqualTo(second(60));
    }

    @Test
    void aRefreshMovesTheLapse() {
        registeredAtSecondZeroForSixty();
        SipText refresh = register("3301", 2).contact("3301", "").expires(60);
        wire.at(50).up(refresh).down(granted(refresh, 60)).silenceUntil(109);
        assertThat(wire.fate()).isEqualTo("REGISTERED ACCEPTED NONE");
        assertThat(wire.silenceUntil(111).fate()).isEqualTo("EXPIRED ACCEPTED NONE");
        assertThat(wire.only().since()).isEqualTo(second(110));
        assertThat(wire.counts()).isEqualTo("2 transactions, 2 attempts: 2+0+0");
    }

    @Test
    void whoLeavesIsUnregisteredAndNeverExpires() {
        registeredAtSecondZeroForSixty();
        SipText leave = register("3301", 2).contact("3301", "").expires(0);
        wire.at(10).up(leave).down(leave.answer(200)).silenceUntil(1000);
        assertThat(wire.fate()).isEqualTo("UNREGISTERED REMOVED NONE");
        assertThat(wire.only().expiresAt()).isEmpty();
        assertThat(states()).doesNotContain(RegistrationState.EXPIRED);
    }

    @Test
    void theContactsOwnLifetimeGoesBeforeTheHeader() {
        wire.at(0)
                .up(first)
                .down(first.answer(200).contact("3301", ";expires=30").expires(3600));
        assertThat(wire.only().grantedExpiresSeconds()).hasValue(30);
        assertThat(wire.only().expiresAt()).contains(second(30));
    }

    @Test
    void theHeaderGoesBeforeWhatWasAsked() {
        wire.at(0).up(first).down(first.answer(200).contact("3301", "").expires(40));
        assertThat(wire.only().grantedExpiresSeconds()).hasValue(40);
        Wiretap silent = new Wiretap().at(0).up(first).down(first.answer(200).contact("3301", ""));
        assertThat(silent.only().grantedExpiresSeconds()).hasValue(60);
    }

    @Test
    void aChallengeAndItsAnswerAreOneAttempt() {
        SipText second = register("3301", 2).contact("3301", "").digest("auth3301", "n1");
        wire.at(0).up(first).down(first.answer(401).challenge("n1"));
        assertThat(wire.fate()).isEqualTo("UNKNOWN CHALLENGED NONE");
        wire.at(0.5).up(second).down(granted(second, 60));
        assertThat(wire.fate()).isEqualTo("REGISTERED ACCEPTED NONE");
        assertThat(wire.counts()).isEqualTo("2 transactions, 1 attempts: 1+0+0");
        assertThat(wire.only().authUser()).contains("auth3301");
        assertThat(wire.only().medianDelayMs()).hasValue(500);
    }

    @Test
    void aStaleNonceIsNoFailure() {
        SipText second = register("3301", 2).digest("u", "n1");
        wire.at(0).up(first).down(first.answer(401).challenge("n1"));
        wire.at(1).up(second).down(second.answer(401).staleChallenge("n2"));
        assertThat(wire.only().failures()).isZero();
        SipText third = register("3301", 3).contact("3301", "").digest("u", "n2");
        wire.at(2).up(third).down(granted(third, 60));
        assertThat(wire.counts()).isEqualTo("3 transactions, 1 attempts: 1+0+0");
    }

    @Test
    void credentialsForAnEarlierNonceAreNoFailureButForTheNewestOneAre() {
        SipText early = register("3301", 2).digest("u", "n0");
        wire.at(0).up(first).down(first.answer(401).challenge("n1"));
        wire.at(1).up(early).down(early.answer(401).challenge("n2"));
        assertThat(wire.fate()).isEqualTo("UNKNOWN CHALLENGED NONE");
        SipText newest = register("3301", 3).digest("u", "n2");
        wire.at(2).up(newest).down(newest.answer(401).challenge("n3"));
        assertThat(wire.fate()).isEqualTo("NEVER REJECTED WRONG_CREDENTIALS");
        assertThat(wire.counts()).isEqualTo("3 transactions, 1 attempts: 0+1+0");
    }

    @Test
    void aRegisterThroughAProxyIsOneTransactionOfTheFirstHopToTheLastRegistrar() {
        SipText further = first.throughProxy("p1");
        wire.at(0)
                .hear(Wiretap.DEVICE, Wiretap.PROXY, first)
                .hear(Wiretap.PROXY, Wiretap.REGISTRAR, further)
                .hear(Wiretap.REGISTRAR, Wiretap.PROXY, granted(further, 60))
                .hear(Wiretap.PROXY, Wiretap.DEVICE, granted(first, 60));
        assertThat(wire.counts()).isEqualTo("1 transactions, 1 attempts: 1+0+0");
        assertThat(wire.only().device()).hasToString(Wiretap.DEVICE);
        assertThat(wire.only().registrar()).hasToString(Wiretap.REGISTRAR);
        assertThat(wire.ledger.sipCounts().messages()).isEqualTo(4);
        assertThat(wire.ledger.sipCounts().retransmissions()).isZero();
    }

    @Test
    void repetitionsAreOneTransactionThatEndsUnansweredAfterTimerF() {
        for (double at : List.of(0.0, 0.5, 1.5, 3.5)) {
            wire.at(at).up(first);
        }
        assertThat(wire.counts()).isEqualTo("1 transactions, 1 attempts: 0+0+1");
        assertThat(wire.ledger.sipCounts().retransmissions()).isEqualTo(3);
        assertThat(wire.silenceUntil(33).fate()).isEqualTo("NEVER UNANSWERED NO_ANSWER");
        assertThat(wire.counts()).isEqualTo("1 transactions, 1 attempts: 0+1+0");
        assertThat(wire.happened(DomainEvent.RegistrationEnded.class))
                .singleElement()
                .satisfies(event -> assertThat(event.time()).isEqualTo(second(32)));
    }

    @Test
    void anAttemptUnderWayHasNoOutcomeUntilItsAnswerIsOverdue() {
        wire.at(0).up(first).at(0.5).up(first);
        assertThat(wire.fate()).isEqualTo("UNKNOWN - NONE");
        assertThat(wire.silenceUntil(3.9).fate()).isEqualTo("UNKNOWN - NONE");
        assertThat(wire.silenceUntil(4.1).fate()).isEqualTo("NEVER UNANSWERED NO_ANSWER");
    }

    @Test
    void aRefreshUnderWayKeepsTheBindingAndSaysNothingOfItself() {
        registeredAtSecondZeroForSixty();
        SipText refresh = register("3301", 2).contact("3301", "").expires(60);
        wire.at(50).up(refresh);
        assertThat(wire.fate()).isEqualTo("REGISTERED - NONE");
        assertThat(wire.down(granted(refresh, 60)).fate()).isEqualTo("REGISTERED ACCEPTED NONE");
    }

    @Test
    void atTheEndWhatHasNoAnswerGotNone() {
        wire.at(0).up(first).at(0.5).up(first);
        assertThat(wire.ledger.registrationsAtEnd())
                .singleElement()
                .satisfies(one -> assertThat(one.lastOutcome()).contains(RegistrationOutcome.UNANSWERED));
    }

    @Test
    void whatIsDecryptedLateKeepsItsTimeAndNeverReplacesANewerFact() {
        SipText refresh = register("3301", 2).contact("3301", "").expires(60);
        wire.at(50).up(refresh).down(granted(refresh, 60));
        wire.at(0).late(Wiretap.DEVICE, Wiretap.REGISTRAR, first);
        wire.late(Wiretap.REGISTRAR, Wiretap.DEVICE, first.answer(403));
        assertThat(wire.fate()).isEqualTo("REGISTERED ACCEPTED NONE");
        assertThat(wire.only().expiresAt()).contains(second(110));
        assertThat(wire.ledger.sipCounts().messages()).isEqualTo(4);
        assertThat(wire.ledger.now()).isEqualTo(second(50));
    }

    @Test
    void whatIsDecryptedLateAndIsAllThatIsKnownCountsAsOfItsOwnTime() {
        wire.silenceUntil(30);
        wire.at(0).late(Wiretap.DEVICE, Wiretap.REGISTRAR, first);
        wire.late(Wiretap.REGISTRAR, Wiretap.DEVICE, granted(first, 60));
        assertThat(wire.fate()).isEqualTo("REGISTERED ACCEPTED NONE");
        assertThat(wire.only().since()).isEqualTo(second(0));
        assertThat(wire.only().expiresAt()).contains(second(60));
        assertThat(wire.silenceUntil(61).fate()).isEqualTo("EXPIRED ACCEPTED NONE");
    }

    @Test
    void aBindingDecryptedAfterItLapsedIsNeverShownAsLive() {
        wire.silenceUntil(100);
        wire.at(0).late(Wiretap.DEVICE, Wiretap.REGISTRAR, first);
        wire.late(Wiretap.REGISTRAR, Wiretap.DEVICE, granted(first, 60));
        assertThat(wire.only().state()).isNotEqualTo(RegistrationState.REGISTERED);
    }

    @Test
    void afterAGapNothingIsSaidOfTheAnswerAndNoLapseIsClaimed() {
        registeredAtSecondZeroForSixty();
        SipText refresh = register("3301", 2).contact("3301", "").expires(60);
        wire.at(50).up(refresh).gap().silenceUntil(200);
        assertThat(wire.only().lastOutcome()).isEmpty();
        assertThat(wire.only().state()).isEqualTo(RegistrationState.UNKNOWN);
        assertThat(states()).doesNotContain(RegistrationState.EXPIRED);
    }

    @Test
    void timeNeverRunsBack() {
        registeredAtSecondZeroForSixty();
        wire.silenceUntil(70);
        SipText late = register("3302", 1);
        wire.at(5).up(late);
        assertThat(wire.ledger.now()).isEqualTo(second(70));
        assertThat(wire.ledger.registrations()).extracting(Registration::state).contains(RegistrationState.EXPIRED);
        assertThat(wire.silenceUntil(20).ledger.now()).isEqualTo(second(70));
    }

    @Test
    void twentyHandsetsBehindOneAddressAndPortStayApart() {
        for (int i = 0; i < 20; i++) {
            String user = String.valueOf(3300 + i);
            SipText request = register(user, 1).contact(user, "").expires(60 + i);
            wire.at(i).up(request);
            wire.down(i % 2 == 0 ? request.answer(200).contact(user, ";expires=" + (60 + i)) : request.answer(403));
        }
        assertThat(wire.ledger.registrations()).hasSize(20).allSatisfy(one -> {
            int number = Integer.parseInt(one.aor().user()) - 3300;
            assertThat(one.state()).isEqualTo(number % 2 == 0 ? RegistrationState.REGISTERED : RegistrationState.NEVER);
            assertThat(one.attempts()).isEqualTo(1);
            if (number % 2 == 0) {
                assertThat(one.expiresAt()).contains(second(60 + 2 * number));
            }
        });
    }
}
