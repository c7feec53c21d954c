package org.dectwatch.collector.metrics;

import static org.dectwatch.collector.metrics.Label.word;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.DeviceDetails;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.InterfaceStatus;
import org.dectwatch.collector.domain.ServerStatus;

/** What servers said last, and how asking them goes by each interface; nothing that is stale. */
final class ServerLevels {
    private final ServerNames servers;
    private final LevelRows success;
    private final LevelRows duration;
    private final LevelRows size;
    private final LevelRows failing;
    private final LevelRows stale;
    private final LevelRows uptime;
    private final LevelRows users;
    private final LevelRows bases;
    private final LevelRows attempts;
    private final LevelRows voiceCalls;
    private final LevelRows interfaceUp;

    ServerLevels(MetricsRegistry registry, ServerNames servers) {
        this.servers = servers;
        success = registry.rows(MetricCatalog.SCRAPE_SUCCESS);
        duration = registry.rows(MetricCatalog.SCRAPE_DURATION);
        size = registry.rows(MetricCatalog.SCRAPE_SIZE);
        failing = registry.rows(MetricCatalog.SCRAPE_FAILING);
        stale = registry.rows(MetricCatalog.SERVER_STALE);
        uptime = registry.rows(MetricCatalog.SERVER_UPTIME);
        users = registry.rows(MetricCatalog.SERVER_USERS);
        bases = registry.rows(MetricCatalog.SERVER_BASES);
        attempts = registry.rows(MetricCatalog.SERVER_CALL_ATTEMPTS);
        voiceCalls = registry.rows(MetricCatalog.SERVER_VOICE_CALLS_MAX);
        interfaceUp = registry.rows(MetricCatalog.SERVER_INTERFACE_UP);
    }

    void show(Collection<ServerStatus> all) {
        all.stream().filter(ServerStatus::configured).forEach(this::server);
        List.of(success, duration, size, failing, stale, uptime, users, bases, attempts, voiceCalls, interfaceUp)
                .forEach(LevelRows::show);
    }

    private void server(ServerStatus server) {
        String name = servers.label(server.name());
        if (server.interfaces().isEmpty()) {
            server.lastReport().ifPresent(report -> asked(name, report));
        }
        server.interfaces().stream().map(InterfaceStatus::lastReport).forEach(report -> asked(name, report));
        if (server.scraped()) {
            stale.set(server.stale() ? 1 : 0, name);
        }
        DeviceReport.Facts facts = server.saidNow();
        facts.uptimeSeconds().ifPresent(seconds -> uptime.set(seconds, name));
        known(users, facts.usersTotal(), name, "total");
        known(users, facts.usersSubscribed(), name, "subscribed");
        known(users, facts.usersRegistered(), name, "registered");
        known(bases, facts.basesUp(), name, "up");
        known(bases, facts.basesDown(), name, "down");
        known(attempts, facts.callAttempts60min(), name);
        known(voiceCalls, facts.voiceCallMax(), name);
        server.networkInterfaces().forEach(each -> interfaceUp(name, each));
    }

    private void asked(String server, DeviceReport report) {
        String via = word(report.via());
        success.set(report.succeeded() ? 1 : 0, server, via);
        duration.set(report.took().toNanos() / 1e9, server, via);
        size.set(report.bytes(), server, via);
        report.failure().ifPresent(failure -> failing.set(1, server, via, word(failure.reason())));
    }

    private void interfaceUp(String server, DeviceDetails.NetworkInterface each) {
        switch (each.status()) {
            case UP -> interfaceUp.set(1, server, each.name());
            case DOWN -> interfaceUp.set(0, server, each.name());
            case OFF, UNKNOWN -> {
                // Nobody can say, or it is meant to be so.
            }
        }
    }

    private static void known(LevelRows rows, OptionalInt value, String... labels) {
        value.ifPresent(number -> rows.set(number, labels));
    }
}
