package org.dectwatch.collector.source.demo;

import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceEvent.Level;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.HandsetKey;

/** What a server of the site tells unasked, under the kinds that traps and lines of syslog of a real one are put under. */
final class DemoEvents {
    private static final int LAST_BASE = 7;

    private DemoEvents() {}

    static DeviceEvent baseStationLost(DemoServer server) {
        return base(server, "base-station-lost", Level.ERROR, "is lost");
    }

    static DeviceEvent baseStationUp(DemoServer server) {
        return base(server, "base-station-up", Level.INFO, "is back");
    }

    private static DeviceEvent base(DemoServer server, String kind, Level level, String does) {
        return event(
                server,
                kind,
                level,
                Optional.empty(),
                "Simulated: the connection to base station " + LAST_BASE + " " + does,
                Map.of("rpn", String.valueOf(LAST_BASE)));
    }

    static DeviceEvent started(DemoServer server) {
        return event(server, "server-started", Level.NOTICE, Optional.empty(), "Simulated: it started", Map.of());
    }

    static DeviceEvent refused(DemoServer server, DemoHandset handset, Reply reply) {
        return event(
                server,
                "registration-failed",
                Level.WARNING,
                Optional.of(HandsetKey.user(handset.user())),
                "Simulated: registration of user " + handset.user() + " refused with " + reply.status(),
                Map.of("status", String.valueOf(reply.status())));
    }

    static DeviceEvent registeredAgain(DemoServer server, DemoHandset handset) {
        return event(
                server,
                "registered",
                Level.INFO,
                Optional.of(HandsetKey.user(handset.user())),
                "Simulated: user " + handset.user() + " registered again",
                Map.of());
    }

    private static DeviceEvent event(
            DemoServer server,
            String kind,
            Level level,
            Optional<HandsetKey> handset,
            String text,
            Map<String, String> fields) {
        return new DeviceEvent(
                server.name(), DeviceReport.Interface.SIMULATED, Optional.empty(), kind, level, handset, text, fields);
    }
}
