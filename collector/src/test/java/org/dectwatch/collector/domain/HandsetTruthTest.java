package org.dectwatch.collector.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.DeviceReport.Interface;
import org.dectwatch.collector.domain.HandsetTruth.Standing;
import org.dectwatch.collector.domain.HandsetTruth.Who;
import org.dectwatch.collector.health.Rows;
import org.dectwatch.collector.health.Stage;
import org.junit.jupiter.api.Test;

/** Who is believed, and what is said of it. */
class HandsetTruthTest {
    private static final TruthOptions DEFAULTS = TruthOptions.defaults();

    private static HandsetWord.Kept word(Interface via, Boolean registered, double at, boolean stale) {
        HandsetWord.Facts none = HandsetWord.Facts.none(via + " told");
        return new HandsetWord.Kept(
                Stage.at(at),
                Stage.at(at - 10),
                new HandsetWord(
                        "dect-1",
                        via,
                        HandsetKey.user("h1"),
                        Duration.ofMinutes(1),
                        registered == null ? none : none.withRegistered(registered)),
                stale);
    }

    private static HandsetTruth truth(Optional<Registration> wire, HandsetWord.Kept... words) {
        return HandsetTruth.of(wire, List.of(words), DEFAULTS);
    }

    private static Optional<Registration> wire(RegistrationState state) {
        return Optional.of(
                switch (state) {
                    case REGISTERED -> Rows.registered(1, 5);
                    case EXPIRED -> Rows.expired(1, 5);
                    default -> throw new IllegalArgumentException();
                });
    }

    @Test
    void believesTheWireFirst() {
        HandsetTruth truth = truth(wire(RegistrationState.REGISTERED));
        assertThat(truth.standing()).isEqualTo(Standing.REGISTERED);
        assertThat(truth.by()).contains(Who.WIRE);
        assertThat(truth.contradiction()).isEmpty();
        assertThat(truth.sayings()).extracting(HandsetTruth.Saying::who).containsExactly(Who.values());
    }

    @Test
    void takesTheServersWordWhereTheWireCannotTell() {
        HandsetTruth truth = truth(Optional.empty(), word(Interface.XML_RPC, true, 20, false));
        assertThat(truth.standing()).isEqualTo(Standing.REGISTERED);
        assertThat(truth.by()).contains(Who.SERVER);
        assertThat(truth.why())
                .isEqualTo(
                        "The server says so: XML_RPC told. The wire cannot tell: no message about its registration has been seen.");
    }

    @Test
    void takesTheCloudsWordWhenNobodyElseKnows() {
        HandsetTruth truth = truth(
                Optional.empty(), word(Interface.XML_RPC, null, 20, false), word(Interface.WEBEX, false, 20, false));
        assertThat(truth.standing()).isEqualTo(Standing.NOT_REGISTERED);
        assertThat(truth.by()).contains(Who.CLOUD);
    }

    @Test
    void isUnknownOnceEveryWordIsTooOldWhateverItWas() {
        HandsetTruth truth = truth(Optional.empty(), word(Interface.XML_RPC, true, 20, true));
        assertThat(truth.standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(truth.by()).isEmpty();
        assertThat(truth.why()).contains("too long ago").doesNotContain("registered");
    }

    @Test
    void neverBelievesWhatIsRememberedFromBeforeARestart() {
        HandsetTruth truth = truth(Optional.of(Rows.remembered(1, 5)));
        assertThat(truth.standing()).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void tellsWhoContradictsWhomSinceTheLaterOfTheTwoBegan() {
        HandsetTruth truth = truth(wire(RegistrationState.EXPIRED), word(Interface.SNMP, true, 20, false));
        assertThat(truth.standing()).isEqualTo(Standing.NOT_REGISTERED);
        HandsetTruth.Contradiction between = truth.contradiction().orElseThrow();
        assertThat(between.since())
                .as("the server said so from 10 s on, the wire from 5 s")
                .isEqualTo(Stage.at(10));
        assertThat(between.why())
                .isEqualTo("The wire says it is not registered, and the server says it is registered.");
        assertThat(truth.why()).endsWith("But not all agree. " + between.why());
    }

    @Test
    void findsServerAndCloudContradictingEachOtherToo() {
        HandsetTruth truth = truth(
                Optional.empty(), word(Interface.SYSLOG, true, 20, false), word(Interface.WEBEX, false, 20, false));
        assertThat(truth.contradiction().orElseThrow().one().who()).isEqualTo(Who.SERVER);
        assertThat(truth.standing()).isEqualTo(Standing.REGISTERED);
    }

    @Test
    void aStaleWordContradictsNobody() {
        assertThat(truth(wire(RegistrationState.EXPIRED), word(Interface.SNMP, true, 20, true))
                        .contradiction())
                .isEmpty();
    }

    @Test
    void whoIsNotToCountIsShownAndDecidesNothing() {
        TruthOptions cloudOnly = new TruthOptions(List.of(Who.CLOUD), Duration.ZERO, 0);
        HandsetTruth truth = HandsetTruth.of(
                wire(RegistrationState.REGISTERED), List.of(word(Interface.XML_RPC, false, 20, false)), cloudOnly);
        assertThat(truth.standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(truth.contradiction()).isEmpty();
        assertThat(truth.saying(Who.WIRE).registered()).contains(true);
        assertThat(truth.why()).contains("not to count");
        HandsetTruth told = HandsetTruth.of(
                wire(RegistrationState.REGISTERED), List.of(word(Interface.WEBEX, false, 20, false)), cloudOnly);
        assertThat(told.standing()).isEqualTo(Standing.NOT_REGISTERED);
    }

    @Test
    void theOrderOfThoseThatCountIsTheOrderInWhichTheyAreBelieved() {
        TruthOptions serverFirst = new TruthOptions(List.of(Who.SERVER, Who.WIRE), Duration.ZERO, 0);
        HandsetTruth truth = HandsetTruth.of(
                wire(RegistrationState.REGISTERED), List.of(word(Interface.XML_RPC, false, 20, false)), serverFirst);
        assertThat(truth.standing()).isEqualTo(Standing.NOT_REGISTERED);
        assertThat(truth.by()).contains(Who.SERVER);
    }

    @Test
    void amongInterfacesOfAServerTheFreshOneThatKnowsSpeaks() {
        HandsetTruth truth = truth(
                Optional.empty(),
                word(Interface.SNMP, false, 30, true),
                word(Interface.XML_RPC, true, 10, false),
                word(Interface.SYSLOG, null, 20, false));
        assertThat(truth.saying(Who.SERVER).via()).contains(Interface.XML_RPC);
        assertThat(truth.standing()).isEqualTo(Standing.REGISTERED);
    }

    @Test
    void holdsTimesAndNeverAgesSoThatItChangesOnlyWhenAWordDoes() {
        Instant at = Stage.at(20);
        assertThat(truth(Optional.empty(), word(Interface.XML_RPC, true, 20, true))
                        .why())
                .contains(at.toString());
    }
}
