package org.dectwatch.collector.source.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetTruth;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.health.Change;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.health.rules.media.MediaFault;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Twelve minutes of the simulated site, through intake, ledger and alert book. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoRulesTest {
    private static final Set<String> RULES = Set.of(
            "registration-lost",
            "registration-rejected",
            "registration-mass-loss",
            "server-unreachable",
            "capture-blind-or-dropping",
            "scrape-failing",
            "tls-connection-lost-all-handsets",
            "tls-handshake-failing",
            "certificate-expired",
            "handset-disagreement",
            "server-count-disagrees",
            "base-station-down",
            "base-station-lost");
    /** Wrong for good: the list, the set-up, who never registers. */
    private static final Set<String> STANDING =
            Set.of("duplicate-handset", "swapped-credentials", "subscribed-not-registered");

    /** The usual limits keep them for a quarter of an hour and more, those of the site for two minutes. */
    private static final Set<String> KEPT = Set.of("server-restarted", "registration-failed");

    private static final Set<String> MEDIA =
            Stream.of(MediaFault.values()).map(MediaFault::id).collect(Collectors.toSet());
    private static final long TEN_MINUTES = 600;

    private final List<ServerStatus> whenQuiet = new ArrayList<>();
    private final List<Handset> afterFiveSeconds = new ArrayList<>();
    private final List<Handset> afterQuarterOfAMinute = new ArrayList<>();
    private final List<Handset> disputedAfterAMinute = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<MediaStream> streams = new ArrayList<>();
    private WatchedDemo site;

    @BeforeAll
    void watchTwelveMinutes() {
        site = new WatchedDemo(1, HealthOptions.defaults(), observation -> {});
        site.runTo(Duration.ofSeconds(5));
        afterFiveSeconds.addAll(site.ledger.handsets());
        site.runTo(Duration.ofSeconds(17));
        afterQuarterOfAMinute.addAll(site.ledger.handsets());
        site.runTo(Duration.ofSeconds(60));
        site.ledger.handsets().stream()
                .filter(handset -> handset.truth().contradiction().isPresent())
                .forEach(disputedAfterAMinute::add);
        for (int second : new int[] {187, 337, 498}) {
            site.runTo(Duration.ofSeconds(second));
            whenQuiet.addAll(site.ledger.servers());
        }
        calls.addAll(site.ledger.calls());
        streams.addAll(site.ledger.streams());
        site.runTo(Duration.ofMinutes(12));
    }

    private static Set<String> rules(WatchedDemo of, Change.Kind kind, long fromSecond, long toSecond) {
        return of.changes.stream()
                .filter(c ->
                        c.kind() == kind && WatchedDemo.seconds(c) >= fromSecond && WatchedDemo.seconds(c) < toSecond)
                .map(c -> c.alert().rule())
                .filter(rule -> !MEDIA.contains(rule))
                .collect(Collectors.toSet());
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static List<String> mediaRules(WatchedDemo of, Change.Kind kind, long fromSecond, long toSecond) {
        return of.changes.stream()
                .filter(c ->
                        c.kind() == kind && WatchedDemo.seconds(c) >= fromSecond && WatchedDemo.seconds(c) < toSecond)
                .filter(c -> MEDIA.contains(c.alert().rule()))
                .map(c -> c.alert().rule() + " " + c.alert().server())
                .distinct()
                .toList();
    }

    @Test
    void eachRuleFiresAndResolvesWithinTenMinutes() {
        assertThat(rules(site, Change.Kind.FIRED, 0, TEN_MINUTES)).isEqualTo(both(both(RULES, STANDING), KEPT));
        assertThat(rules(site, Change.Kind.RESOLVED, 0, TEN_MINUTES)).isEqualTo(RULES);
    }

    @Test
    void eachRuleFiresAndResolvesWithTheLimitsOfTheSiteAndAnotherSeed() {
        WatchedDemo other = new WatchedDemo(2, DemoPlan.health(), observation -> {});
        other.runTo(Duration.ofSeconds(TEN_MINUTES));

        assertThat(rules(other, Change.Kind.FIRED, 0, TEN_MINUTES)).isEqualTo(both(both(RULES, STANDING), KEPT));
        assertThat(rules(other, Change.Kind.RESOLVED, 0, TEN_MINUTES)).isEqualTo(both(RULES, KEPT));
        assertThat(rules(other, Change.Kind.FIRED, 0, 90))
                .as("what a visitor sees in the first minute and a half")
                .contains("registration-lost", "registration-rejected", "scrape-failing");
    }

    @Test
    void theFaultOfTheGuideIsFoundOnEachServerAndOneWayAudioWhereThePathIsCut() {
        WatchedDemo watched = new WatchedDemo(1, DemoPlan.health(), observation -> {});
        watched.runTo(Duration.ofSeconds(TEN_MINUTES));

        assertThat(mediaRules(watched, Change.Kind.FIRED, 0, 90))
                .contains(
                        "g726-offered dect-north",
                        "g726-offered dect-south",
                        "g726-offered dect-west",
                        "codec-changed-after-resume dect-north",
                        "codec-changed-after-resume dect-south")
                .noneMatch(rule -> rule.startsWith("one-way-audio") || rule.startsWith("media-silent"));
        assertThat(mediaRules(watched, Change.Kind.FIRED, 96, 160))
                .as("whose BYE was lost with the connection")
                .contains("media-silent dect-west")
                .doesNotContain("one-way-audio dect-west");
        assertThat(mediaRules(watched, Change.Kind.FIRED, 190, 290)).contains("one-way-audio dect-north");
        assertThat(mediaRules(watched, Change.Kind.RESOLVED, 96, TEN_MINUTES)).contains("one-way-audio dect-north");
        assertThat(mediaRules(watched, Change.Kind.FIRED, 0, TEN_MINUTES))
                .allMatch(rule -> rule.matches("(g726-offered|codec-changed-after-resume|one-way-audio|media-silent"
                        + "|media-quality-poor) dect-(north|south|west)"));
    }

    @Test
    void whoeverCanRegisterHasDoneSoAfterFiveSeconds() {
        assertThat(afterFiveSeconds).hasSize(72).allMatch(Handset::configured);
        assertThat(afterFiveSeconds.stream()
                        .filter(h -> h.registration().orElseThrow().state() == RegistrationState.REGISTERED))
                .hasSize(62);
    }

    @Test
    void nothingThatRestsOnTheCaptureFiresWhileTheCaptureDrops() {
        assertThat(rules(site, Change.Kind.FIRED, 501, 590)).containsExactly("capture-blind-or-dropping");
    }

    @Test
    void bothServersLoseMostOfTheirHandsetsOnceAndGetThemBack() {
        List<String> resolved = site.changes.stream()
                .filter(c ->
                        c.kind() == Change.Kind.RESOLVED && c.alert().rule().equals("registration-mass-loss"))
                .map(c -> c.alert().server())
                .toList();

        assertThat(resolved).containsExactly("dect-north", "dect-south");
    }

    @Test
    void aServerSaysOfItsHandsetsWhatTheWireShows() {
        assertThat(whenQuiet).hasSize(9).allSatisfy(server -> {
            DeviceReport.Facts said = server.lastGood().orElseThrow().facts();
            assertThat(said.usersTotal()).hasValue(server.handsets());
            assertThat(Math.abs(said.usersRegistered().orElseThrow() - server.registered()))
                    .as("%s of %s", server.name(), server)
                    .isLessThanOrEqualTo(1);
        });
    }

    @Test
    void aServerSaysOfEachHandsetWhatTheWireShowsButOfThreeThatItLostSightOf() {
        assertThat(afterQuarterOfAMinute).hasSameSizeAs(Roster.handsets()).allSatisfy(handset -> {
            HandsetTruth.Saying server = handset.truth().saying(HandsetTruth.Who.SERVER);
            assertThat(server.registered()).as(handset.id()).isPresent();
            assertThat(handset.truth().contradiction()).as(handset.id()).isEmpty();
        });
        assertThat(disputedAfterAMinute)
                .extracting(Handset::id)
                .containsExactlyInAnyOrder(
                        Roster.of(Roster.SOUTH).get(10).ipei(),
                        Roster.of(Roster.SOUTH).get(11).ipei(),
                        Roster.of(Roster.SOUTH).get(12).ipei());
    }

    @Test
    void theHandsetWhoseNamesAreExchangedIsTheOneOfTheList() {
        Handset swapped = afterFiveSeconds.stream()
                .filter(handset -> handset.registration().orElseThrow().reason() == RegistrationReason.NOT_FOUND)
                .findFirst()
                .orElseThrow();
        assertThat(swapped.configured()).isTrue();
        assertThat(swapped.id())
                .isEqualTo(Roster.handsets().stream()
                        .filter(handset -> handset.habit() == Habit.NOT_FOUND)
                        .findFirst()
                        .orElseThrow()
                        .ipei());
    }

    @Test
    void aServerThatWasWithoutPowerStartsAfresh() {
        List<String> restarted = site.events.stream()
                .filter(DomainEvent.DeviceReported.class::isInstance)
                .map(DomainEvent.DeviceReported.class::cast)
                .filter(DomainEvent.DeviceReported::restarted)
                .map(event -> event.report().server())
                .toList();

        assertThat(restarted).containsExactly("dect-south");
    }

    @Test
    void serversTellUnaskedOfABaseStationARestartAndTheHandsetThatIsRefused() {
        List<DomainEvent.DeviceTold> told = site.events.stream()
                .filter(DomainEvent.DeviceTold.class::isInstance)
                .map(DomainEvent.DeviceTold.class::cast)
                .toList();
        String refused = Roster.of(Roster.NORTH).get(Roster.REJECTED).user();

        assertThat(told)
                .extracting(one -> one.server() + " " + one.event().kind()
                        + one.event()
                                .handset()
                                .flatMap(HandsetKey::user)
                                .map(user -> " " + user)
                                .orElse(""))
                .as("twelve minutes: one cycle of ten, and the beginning of the next")
                .containsExactly(
                        "dect-north registration-failed " + refused,
                        "dect-north registered " + refused,
                        "dect-south base-station-lost",
                        "dect-south base-station-up",
                        "dect-south server-started",
                        "dect-north registration-failed " + refused);
        assertThat(told).allMatch(one -> one.event().via() == DeviceReport.Interface.SIMULATED);
        Handset row = site.ledger.handsets().stream()
                .filter(handset -> handset.id()
                        .equals(Roster.of(Roster.NORTH).get(Roster.REJECTED).ipei()))
                .findFirst()
                .orElseThrow();
        assertThat(site.ledger.told().about(row))
                .extracting(kept -> kept.event().kind())
                .containsExactly("registration-failed", "registered", "registration-failed");
    }

    @Test
    void handsetsFailInEachOfTheKnownWays() {
        Set<RegistrationReason> reasons = site.ledger.registrations().stream()
                .filter(r -> r.successes() == 0)
                .map(r -> r.reason())
                .collect(Collectors.toSet());

        assertThat(reasons)
                .containsExactlyInAnyOrder(
                        RegistrationReason.WRONG_CREDENTIALS,
                        RegistrationReason.FORBIDDEN,
                        RegistrationReason.NOT_FOUND,
                        RegistrationReason.TIMEOUT,
                        RegistrationReason.SERVER_FAILURE,
                        RegistrationReason.REDIRECTED,
                        RegistrationReason.INTERVAL_TOO_BRIEF,
                        RegistrationReason.DECLINED,
                        RegistrationReason.NO_ANSWER);
    }

    @Test
    void aHandsetThatIsSwitchedOffSignsOff() {
        List<String> left = site.events.stream()
                .filter(DomainEvent.RegistrationChanged.class::isInstance)
                .map(DomainEvent.RegistrationChanged.class::cast)
                .filter(event -> event.now().state() == RegistrationState.UNREGISTERED)
                .map(event -> event.now().aor().user())
                .distinct()
                .toList();

        assertThat(left)
                .containsExactly(
                        Roster.of(Roster.SOUTH).get(Roster.SWITCHED_OFF).user());
    }

    @Test
    void callsAreHeldAndSomeAreResumedWithG726() {
        assertThat(calls).filteredOn(c -> c.holds() == 1 && c.resumes() == 1).isNotEmpty();
        assertThat(calls).anySatisfy(call -> assertThat(call.agreedCodecs()).containsExactly("PCMU", "G726-32"));
        assertThat(calls.stream().map(Call::state).map(Enum::name))
                .contains("ENDED", "REJECTED", "CANCELLED", "ESTABLISHED");
    }

    @Test
    void everyStreamIsClaimedByItsSdpAndPlausible() {
        assertThat(streams).hasSizeGreaterThan(60).allSatisfy(stream -> {
            assertThat(stream.claimedBy()).isEqualTo(MediaStream.ClaimedBy.SDP);
            assertThat(stream.totals().payload().encryption().name()).isEqualTo("CLEAR");
            assertThat(stream.totals().timing().ptimeMs()).hasValue(20);
            assertThat(stream.totals().counts().lossPercent()).isLessThan(8);
            assertThat(stream.totals().dscp()).containsExactly(46);
        });
        assertThat(streams).anySatisfy(stream -> assertThat(stream.codecs()).contains("PCMU", "G726-32"));
        assertThat(streams).anySatisfy(stream -> assertThat(stream.codecs()).contains("PCMA"));
        assertThat(streams)
                .anySatisfy(
                        stream -> assertThat(stream.totals().dtmf().events()).isPositive());
        assertThat(streams)
                .as("the poor path")
                .anySatisfy(stream ->
                        assertThat(stream.totals().counts().lossPercent()).isGreaterThan(1));
    }

    @Test
    void withoutDecodeNothingIsSeenButWhatServersSayOfThemselves() {
        List<Observation> observed = new ArrayList<>();
        DemoSource blind = new DemoSource(1, new Unseeing(), observed::add, new KeyRing(), () -> 0);
        long first = Times.nanos(WatchedDemo.BEGIN);
        blind.beginAt(first);
        for (int second = 1; second <= 180; second++) {
            blind.advanceTo(first + Duration.ofSeconds(second).toNanos());
        }

        assertThat(blind.stats().packets()).isGreaterThan(50_000);
        assertThat(observed).hasSizeGreaterThan(30).allSatisfy(o -> {
            assertThat(o.body())
                    .isInstanceOfAny(Observation.Report.class, Observation.Said.class, Observation.Told.class);
            assertThat(o.frame()).isEqualTo(Optional.empty());
        });
        Ledger ledger = new Ledger(LedgerOptions.defaults(), DemoPlan.site());
        observed.forEach(ledger::apply);
        assertThat(ledger.registrations()).isEmpty();
        assertThat(ledger.calls()).isEmpty();
        assertThat(ledger.streams()).isEmpty();
        assertThat(ledger.sipCounts().messages()).isZero();
    }
}
