package org.dectwatch.collector.config.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.domain.InventoryFault.Kind.CHECK_DIGIT;
import static org.dectwatch.collector.domain.InventoryFault.Kind.DUPLICATE;
import static org.dectwatch.collector.domain.InventoryFault.Kind.DUPLICATE_EXTENSION;
import static org.dectwatch.collector.domain.InventoryFault.Kind.LISTS_DISAGREE;
import static org.dectwatch.collector.domain.InventoryFault.Kind.SWAPPED_CREDENTIALS;
import static org.dectwatch.collector.domain.InventoryFault.Kind.UNUSABLE_ROW;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.domain.Ipei;
import org.dectwatch.collector.domain.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The three lists, joined: what is the same handset, and what is wrong with the lists. */
class RosterTest {
    private int line = 1;

    private ListRow row(ListKind kind, String ipei, String user, String authUser, String extension) {
        return new ListRow(
                kind,
                kind.name() + ":" + ++line,
                Ipei.parse(ipei),
                text(user),
                Optional.empty(),
                text(authUser),
                text(kind == ListKind.HANDSETS ? "name of " + user : ""),
                text(extension),
                text(kind == ListKind.SERVER_USERS ? "dect-1" : ""),
                Optional.empty());
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    private ListRow own(String ipei, String user, String extension) {
        return row(ListKind.HANDSETS, ipei, user, "", extension);
    }

    private ListRow hub(String ipei, String user, String authUser) {
        return row(ListKind.CONTROL_HUB, ipei, user, authUser, "");
    }

    private ListRow server(String ipei, String user, String authUser) {
        return row(ListKind.SERVER_USERS, ipei, user, authUser, "");
    }

    private static List<InventoryFault.Kind> kinds(Roster roster) {
        return roster.faults().stream().map(InventoryFault::kind).toList();
    }

    @Test
    void joinsThreeListsByIpeiAndTakesFromEachWhatItKnowsBest() {
        Roster roster = Roster.of(
                List.of(own("15093 0000216", "", "4711")),
                List.of(hub("150930000216", "hgwdh3e4wh", "mUP9vXSsU9")),
                List.of(server("15093 00002160", "hgwdh3e4wh", "mUP9vXSsU9")));
        assertThat(roster.handsets()).singleElement().satisfies(handset -> {
            assertThat(handset.id()).isEqualTo("150930000216");
            assertThat(handset.user()).isEqualTo("hgwdh3e4wh");
            assertThat(handset.authUser()).contains("mUP9vXSsU9");
            assertThat(handset.extension()).contains("4711");
            assertThat(handset.server()).contains("dect-1");
            assertThat(handset.where()).isEqualTo("HANDSETS:2");
        });
        assertThat(roster.faults()).isEmpty();
    }

    @Test
    void joinsByUserWhereNoIpeiIsTold() {
        Roster roster = Roster.of(
                List.of(own("", "u1", "4711")),
                List.of(hub("150930000216", "u1", "a1")),
                List.of(server("", "u1", "a1")));
        assertThat(roster.handsets()).hasSize(1);
        assertThat(roster.handsets().get(0).ipei()).contains("150930000216");
        assertThat(roster.faults()).isEmpty();
    }

    @Test
    void findsTheTwoNamesExchangedOnTheServerAndKeepsThoseOfControlHub() {
        Roster roster = Roster.of(
                List.of(),
                List.of(hub("150930000216", "hgwdh3e4wh", "mUP9vXSsU9")),
                List.of(server("15093 0000216", "mUP9vXSsU9", "hgwdh3e4wh")));
        assertThat(roster.handsets()).singleElement().satisfies(handset -> {
            assertThat(handset.user()).isEqualTo("hgwdh3e4wh");
            assertThat(handset.authUser()).contains("mUP9vXSsU9");
        });
        assertThat(kinds(roster)).containsExactly(SWAPPED_CREDENTIALS);
        assertThat(roster.faults().get(0).why())
                .isEqualTo(
                        "The server's list of users has the two names of 150930000216 the wrong way round: user mUP9vXSsU9 and"
                                + " authentication user hgwdh3e4wh, where Control Hub has the Line ID hgwdh3e4wh and the SIP username"
                                + " mUP9vXSsU9.");
        assertThat(roster.faults().get(0).where()).containsExactly("SERVER_USERS:3", "CONTROL_HUB:2");
    }

    @Test
    void findsThemExchangedAlsoWhereOnlyTheNamesJoinTheLists() {
        Roster roster = Roster.of(List.of(), List.of(hub("", "u1", "a1")), List.of(server("", "a1", "u1")));
        assertThat(roster.handsets()).hasSize(1);
        assertThat(kinds(roster)).containsExactly(SWAPPED_CREDENTIALS);
        Roster own = Roster.of(List.of(own("", "a1", "4711")), List.of(hub("", "u1", "a1")), List.of());
        assertThat(own.handsets()).hasSize(1);
        assertThat(kinds(own)).as("our own list follows the table of the guide").containsExactly(SWAPPED_CREDENTIALS);
    }

    @Test
    void knowsALineIdInThePlaceOfTheAuthenticationUserWithoutControlHub() {
        Roster roster = Roster.of(
                List.of(), List.of(), List.of(server("", "mUP9vXSsU9", "hgwdh3e4wh@98027369.us10.bcld.webex.com")));
        assertThat(kinds(roster)).containsExactly(SWAPPED_CREDENTIALS);
    }

    @Test
    void oneNameThatIsTheSameInBothPlacesIsNotSwapped() {
        Roster roster = Roster.of(List.of(), List.of(hub("", "4711", "4711")), List.of(server("", "4711", "4711")));
        assertThat(roster.faults()).isEmpty();
    }

    @Test
    void tellsWhatTheListsSayDifferently() {
        Roster roster = Roster.of(
                List.of(),
                List.of(hub("150930000216", "u1", "a1"), hub("150930000217", "u2", "a2")),
                List.of(server("150930000216", "other", "a1"), server("150930000299", "u2", "a2")));
        assertThat(kinds(roster)).containsExactly(LISTS_DISAGREE, LISTS_DISAGREE);
        assertThat(roster.faults())
                .extracting(InventoryFault::why)
                .containsExactly(
                        "The lists disagree about the user of 150930000216: the server's list of users has other, Control Hub has u1.",
                        "The lists disagree about the IPEI of 150930000299: the server's list of users has 150930000299, Control Hub has"
                                + " 150930000217.");
    }

    @Test
    void tellsAUserOfAServerThatControlHubDoesNotHave() {
        Roster roster = Roster.of(
                List.of(),
                List.of(hub("150930000216", "u1", "a1")),
                List.of(server("150930000216", "u1", "a1"), server("", "u9", "")));
        assertThat(kinds(roster)).containsExactly(LISTS_DISAGREE);
        assertThat(roster.faults().get(0).subject()).isEqualTo("u9");
        assertThat(kinds(Roster.of(List.of(), List.of(), List.of(server("", "u9", "")))))
                .isEmpty();
    }

    @Test
    void threeDuplicatesAreThreeFindingsWhicheverListHasThem() {
        Roster roster = Roster.of(
                List.of(
                        own("150930000216", "", "4711"),
                        own("150930000217", "", "4711"),
                        own("150930000218", "", "4713")),
                List.of(
                        hub("150930000216", "u1", "a1"),
                        hub("150930000217", "u2", "a2"),
                        hub("150930000218", "u3", "a3")),
                List.of(
                        server("150930000216", "u1", "a1"),
                        server("150930000216", "u2", "a2"),
                        server("150930000218", "u1", "a3")));
        assertThat(roster.faults())
                .extracting(InventoryFault::kind, InventoryFault::subject)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(DUPLICATE, "u2"),
                        org.assertj.core.groups.Tuple.tuple(DUPLICATE, "150930000218"));
        assertThat(roster.handsets()).extracting(Site.KnownHandset::id).doesNotHaveDuplicates();
    }

    @Test
    void aSharedExtensionIsAFaultOfItsOwnKind() {
        Roster roster = Roster.of(
                List.of(own("150930000216", "u1", "4711"), own("150930000217", "u2", "4711")), List.of(), List.of());
        assertThat(kinds(roster)).containsExactly(DUPLICATE_EXTENSION);
    }

    @Test
    void givesEachRowAnIdOfItsOwnHoweverMuchTheyShare() {
        Roster roster = Roster.of(
                List.of(
                        own("150930000216", "u1", ""),
                        own("150930000216", "u1", ""),
                        own("150930000216", "u1", ""),
                        own("", "u1", ""),
                        own("", "150930000216", "")),
                List.of(),
                List.of());
        assertThat(roster.handsets())
                .extracting(Site.KnownHandset::id)
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(kinds(roster)).containsOnly(DUPLICATE).hasSize(3);
    }

    @Test
    void tellsAWrongCheckDigitAndAHandsetThatNoListGivesAUser() {
        Roster roster =
                Roster.of(List.of(own("15093 0000216 3", "u1", ""), own("150930000217", "", "")), List.of(), List.of());
        assertThat(roster.faults())
                .extracting(InventoryFault::why)
                .containsExactly(
                        "The IPEI 15093 0000216 of 150930000216 (name of u1) is written with the check digit 3; to these twelve digits"
                                + " belongs 0, so one of the thirteen is wrong.",
                        "150930000217 (name of ) has no user in any list, so that the wire cannot show it.");
        assertThat(kinds(roster)).containsExactly(CHECK_DIGIT, UNUSABLE_ROW);
    }

    @Test
    @Timeout(20)
    void twoListsOfOneNameAreJoinedWithoutTakingForever() {
        List<ListRow> hub = java.util.stream.IntStream.range(0, 50_000)
                .mapToObj(i -> hub("150930000216", "u1", "a1"))
                .toList();
        List<ListRow> users = java.util.stream.IntStream.range(0, 50_000)
                .mapToObj(i -> server("150930000216", "u1", "a1"))
                .toList();
        Roster roster = Roster.of(List.of(), hub, users);
        assertThat(roster.handsets()).hasSizeBetween(50_000, 100_000);
    }
}
