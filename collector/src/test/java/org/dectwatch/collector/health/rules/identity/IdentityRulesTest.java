package org.dectwatch.collector.health.rules.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.health.rules.identity.IdentityScene.listed;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.DeviceReport.Interface;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.AlertState;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.testing.RegisterTraffic.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityRulesTest {
    private static IdentityScene scene(Site.KnownHandset... handsets) {
        return new IdentityScene(List.of(handsets));
    }

    @Test
    void whatIsWrongWithTheListsIsToldAtOnceAndNeedsNoPacket() {
        Site.KnownHandset one = listed(1, "");
        List<InventoryFault> faults = List.of(
                fault(InventoryFault.Kind.DUPLICATE, one.id()),
                fault(InventoryFault.Kind.CHECK_DIGIT, one.id()),
                fault(InventoryFault.Kind.LISTS_DISAGREE, one.id()),
                fault(InventoryFault.Kind.SERVER_SETTINGS, "dect-1"),
                fault(InventoryFault.Kind.UNUSABLE_ROW, "h.csv:9"));
        IdentityScene scene = new IdentityScene(List.of(one), faults, IdentityOptions.defaults());

        assertThat(scene.firing())
                .containsExactly(
                        "config-disagrees " + one.id(),
                        "config-disagrees dect-1",
                        "duplicate-handset " + one.id(),
                        "handset-list-flawed h.csv:9",
                        "ipei-check-digit-wrong " + one.id());
        assertThat(scene.alert("duplicate-handset").finding().evidence())
                .extracting(evidence -> evidence.source())
                .containsExactly("h.csv:2", "h.csv:7");
        assertThat(scene.alert("duplicate-handset").server()).isEqualTo("dect-1");
    }

    private static InventoryFault fault(InventoryFault.Kind kind, String subject) {
        return new InventoryFault(kind, subject, "dect-1", "Something is wrong.", List.of("h.csv:2", "h.csv:7"));
    }

    @Test
    void whatWasCorrectedBeforeARestartEndsWithItAndWhatWasNotFiresOn() {
        List<InventoryFault> faults = List.of(
                fault(InventoryFault.Kind.DUPLICATE, listed(1, "").id()),
                fault(InventoryFault.Kind.CHECK_DIGIT, listed(2, "").id()));
        IdentityScene before =
                new IdentityScene(List.of(listed(1, ""), listed(2, "")), faults, IdentityOptions.defaults());
        assertThat(before.toRemember()).hasSize(2);

        IdentityScene after = new IdentityScene(
                List.of(listed(2, "")), faults.subList(1, 2), IdentityOptions.defaults(), before.toRemember());
        assertThat(after.firing())
                .containsExactly("ipei-check-digit-wrong " + listed(2, "").id());
        assertThat(after.alert("duplicate-handset").state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void sharedExtensionsAreNoTroubleWhereTheyAreMeant() {
        List<InventoryFault> faults = List.of(
                fault(InventoryFault.Kind.DUPLICATE_EXTENSION, listed(1, "").id()));
        assertThat(new IdentityScene(List.of(listed(1, "")), faults, IdentityOptions.defaults()).firing())
                .containsExactly("duplicate-handset " + listed(1, "").id());
        IdentityOptions usual = IdentityOptions.defaults();
        IdentityOptions meant = new IdentityOptions(
                new DuplicateHandsetOptions(true, Severity.WARNING, false),
                usual.unknownHandset(),
                usual.handsetNeverRegistered(),
                usual.swappedCredentials(),
                usual.ipeiCheckDigitWrong(),
                usual.configDisagrees(),
                usual.handsetListFlawed(),
                usual.handsetDisagreement(),
                usual.serverCountDisagrees());
        assertThat(new IdentityScene(List.of(listed(1, "")), faults, meant).firing())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_FOUND|seem to stand in each other's place: REGISTER is for auth1, and the registrar answers 404, for it knows no such address; its Line ID is line1",
                "FORBIDDEN|stand in each other's place: REGISTER is for auth1, signed in as line1, and the registrar answers 403, for that user may not register this address; its Line ID is line1",
                "CHALLENGED_AGAIN|stand in each other's place: REGISTER is for auth1, signed in as line1, and the registrar answers 401 again and again, for it knows no such user to sign in; its Line ID is line1",
            })
    void theTwoNamesExchangedAreRecognisedOnTheWireWhateverTheRegistrarAnswers(Answer answer, String why) {
        IdentityScene scene = scene(listed(1, "auth1"))
                .until(5)
                .registers("auth1", "line1", answer)
                .until(20);

        assertThat(scene.firing())
                .containsExactly("swapped-credentials " + listed(1, "").id());
        assertThat(scene.why("swapped-credentials"))
                .isEqualTo("The two names of 150930000001 (Ward 1) " + why
                        + ", and auth1 is what it should sign in with.");
        assertThat(scene.alert("swapped-credentials").finding().nextStep()).contains("not as in its table");
        assertThat(scene.alert("swapped-credentials").server()).isEqualTo("dect-1");
        assertThat(scene.ledger.handsets())
                .as("the handset that fails is the one of the list")
                .singleElement()
                .satisfies(row -> assertThat(row.id()).isEqualTo("150930000001"));

        scene.registers("line1", "auth1", Answer.GRANTED).until(40);
        assertThat(scene.alert("swapped-credentials").state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void aListThatHasThemTheWrongWayRoundIsToldFromAServerThatHas() {
        IdentityScene scene = scene(listed(1, "auth1"))
                .until(5)
                .registers("auth1", "line1", Answer.GRANTED)
                .until(20);

        assertThat(scene.firing()).containsExactly("swapped-credentials 150930000001");
        assertThat(scene.why("swapped-credentials"))
                .isEqualTo(
                        "150930000001 (Ward 1) registers as auth1 and signs in as line1, and is granted that: the list has its user"
                                + " and its authentication user the wrong way round.");
    }

    @Test
    void rightNamesAndForeignNamesAreNotSwapped() {
        IdentityScene scene = scene(listed(1, "auth1"), listed(2, ""))
                .until(5)
                .registers("line1", "auth1", Answer.GRANTED)
                .registers("line2", "line2", Answer.FORBIDDEN)
                .registers("stranger", "stranger", Answer.FORBIDDEN)
                .until(40);
        assertThat(scene.firing()).isEmpty();
        assertThat(scene.until(70).firing())
                .containsExactly("unknown-handset sip:stranger@98027369.us10.bcld.webex.com");
    }

    @Test
    void whatTheListsKnowIsToldWithWhatTheWireShowsOfIt() {
        InventoryFault fault = new InventoryFault(
                InventoryFault.Kind.SWAPPED_CREDENTIALS,
                "150930000001",
                "dect-1",
                "The lists say so.",
                List.of("u.csv:2"));
        IdentityScene scene =
                new IdentityScene(List.of(listed(1, "auth1")), List.of(fault), IdentityOptions.defaults());
        assertThat(scene.why("swapped-credentials")).isEqualTo("The lists say so.");
        scene.until(5).registers("auth1", "line1", Answer.NOT_FOUND).until(20);
        assertThat(scene.why("swapped-credentials"))
                .isEqualTo(
                        "The lists say so. The wire shows it: REGISTER is for auth1, and the registrar answers 404, for it knows no"
                                + " such address.");
        scene.registers("line1", "auth1", Answer.GRANTED).until(40);
        assertThat(scene.why("swapped-credentials")).contains("It registers all the same");
    }

    @Test
    void tellsWhomNoListNamesOnTheWireAndOnTheServer() {
        IdentityScene scene = scene(listed(1, ""))
                .until(5)
                .registers("line1", "line1", Answer.GRANTED)
                .registers("stranger", "stranger", Answer.GRANTED)
                .says(Interface.XML_RPC, HandsetKey.ipei("150930000099"), true);
        scene.until(60);
        assertThat(scene.firing()).isEmpty();
        scene.says(Interface.XML_RPC, HandsetKey.ipei("150930000099"), true).until(80);
        assertThat(scene.firing())
                .containsExactly(
                        "unknown-handset 150930000099", "unknown-handset sip:stranger@98027369.us10.bcld.webex.com");
        assertThat(scene.alert("unknown-handset").finding().severity()).isEqualTo(Severity.INFO);

        scene.until(130);
        assertThat(scene.firing())
                .as("nobody speaks of the other any more")
                .containsExactly("unknown-handset sip:stranger@98027369.us10.bcld.webex.com");
    }

    @Test
    void withoutAListNobodyIsUnknown() {
        IdentityScene scene = scene().until(5)
                .registers("stranger", "stranger", Answer.GRANTED)
                .says(Interface.XML_RPC, HandsetKey.ipei("150930000099"), true)
                .until(120);
        assertThat(scene.firing()).isEmpty();
    }

    @Test
    void tellsWhoHasNeverRegisteredAfterAnHourAndTakesItBackWhenItDoes() {
        IdentityScene scene = scene(listed(1, ""), listed(2, ""), listed(3, ""))
                .until(5)
                .registers("line1", "line1", Answer.GRANTED)
                .registers("line3", "line3", Answer.FORBIDDEN)
                .until(3595)
                .registers("line1", "line1", Answer.GRANTED)
                .until(3599);
        assertThat(scene.firing()).isEmpty();
        scene.until(3601);
        assertThat(scene.firing())
                .as("whoever tries and fails is told as rejected")
                .containsExactly("handset-never-registered 150930000002");
        assertThat(scene.why("handset-never-registered"))
                .isEqualTo(
                        "150930000002 (Ward 2) has never registered: no REGISTER for line2 has been seen since watching began at"
                                + " 2026-11-22T10:00:00Z.");

        scene.registers("line2", "line2", Answer.GRANTED).until(3610);
        assertThat(scene.firing()).isEmpty();
        assertThat(scene.alert("handset-never-registered").state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void saysNothingOfSilenceWhereTheWireShowsNobodysRegistration() {
        IdentityScene scene = scene(listed(1, ""), listed(2, "")).until(3700);
        assertThat(scene.firing()).isEmpty();

        scene.says(Interface.XML_RPC, HandsetKey.ipei("150930000001"), true)
                .says(Interface.XML_RPC, HandsetKey.ipei("150930000002"), false)
                .until(3705);
        assertThat(scene.firing())
                .as("but believes the server's no")
                .containsExactly("handset-never-registered 150930000002");
        assertThat(scene.why("handset-never-registered")).contains("its server says that it is not registered");
    }

    @Test
    void aHandsetThatItsServerSaysIsRegisteredHasBeen() {
        IdentityScene scene = scene(listed(1, ""), listed(2, ""))
                .until(5)
                .registers("line1", "line1", Answer.GRANTED)
                .says(Interface.XML_RPC, HandsetKey.ipei("150930000002"), true)
                .until(3590)
                .registers("line1", "line1", Answer.GRANTED)
                .until(3700);
        assertThat(scene.firing()).isEmpty();
    }

    @Test
    void aSecondRowOfOneUserIsADuplicateAndNotSilent() {
        Site.KnownHandset twin = new Site.KnownHandset(
                "150930000009",
                Optional.of("150930000009"),
                "line1",
                Optional.empty(),
                Optional.empty(),
                Optional.of("dect-1"));
        IdentityScene scene = scene(listed(1, ""), twin)
                .until(3590)
                .registers("line1", "line1", Answer.GRANTED)
                .until(3700);
        assertThat(scene.firing()).containsExactly("duplicate-handset 150930000009");
    }

    @Test
    void tellsThatServerAndWireContradictEachOtherOnceItHasLasted() {
        IdentityScene scene = scene(listed(1, "")).until(5).registers("line1", "line1", Answer.GRANTED);
        for (int second = 10; second <= 90; second += 20) {
            scene.until(second).says(Interface.XML_RPC, HandsetKey.ipei("150930000001"), false);
        }
        scene.until(99);
        assertThat(scene.firing()).isEmpty();
        assertThat(scene.events).noneMatch(DomainEvent.Disagreement.class::isInstance);
        scene.until(101);
        assertThat(scene.firing()).containsExactly("handset-disagreement 150930000001");
        assertThat(scene.why("handset-disagreement"))
                .startsWith(
                        "150930000001 (Ward 1): The wire says it is registered, and the server says it is not registered.");
        assertThat(scene.alert("handset-disagreement").finding().evidence())
                .extracting(evidence -> evidence.source())
                .containsExactly("the wire", "the server (XML_RPC)");
        assertThat(scene.events.stream().filter(DomainEvent.Disagreement.class::isInstance))
                .as("one event, however many polls")
                .singleElement()
                .isInstanceOfSatisfying(DomainEvent.Disagreement.class, event -> {
                    assertThat(event.handset()).contains("150930000001");
                    assertThat(event.said()).isZero();
                    assertThat(event.other()).isEqualTo(1);
                });

        scene.says(Interface.XML_RPC, HandsetKey.ipei("150930000001"), true).until(103);
        assertThat(scene.firing()).isEmpty();
        assertThat(scene.alert("handset-disagreement").state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void aWordThatGrewStaleContradictsNobodyAnyMore() {
        IdentityScene scene = scene(listed(1, "")).until(5).registers("line1", "line1", Answer.GRANTED);
        for (int second = 10; second <= 90; second += 20) {
            scene.until(second).says(Interface.XML_RPC, HandsetKey.ipei("150930000001"), false);
        }
        scene.until(110).registers("line1", "line1", Answer.GRANTED);
        assertThat(scene.until(149).firing()).containsExactly("handset-disagreement 150930000001");
        assertThat(scene.until(153).firing()).isEmpty();
    }

    @Test
    void tellsThatAServerCountsOthersThanTheWireShowsNotAtEachPollAndNotForOneOnItsWay() {
        IdentityScene scene = scene(listed(1, ""), listed(2, ""), listed(3, "")).until(5);
        scene.registers("line1", "line1", Answer.GRANTED).registers("line2", "line2", Answer.GRANTED);
        for (int second = 10; second <= 100; second += 30) {
            scene.until(second).counts(3);
        }
        scene.registers("line1", "line1", Answer.GRANTED).registers("line2", "line2", Answer.GRANTED);
        scene.until(110);
        assertThat(scene.firing()).as("one may be on its way").isEmpty();
        for (int second = 120; second <= 210; second += 30) {
            scene.until(second).counts(4);
        }
        scene.registers("line1", "line1", Answer.GRANTED).registers("line2", "line2", Answer.GRANTED);
        scene.until(212);
        assertThat(scene.firing()).containsExactly("server-count-disagrees dect-1");
        assertThat(scene.why("server-count-disagrees"))
                .isEqualTo(
                        "dect-1 counts 4 handsets registered, and the wire shows 2 (of 2 whose registration was seen).");
        scene.until(240).counts(4).until(270).counts(4);
        assertThat(scene.events.stream().filter(DomainEvent.Disagreement.class::isInstance))
                .hasSize(1);

        scene.counts(2).until(272);
        assertThat(scene.firing()).isEmpty();
    }

    @Test
    void aCountIsNotHeldAgainstAWireThatShowsNoRegistrationAtAll() {
        IdentityScene scene = scene(listed(1, ""));
        for (int second = 10; second <= 300; second += 30) {
            scene.until(second).counts(40);
        }
        assertThat(scene.firing()).isEmpty();
        assertThat(scene.events).noneMatch(DomainEvent.Disagreement.class::isInstance);
    }

    @Test
    void aServerThatStoppedAnsweringDisagreesWithNobody() {
        IdentityScene scene = scene(listed(1, "")).until(5).registers("line1", "line1", Answer.GRANTED);
        for (int second = 10; second <= 130; second += 30) {
            scene.until(second).counts(9);
        }
        assertThat(scene.until(131).firing()).containsExactly("server-count-disagrees dect-1");
        assertThat(scene.until(260).firing()).isEmpty();
    }
}
