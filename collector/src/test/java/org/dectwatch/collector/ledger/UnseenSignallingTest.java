package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.ledger.SipText.register;

import org.dectwatch.collector.domain.DomainEvent;
import org.junit.jupiter.api.Test;

/** Over a stream: what was not seen is told from what was not sent. */
class UnseenSignallingTest {
    private final Wiretap wire = new Wiretap().overTls();
    private final SipText first = register("3301", 1).contact("3301", "").expires(60);
    private final SipText second = register("3301", 2).contact("3301", "").expires(60);

    private static SipText granted(SipText request, int seconds) {
        return request.answer(200).contact("3301", ";expires=" + seconds);
    }

    private Wiretap registered() {
        return wire.at(0).up(first).down(granted(first, 60));
    }

    @Test
    void silenceProvesNothingUntilTheTransportSaysThatTheRequestArrived() {
        wire.at(0).up(first).silenceUntil(40);
        assertThat(wire.fate()).isEqualTo("UNKNOWN - NONE");
        assertThat(wire.happened(DomainEvent.RegistrationEnded.class)).isEmpty();
    }

    @Test
    void aRequestThatArrivedAndWasNotAnsweredIsUnanswered() {
        wire.at(0).up(first).at(0.04).arrivedUp().silenceUntil(40);
        assertThat(wire.fate()).isEqualTo("NEVER UNANSWERED NO_ANSWER");
        assertThat(wire.happened(DomainEvent.RegistrationEnded.class)).hasSize(1);
    }

    @Test
    void aChallengeNobodyIsKnownToHaveReceivedIsNotLeftUnanswered() {
        SipText challenge = first.answer(401).challenge("n1");
        wire.at(0).up(first).down(challenge).arrivedUp().silenceUntil(40);
        assertThat(wire.fate()).isEqualTo("UNKNOWN - NONE");
        wire.arrivedDown().silenceUntil(41);
        assertThat(wire.fate()).contains("CHALLENGED");
    }

    @Test
    void aBindingLapsesUnknownWhileItsRenewalMayHaveBeenGranted() {
        registered().at(50).up(second).silenceUntil(61);
        assertThat(state()).isEqualTo("UNKNOWN");
        Wiretap certain = new Wiretap().overTls().at(0).up(first).down(granted(first, 60));
        certain.at(50).up(second).arrivedUp().at(61).wholeUp();
        assertThat(certain.only().state().name()).isEqualTo("EXPIRED");
    }

    private String state() {
        return wire.only().state().name();
    }

    @Test
    void aLapseInSilenceIsProvedByWhateverComesNextOnItsConnection() {
        registered().silenceUntil(65);
        assertThat(state()).isEqualTo("UNKNOWN");
        assertThat(wire.only().why()).contains("lapsed at", "no renewal was missed");
        wire.at(70).wholeUp();
        assertThat(state()).isEqualTo("EXPIRED");
        assertThat(wire.only().since()).isEqualTo(Wiretap.second(60));
    }

    @Test
    void aMessageOfAnotherHandsetOnTheSameConnectionProvesALapseToo() {
        registered().silenceUntil(65);
        wire.at(66).up(register("3302", 1).contact("3302", "").expires(60));
        assertThat(wire.ledger.registrations())
                .anyMatch(one ->
                        one.aor().user().equals("3301") && one.state().name().equals("EXPIRED"));
    }

    @Test
    void aGapThatShowsAfterALapseLeavesItUnknownForGood() {
        registered().silenceUntil(65);
        wire.at(70).gapUp(1500).at(71).wholeUp().silenceUntil(4000);
        assertThat(wire.fate()).isEqualTo("UNKNOWN - NONE");
        assertThat(wire.happened(DomainEvent.RegistrationChanged.class))
                .noneMatch(event -> event.now().state().name().equals("EXPIRED")
                        || event.now().state().name().equals("NEVER"));
    }

    @Test
    void aLapseInUtterSilenceIsBelievedWhenAKeepAliveWouldHaveCome() {
        registered().silenceUntil(99);
        assertThat(state()).isEqualTo("UNKNOWN");
        wire.silenceUntil(101);
        assertThat(state()).isEqualTo("EXPIRED");
        assertThat(wire.only().since()).isEqualTo(Wiretap.second(60));
    }

    @Test
    void whereSomethingWasLostOfLateItIsBelievedOnlyAfterAnotherLifetime() {
        SipText hour = register("3301", 1).contact("3301", "").expires(3600);
        wire.at(0).up(hour).down(granted(hour, 3600));
        wire.at(100).gapElsewhere(500).silenceUntil(3600 + 3599);
        assertThat(state()).isEqualTo("UNKNOWN");
        wire.silenceUntil(3600 + 3601);
        assertThat(state()).isEqualTo("EXPIRED");
    }

    @Test
    void aLapseAfterItsConnectionEndedWholeIsCertainAtOnce() {
        registered().at(30).endedUp().silenceUntil(61);
        assertThat(state()).isEqualTo("EXPIRED");
    }

    @Test
    void whoComesBackBeforeALapseIsProvedWasNeverLost() {
        registered().silenceUntil(65);
        wire.at(66).hear("192.0.2.20:5099", Wiretap.REGISTRAR, second);
        wire.hear(Wiretap.REGISTRAR, "192.0.2.20:5099", granted(second, 60));
        assertThat(wire.fate()).isEqualTo("REGISTERED ACCEPTED NONE");
        assertThat(wire.happened(DomainEvent.RegistrationChanged.class))
                .noneMatch(event -> event.now().state().name().equals("EXPIRED"));
    }

    @Test
    void whatMayBeBoundIsNeverCalledNeverGrantedBecauseItsNextAttemptWasCut() {
        SipText challenge = second.answer(401).challenge("n1");
        registered().at(55).up(second).down(challenge).arrivedUp().gapUp(900).silenceUntil(200);
        assertThat(state()).isEqualTo("UNKNOWN");
        assertThat(wire.happened(DomainEvent.RegistrationChanged.class))
                .noneMatch(event -> event.now().state().name().equals("NEVER"));
    }

    @Test
    void anAnswerToldBeforeItsRequestIsStillItsAnswer() {
        wire.at(0).down(granted(first, 60)).at(0.25).gapUp(40).up(first).silenceUntil(5);
        assertThat(wire.fate()).isEqualTo("REGISTERED ACCEPTED NONE");
        assertThat(wire.counts()).isEqualTo("1 transactions, 1 attempts: 1+0+0");
    }

    @Test
    void howLongAnAttemptTookIsNotToldWhenPartOfItWasLost() {
        SipText answer = first.digest("a", "n2");
        wire.at(0)
                .up(first)
                .at(1)
                .gap()
                .up(register("3301", 2).contact("3301", "").digest("a", "n2"));
        wire.at(2).down(granted(register("3301", 2).contact("3301", "").digest("a", "n2"), 60));
        assertThat(answer.toString()).contains("n2");
        assertThat(wire.counts()).isEqualTo("2 transactions, 1 attempts: 1+0+0");
        assertThat(wire.only().medianDelayMs()).isEmpty();
    }

    @Test
    void whatWasLostOfTheOnlyHandsetOfAConnectionMayHaveBeenItsLeaving() {
        registered().at(10).gapUp(700);
        assertThat(wire.fate()).isEqualTo("UNKNOWN - NONE");
        SipText other = register("3301", 3).contact("3301", "").expires(60);
        wire.at(20).up(other).down(granted(other, 60));
        assertThat(wire.fate()).isEqualTo("REGISTERED ACCEPTED NONE");
    }

    @Test
    void aPingThatWasLostChangesNothing() {
        registered().at(10).gapUp(33);
        assertThat(wire.fate()).isEqualTo("REGISTERED ACCEPTED NONE");
    }

    @Test
    void amongManyOnOneConnectionOneLossDoesNotMakeAllUnknown() {
        SipText other = register("3302", 1).contact("3302", "").expires(60);
        registered().up(other).down(granted(other, 60)).at(10).gapUp(700);
        assertThat(wire.ledger.registrations())
                .hasSize(2)
                .allMatch(one -> one.state().name().equals("REGISTERED"));
        wire.silenceUntil(61);
        assertThat(wire.ledger.registrations())
                .allMatch(one -> one.state().name().equals("UNKNOWN"));
    }

    @Test
    void whoAskedToLeaveAndWhoseAnswerWasLostIsUnknown() {
        registered()
                .at(10)
                .up(register("3301", 2).contact("3301", "").expires(0))
                .gap();
        assertThat(wire.fate()).isEqualTo("UNKNOWN - NONE");
    }

    @Test
    void whatIsDecryptedLateNeverReplacesANewerFactAndCountsOnlyIfItIsTheNewest() {
        registered();
        SipText leave = register("3301", 2).contact("3301", "").expires(0);
        wire.at(30).up(leave).down(leave.answer(200));
        SipText older = register("3301", 7).contact("3301", "").expires(60);
        wire.at(20).late(true).up(older).down(granted(older, 60));
        assertThat(wire.fate()).isEqualTo("UNREGISTERED REMOVED NONE");
        assertThat(wire.ledger.sipCounts().messages()).isEqualTo(6);
        assertThat(wire.ledger.now()).isEqualTo(Wiretap.second(30));
    }

    @Test
    void aBurstOfLateMessagesIsHeardToItsEndBeforeAnythingLapses() {
        wire.silenceUntil(100);
        wire.at(0).late(true).up(first).down(granted(first, 60));
        wire.silenceUntil(101);
        wire.at(50).up(second).down(granted(second, 3600));
        wire.silenceUntil(110);
        assertThat(wire.fate()).isEqualTo("REGISTERED ACCEPTED NONE");
        assertThat(wire.happened(DomainEvent.RegistrationChanged.class))
                .noneMatch(event -> event.now().state().name().equals("EXPIRED"));
    }
}
