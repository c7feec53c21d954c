package org.dectwatch.collector.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dectwatch.collector.health.Stage;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Transport;
import org.junit.jupiter.api.Test;

/** Whose registration it is, by the names it carries. */
class HandsetDirectoryTest {
    private static final Site.KnownHandset FULL = handset("150930000216", "line1", "auth1");
    private static final Site.KnownHandset BARE = handset("150930000217", "line2", "");
    private final HandsetDirectory directory = new HandsetDirectory(List.of(FULL, BARE));

    private static Site.KnownHandset handset(String ipei, String user, String authUser) {
        return new Site.KnownHandset(
                ipei,
                Optional.of(ipei),
                user,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(authUser).filter(text -> !text.isEmpty()),
                "h.csv:2");
    }

    private static Registration registration(String user, String authUser, int successes) {
        return new Registration(
                new AddressOfRecord("sip", user, "example.test", -1),
                successes > 0 ? RegistrationState.REGISTERED : RegistrationState.NEVER,
                Stage.START,
                Optional.of(successes > 0 ? RegistrationOutcome.ACCEPTED : RegistrationOutcome.REJECTED),
                successes > 0 ? RegistrationReason.NONE : RegistrationReason.NOT_FOUND,
                OptionalInt.of(successes > 0 ? 200 : 404),
                OptionalInt.empty(),
                Optional.empty(),
                1,
                1,
                successes,
                1 - successes,
                0,
                Optional.of(authUser).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Transport.UDP,
                Endpoint.parse("192.0.2.1:5060").orElseThrow(),
                Endpoint.parse("198.51.100.1:5060").orElseThrow(),
                OptionalDouble.empty(),
                Stage.START,
                Stage.START,
                new FrameRef("eth0", 1),
                new FrameRef("eth0", 2),
                false,
                "why");
    }

    @Test
    void theRightNamesAreNotSwapped() {
        assertThat(directory.swapped(registration("line1", "auth1", 1))).isEmpty();
        assertThat(directory.swapped(registration("line1", "line1", 0))).isEmpty();
        assertThat(directory.owner(registration("line1", "auth1", 0))).contains(FULL);
    }

    @Test
    void bothNamesInEachOthersPlaceAreCertain() {
        assertThat(directory.swapped(registration("auth1", "line1", 0)))
                .contains(new HandsetDirectory.Swapped(FULL, true));
        assertThat(directory.owner(registration("auth1", "line1", 0))).contains(FULL);
    }

    @Test
    void aRequestRefusedBeforeItCouldSignInIsLikely() {
        assertThat(directory.swapped(registration("auth1", "", 0))).contains(new HandsetDirectory.Swapped(FULL, false));
    }

    @Test
    void aListedLineIdThatSignsInForAnUnlistedAddressIsLikelyWhereTheListTellsNoMore() {
        assertThat(directory.swapped(registration("whoknows", "line2", 0)))
                .contains(new HandsetDirectory.Swapped(BARE, false));
        assertThat(directory.swapped(registration("whoknows", "line1", 0)))
                .as("the list says that line1 signs in as auth1, so this is somebody else's doing")
                .isEmpty();
    }

    @Test
    void whatTheRegistrarGrantsIsSwappedInTheListIfAnywhere() {
        assertThat(directory.swapped(registration("auth1", "line1", 1)))
                .contains(new HandsetDirectory.Swapped(FULL, true));
        assertThat(directory.swapped(registration("whoknows", "line2", 1)))
                .as("a second line that signs in as its first")
                .isEmpty();
        assertThat(directory.swapped(registration("auth1", "auth1", 1))).isEmpty();
    }

    @Test
    void aStrangerIsNobodys() {
        assertThat(directory.owner(registration("stranger", "stranger", 1))).isEmpty();
        assertThat(directory.idOf(registration("stranger", "", 1))).isEqualTo("stranger");
    }

    @Test
    void findsByTheSurestNameOfAKey() {
        assertThat(directory.find(HandsetKey.ipei("150930000217"))).contains(BARE);
        assertThat(directory.find(new HandsetKey(Optional.of("150930000217"), Optional.of("line1"), Optional.empty())))
                .contains(BARE);
        assertThat(directory.find(HandsetKey.user("line1"))).contains(FULL);
        assertThat(directory.find(HandsetKey.user("nobody"))).isEmpty();
    }
}
