package org.dectwatch.collector.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.DeviceDetails;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.InterfaceStatus;
import org.dectwatch.collector.domain.RequestAllowance;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.Total;

/** The servers of {@link SampleLedger}, asked by SNMP and XML-RPC. */
final class SampleServers {
    private SampleServers() {}

    static ServerStatus server(String name, int handsets, int registered, Optional<Instant> failing, boolean stale) {
        DeviceReport good = report(name, Optional.empty());
        Optional<DeviceReport> last = failing.isPresent()
                ? Optional.of(report(
                        name,
                        Optional.of(new DeviceReport.ScrapeFailure(
                                DeviceReport.ScrapeFailure.Reason.TIMEOUT, "No answer within 2 s."))))
                : Optional.of(good);
        return new ServerStatus(
                name,
                true,
                true,
                last,
                Optional.of(good),
                Optional.of(SampleLedger.NOW.minusSeconds(failing.isPresent() ? 125 : 5)),
                failing,
                stale,
                Optional.of(SampleLedger.NOW.minus(Duration.ofDays(12))),
                Optional.of(SampleLedger.NOW.minusSeconds(1)),
                handsets,
                registered,
                List.of(
                        new InterfaceStatus(
                                DeviceReport.Interface.SNMP,
                                last.get(),
                                Optional.of(good),
                                Optional.of(SampleLedger.NOW.minusSeconds(failing.isPresent() ? 125 : 5)),
                                failing,
                                stale),
                        new InterfaceStatus(
                                DeviceReport.Interface.XML_RPC,
                                rpc(name, failing.isEmpty()),
                                failing.isPresent() ? Optional.empty() : Optional.of(rpc(name, true)),
                                failing.isPresent() ? Optional.empty() : Optional.of(SampleLedger.NOW.minusSeconds(9)),
                                failing,
                                failing.isPresent())));
    }

    /** It asked for a pause, 20 seconds of which are left. */
    static ServerStatus cloud() {
        DeviceReport good = new DeviceReport(
                "webex",
                DeviceReport.Interface.WEBEX,
                Duration.ofSeconds(30),
                Duration.ofMillis(140),
                5120,
                Optional.empty(),
                DeviceReport.Facts.none(),
                DeviceDetails.none()
                        .withAllowance(new RequestAllowance(
                                60, 41, 1_234, 17, 2, Optional.of(SampleLedger.NOW.plusSeconds(20)))));
        Optional<Instant> at = Optional.of(SampleLedger.NOW.minusSeconds(12));
        return new ServerStatus(
                "webex",
                false,
                true,
                Optional.of(good),
                Optional.of(good),
                at,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                List.of(new InterfaceStatus(
                        DeviceReport.Interface.WEBEX, good, Optional.of(good), at, Optional.empty(), false)));
    }

    private static DeviceReport rpc(String server, boolean good) {
        return new DeviceReport(
                server,
                DeviceReport.Interface.XML_RPC,
                Duration.ofSeconds(30),
                Duration.ofMillis(31),
                good ? 1805 : 0,
                good
                        ? Optional.empty()
                        : Optional.of(new DeviceReport.ScrapeFailure(
                                DeviceReport.ScrapeFailure.Reason.REFUSED, "192.0.2.10: Connection refused")),
                DeviceReport.Facts.none(),
                good
                        ? DeviceDetails.none().withMethods(List.of("session_login", "session_receive"), "192.0.2.10")
                        : DeviceDetails.none());
    }

    private static DeviceReport report(String server, Optional<DeviceReport.ScrapeFailure> failure) {
        DeviceReport.Facts none = DeviceReport.Facts.none();
        DeviceReport.Facts facts = new DeviceReport.Facts(
                OptionalLong.of(1_036_800),
                Optional.of(server + "-ipdect"),
                none.description(),
                Optional.of("PCS23B_"),
                none.serial(),
                none.ari(),
                OptionalInt.of(5),
                OptionalInt.of(4),
                OptionalInt.of(3),
                OptionalInt.of(8),
                OptionalInt.of(1),
                OptionalInt.of(12),
                OptionalInt.of(77),
                OptionalLong.of(5));
        return new DeviceReport(
                server,
                DeviceReport.Interface.SNMP,
                Duration.ofSeconds(30),
                Duration.ofMillis(12),
                failure.isPresent() ? 0 : 420,
                failure,
                failure.isPresent() ? none : facts,
                failure.isPresent()
                        ? DeviceDetails.none()
                        : DeviceDetails.none()
                                .withSystem(
                                        Optional.of("Basement"),
                                        Optional.of("noc@example.test"),
                                        Optional.of("1.3.6.1.4.1.9749"))
                                .withInterfaces(List.of(new DeviceDetails.NetworkInterface(
                                        "lan",
                                        DeviceDetails.Status.UP,
                                        OptionalLong.of(100_000_000),
                                        Optional.of(Total.of64(12_000_000_000L)),
                                        Optional.of(Total.of64(9_000_000_000L)),
                                        Optional.of(Total.of32(3)),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))));
    }
}
