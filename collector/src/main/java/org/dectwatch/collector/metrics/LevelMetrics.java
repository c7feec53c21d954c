package org.dectwatch.collector.metrics;

import static org.dectwatch.collector.metrics.Label.word;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.InferredRegistrations;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.SourceState;

/**
 * Shows levels as they are, once a second. Analysis thread only. Levels with a row for each state are written for all states, so
 * that a graph falls to 0 instead of ending.
 */
public final class LevelMetrics {
    private final ServerNames servers;
    private final HandsetSeries handsets;
    private final LevelRows registrations;
    private final LevelRows calls;
    private final LevelRows streams;
    private final TlsLevels tls;
    private final LevelRows proxies;
    private final LevelRows inferred;
    private final LevelRows confidence;
    private final LevelRows tables;
    private final LevelRows silence;
    private final LevelRows condition;
    private final LevelRows clockOffset;
    private final LevelRows alerts;
    private final LevelRows beyondCap;
    private final ServerLevels serverLevels;
    private final Counters counters;
    private final Map<CaseCount, Long> told = new HashMap<>();
    private final StatisticLevels statistics;
    private final TruthLevels truth;

    public LevelMetrics(MetricsRegistry registry, ServerNames servers, HandsetLabels labels, int maxHandsets) {
        this.servers = servers;
        this.counters = new Counters(registry);
        this.handsets = new HandsetSeries(labels, servers, maxHandsets);
        registry.collector(handsets);
        registry.gauge(SelfCatalog.HANDSETS_LEFT_OUT, handsets::leftOut);
        registrations = registry.rows(MetricCatalog.REGISTRATIONS);
        calls = registry.rows(MetricCatalog.CALLS_ACTIVE);
        streams = registry.rows(MetricCatalog.STREAMS_ACTIVE);
        tls = new TlsLevels(registry, servers);
        inferred = registry.rows(ProxyCatalog.INFERRED_REGISTRATIONS);
        confidence = registry.rows(ProxyCatalog.INFERRED_CONFIDENCE);
        proxies = registry.rows(ProxyCatalog.FIRST_CHOICE);
        tables = registry.rows(SelfCatalog.TABLE_ROWS);
        silence = registry.rows(SelfCatalog.SOURCE_SILENCE);
        condition = registry.rows(SelfCatalog.SOURCE_CONDITION);
        clockOffset = registry.rows(SelfCatalog.HEP_CLOCK_OFFSET);
        alerts = registry.rows(MetricCatalog.ALERT_ACTIVE);
        beyondCap = registry.rows(MetricCatalog.ALERTS_BEYOND_CAP);
        serverLevels = new ServerLevels(registry, servers);
        statistics = new StatisticLevels(registry, servers);
        truth = new TruthLevels(registry, servers);
    }

    /**
     * Alerts that fire for subjects of one server.
     *
     * @param severity {@code critical}, {@code warning} or {@code info}
     * @param firing how many subjects; 0 shows that the rule is there and quiet
     */
    public record AlertLevel(String rule, String severity, String server, int firing) {}

    /** Cases of a rule since the start, of one server. */
    public record CaseCount(String rule, String server, long cases) {}

    /** Counts on by what came since the last call. */
    public void count(Collection<CaseCount> cases) {
        for (CaseCount count : cases) {
            CaseCount key = new CaseCount(count.rule(), count.server(), 0);
            long before = told.getOrDefault(key, 0L);
            if (count.cases() > before || !told.containsKey(key)) {
                counters.add(
                        count.cases() - before, MediaCatalog.CALL_FAULTS, servers.label(count.server()), count.rule());
                told.put(key, count.cases());
            }
        }
    }

    /** @param subjects in trouble without an alert, by rule; 0 shows that the rule has room */
    public void beyondCap(Map<String, Integer> subjects) {
        subjects.forEach((rule, count) -> beyondCap.set(count, rule));
        beyondCap.show();
    }

    public void show(LedgerView view, Collection<AlertLevel> firing) {
        Collection<Handset> all = view.handsets();
        handsets.show(all);
        truth.show(view, all);
        view.servers().forEach(this::noRegistrations);
        view.registrations()
                .forEach(registration -> registrations.add(
                        1,
                        servers.label(view.serverName(registration.device().address())),
                        word(registration.state())));
        registrations.show();
        MetricCatalog.CALLS_ACTIVE.labels().get(0).words().forEach(state -> calls.set(0, state));
        view.calls().stream().filter(call -> !call.state().over()).forEach(call -> calls.add(1, word(call.state())));
        calls.show();
        MetricCatalog.STREAMS_ACTIVE.labels().get(0).words().forEach(by -> streams.set(0, by));
        view.streams().stream()
                .filter(stream -> !stream.ended())
                .forEach(stream -> streams.add(1, word(stream.claimedBy())));
        streams.show();
        tls.show(view);
        view.outbound().proxies().forEach(this::proxy);
        proxies.show();
        view.outbound().inferredRegistrations().forEach(this::inferred);
        inferred.show();
        confidence.show();
        view.tableSizes().forEach((table, rows) -> tables.set(rows, table));
        tables.show();
        view.sources().forEach(source -> source(source, view.now()));
        silence.show();
        condition.show();
        view.clockOffsets().forEach((source, offset) -> clockOffset.set(offset.toNanos() / 1e9, source));
        clockOffset.show();
        firing.forEach(
                level -> alerts.add(level.firing(), level.rule(), level.severity(), servers.label(level.server())));
        alerts.show();
        serverLevels.show(view.servers());
        statistics.show(view.servers());
    }

    private void noRegistrations(ServerStatus server) {
        for (RegistrationState state : RegistrationState.values()) {
            registrations.set(0, servers.label(server.name()), word(state));
        }
    }

    private void inferred(InferredRegistrations one) {
        one.refreshers().ifPresent(number -> {
            inferred.set(number, servers.label(one.server()));
            confidence.set(one.confidence(), servers.label(one.server()));
        });
    }

    private void proxy(ProxyUse use) {
        switch (use.choice()) {
            case FIRST -> proxies.set(1, servers.label(use.server()));
            case NOT_FIRST -> proxies.set(0, servers.label(use.server()));
            default -> {
                // Nothing says which would be the better one.
            }
        }
    }

    private void source(SourceState source, Instant now) {
        silent(source.name(), "any", source.lastPacketAt(), now);
        silent(source.name(), "from_devices", source.lastFromDevices(), now);
        silent(source.name(), "to_devices", source.lastToDevices(), now);
        for (SourceState.Condition each : SourceState.Condition.values()) {
            condition.set(each == source.condition() ? 1 : 0, source.name(), word(each));
        }
    }

    private void silent(String source, String direction, Optional<Instant> last, Instant now) {
        last.ifPresent(at ->
                silence.set(Math.max(0, Duration.between(at, now).toMillis() / 1000.0), source, direction));
    }
}
