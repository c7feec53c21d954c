package org.dectwatch.collector.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.ToldView;

/** What was told unasked in {@link SampleLedger}. */
final class SampleEvents implements ToldView {
    @Override
    public List<DeviceEvent.Kept> by(String server) {
        return server.equals("south") ? ofSouth() : List.of();
    }

    @Override
    public List<DeviceEvent.Kept> about(Handset handset) {
        return handset.id().equals("0310000000033") ? ofPorter() : List.of();
    }

    private static List<DeviceEvent.Kept> ofSouth() {
        return List.of(
                told(
                        20,
                        "south",
                        DeviceReport.Interface.TRAP,
                        "base-station-lost",
                        DeviceEvent.Level.ERROR,
                        Optional.empty(),
                        "base-station-lost (1.3.6.1.4.1.9749.1.3.2.0.5): rpn=3"),
                told(
                        3700,
                        "south",
                        DeviceReport.Interface.SYSLOG,
                        DeviceEvent.UNKNOWN,
                        DeviceEvent.Level.NOTICE,
                        Optional.empty(),
                        "kws6000: something else"));
    }

    /** A line of its server, and what the cloud tells of a call. */
    private static List<DeviceEvent.Kept> ofPorter() {
        return List.of(
                told(
                        40,
                        "north",
                        DeviceReport.Interface.SYSLOG,
                        "sip-registration-failed",
                        DeviceEvent.Level.WARNING,
                        Optional.of(HandsetKey.user("4003")),
                        "kws6000: SIP registration of 4003 failed: 401 Unauthorized"),
                told(
                        900,
                        "webex",
                        DeviceReport.Interface.WEBEX,
                        "cloud-call-failed",
                        DeviceEvent.Level.WARNING,
                        Optional.of(HandsetKey.ipei("0310000000033")),
                        "A call of this handset ended with outcome Failure, reason CallRejected."));
    }

    private static DeviceEvent.Kept told(
            int secondsAgo,
            String server,
            DeviceReport.Interface via,
            String kind,
            DeviceEvent.Level level,
            Optional<HandsetKey> handset,
            String text) {
        return new DeviceEvent.Kept(
                SampleLedger.NOW.minusSeconds(secondsAgo),
                new DeviceEvent(server, via, Optional.empty(), kind, level, handset, text, Map.of()));
    }
}
