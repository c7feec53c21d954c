package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.MILLI;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.Duplicates;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.TrustOptions;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.health.rules.ScrapeFailingOptions;
import org.dectwatch.collector.health.rules.ServerUnreachableOptions;
import org.dectwatch.collector.health.rules.devices.BaseStationDownOptions;
import org.dectwatch.collector.health.rules.devices.DeviceAlarmOptions;
import org.dectwatch.collector.health.rules.devices.DeviceRuleOptions;
import org.dectwatch.collector.health.rules.devices.ServerRestartedOptions;
import org.dectwatch.collector.health.rules.media.MediaRuleOptions;
import org.dectwatch.collector.net.IpAddress;

/** What the configuration of the simulated site would say. */
public final class DemoPlan {
    static final DemoServer.Place NORTH = new DemoServer.Place(
            Roster.NORTH,
            address("192.0.2.20"),
            0x0200_00DE_0120L,
            120,
            14 * MILLI,
            60,
            12,
            "9900001",
            "12345670",
            "400-PCS24Ad",
            false);
    static final DemoServer.Place SOUTH = new DemoServer.Place(
            Roster.SOUTH,
            address("198.51.100.20"),
            0x0200_00DE_0130L,
            130,
            27 * MILLI,
            90,
            8,
            "9900002",
            "76543210",
            "200-PCS24Ad",
            false);
    static final DemoServer.Place WEST = new DemoServer.Place(
            Roster.WEST,
            address("192.0.2.40"),
            0x0200_00DE_0140L,
            140,
            21 * MILLI,
            120,
            5,
            "9900003",
            "11223344",
            "400-PCS24Ad",
            true);

    private DemoPlan() {}

    /** The three servers and all their handsets; marked as simulated. */
    public static Site site() {
        List<Site.KnownHandset> handsets =
                Roster.handsets().stream().map(DemoPlan::listed).toList();
        return new Site(
                "Demo site (simulated)",
                true,
                List.of(server(NORTH), server(SOUTH), server(WEST)),
                handsets,
                Duplicates.in(handsets));
    }

    /**
     * The rules' limits as somebody would set them for this site, whose bindings last 60 to 120 s and whose servers are asked
     * every 10 s: three questions failed is trouble, and one refresh interval is 45 s. By the defaults, too, each rule fires and
     * resolves within a cycle of ten minutes, only later.
     */
    public static HealthOptions health() {
        HealthOptions usual = HealthOptions.defaults();
        ScrapeFailingOptions scrape = usual.scrapeFailing();
        ServerUnreachableOptions server = usual.serverUnreachable();
        Duration threeQuestions = DemoReports.INTERVAL.multipliedBy(3);
        return new HealthOptions(
                usual.alerts(),
                new TrustOptions(Duration.ofSeconds(45), usual.trust().oneSidedAfter()),
                usual.registrationLost(),
                usual.registrationRejected(),
                usual.registrationMassLoss(),
                new ServerUnreachableOptions(
                        server.enabled(), server.severity(), threeQuestions, Duration.ofMinutes(1)),
                usual.captureBlindOrDropping(),
                new ScrapeFailingOptions(scrape.enabled(), scrape.severity(), threeQuestions),
                soonTold(usual.devices(), threeQuestions),
                usual.tls(),
                shortWindow(usual.media()),
                usual.identity());
    }

    /** In the list one handset has the extension of another: a slip of whoever keeps it. */
    private static Site.KnownHandset listed(DemoHandset handset) {
        boolean slip = handset.server().equals(Roster.SOUTH) && handset.number() == Roster.MISLISTED;
        String extension = slip ? String.valueOf(Integer.parseInt(handset.extension()) - 1) : handset.extension();
        return new Site.KnownHandset(
                handset.ipei(),
                Optional.of(handset.ipei()),
                handset.user(),
                Optional.of(handset.name()),
                Optional.of(extension),
                Optional.of(handset.server()),
                Optional.of(handset.authUser()),
                "");
    }

    /** A base station that is down is told within a visit; an alarm and a restart are forgotten within one. */
    private static DeviceRuleOptions soonTold(DeviceRuleOptions usual, Duration threeQuestions) {
        BaseStationDownOptions down = usual.baseStationDown();
        DeviceAlarmOptions alarms = usual.alarms();
        ServerRestartedOptions restarted = usual.serverRestarted();
        return new DeviceRuleOptions(
                new BaseStationDownOptions(down.enabled(), down.severity(), threeQuestions, down.tolerated()),
                new DeviceAlarmOptions(
                        alarms.enabled(),
                        alarms.ignore(),
                        alarms.severity(),
                        alarms.holdFor(),
                        Duration.ofMinutes(2),
                        alarms.busyAtLeast()),
                usual.abnormalReleasesHigh(),
                new ServerRestartedOptions(restarted.enabled(), restarted.severity(), Duration.ofMinutes(2)),
                usual.firmwareDiffers(),
                usual.subscribedNotRegistered());
    }

    /** So that an alert about calls comes and goes within a visit. */
    private static MediaRuleOptions shortWindow(MediaRuleOptions usual) {
        return new MediaRuleOptions(
                usual.enabled(),
                Duration.ofMinutes(3),
                usual.atLeast(),
                usual.poorCallsAtLeast(),
                usual.missingAfter(),
                usual.silentAfter(),
                usual.resumeWithin(),
                usual.stragglers(),
                usual.off(),
                usual.critical(),
                usual.warning(),
                usual.info());
    }

    private static Site.Server server(DemoServer.Place place) {
        return new Site.Server(place.name(), Set.of(place.address()));
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
