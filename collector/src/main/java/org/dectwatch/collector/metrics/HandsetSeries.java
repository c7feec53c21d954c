package org.dectwatch.collector.metrics;

import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationState;

/**
 * Five gauges for each handset, from the last snapshot shown to it. Not one meter for each handset, so that a scrape costs the
 * analysis thread nothing and a handset that is gone vanishes (RATIONALE.md). Up to the cap handsets are taken in the order of
 * their id; those beyond it are only counted.
 */
public final class HandsetSeries implements MultiCollector {
    private static final List<MetricSpec> FAMILIES = List.of(
            MetricCatalog.HANDSET_REGISTERED,
            MetricCatalog.HANDSET_EXPIRES,
            MetricCatalog.HANDSET_LAST_SEEN,
            MetricCatalog.HANDSET_DELAY,
            MetricCatalog.HANDSET_CALLS);

    private static final List<String> LABELS = List.of("handset", "server");

    private final HandsetLabels labels;
    private final ServerNames servers;
    private final int cap;
    private volatile Shown shown = new Shown(List.of(), 0);

    /** What the scrape sees. */
    private record Shown(List<Handset> handsets, int leftOut) {}

    HandsetSeries(HandsetLabels labels, ServerNames servers, int cap) {
        this.labels = labels;
        this.servers = servers;
        this.cap = cap;
    }

    /** The handsets as they are now; the analysis thread calls it. */
    void show(Collection<Handset> handsets) {
        List<Handset> inOrder =
                handsets.stream().sorted(Comparator.comparing(Handset::id)).toList();
        int kept = Math.min(inOrder.size(), cap);
        shown = new Shown(List.copyOf(inOrder.subList(0, kept)), inOrder.size() - kept);
    }

    int leftOut() {
        return shown.leftOut();
    }

    @Override
    public synchronized MetricSnapshots collect() {
        Map<MetricSpec, List<GaugeDataPointSnapshot>> points = new LinkedHashMap<>();
        FAMILIES.forEach(family -> points.put(family, new ArrayList<>()));
        Set<Labels> taken = new HashSet<>();
        for (Handset handset : shown.handsets()) {
            Optional<String> name = labels.label(handset.id());
            if (name.isPresent()) {
                Labels row = Labels.of("handset", name.get(), "server", servers.label(handset.server()));
                // Two rows with the same labels would make the whole scrape invalid.
                if (taken.add(row)) {
                    values(handset)
                            .forEach((spec, value) -> points.computeIfAbsent(spec, family -> new ArrayList<>())
                                    .add(new GaugeDataPointSnapshot(value, row, null)));
                }
            }
        }
        return new MetricSnapshots(points.entrySet().stream()
                .map(family -> new GaugeSnapshot(metadata(family.getKey()), family.getValue()))
                .toArray(GaugeSnapshot[]::new));
    }

    private static Map<MetricSpec, Double> values(Handset handset) {
        Map<MetricSpec, Double> values = new LinkedHashMap<>();
        handset.registration().ifPresent(registration -> {
            registered(registration).ifPresent(value -> values.put(MetricCatalog.HANDSET_REGISTERED, value));
            registration.expiresAt().ifPresent(at -> values.put(MetricCatalog.HANDSET_EXPIRES, seconds(at)));
            registration.medianDelayMs().ifPresent(ms -> values.put(MetricCatalog.HANDSET_DELAY, ms / 1000));
            values.put(MetricCatalog.HANDSET_LAST_SEEN, seconds(registration.lastTime()));
        });
        values.put(MetricCatalog.HANDSET_CALLS, (double) handset.activeCalls());
        return values;
    }

    private static OptionalDouble registered(Registration registration) {
        if (registration.state() == RegistrationState.UNKNOWN || registration.remembered()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(registration.state() == RegistrationState.REGISTERED ? 1 : 0);
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() / 1e9;
    }

    private static MetricMetadata metadata(MetricSpec spec) {
        return new MetricMetadata(spec.name(), spec.help());
    }

    @Override
    public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
        return FAMILIES.stream()
                .map(spec -> MetricFamilyDescriptor.of(MetricType.GAUGE, metadata(spec), LABELS))
                .toList();
    }
}
