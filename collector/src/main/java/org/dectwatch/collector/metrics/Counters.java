package org.dectwatch.collector.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Finds the meter of a row quickly: the registry itself builds an id with each look-up. One thread. */
@SuppressWarnings("ReferenceEquality") // the same object is meant
final class Counters {
    private final MetricsRegistry registry;
    private final Map<Row, Counter> counters = new HashMap<>();
    private final Map<Row, Timer> timers = new HashMap<>();
    private final IdentityHashMap<MetricSpec, Histogram> values = new IdentityHashMap<>();

    private record Row(MetricSpec spec, List<String> labels) {
        /** Specs are constants: their identity will do. */
        @Override
        public int hashCode() {
            return System.identityHashCode(spec) * 31 + labels.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Row that && spec == that.spec && labels.equals(that.labels);
        }
    }

    Counters(MetricsRegistry registry) {
        this.registry = registry;
    }

    void add(double amount, MetricSpec spec, String... labels) {
        counters.computeIfAbsent(new Row(spec, List.of(labels)), row -> registry.counter(spec, labels))
                .increment(amount);
    }

    /** A value that is no time. */
    void observe(double value, MetricSpec spec, String... labels) {
        values.computeIfAbsent(spec, registry::values)
                .labelValues(spec.checked(labels))
                .observe(value);
    }

    void record(double seconds, MetricSpec spec, String... labels) {
        timers.computeIfAbsent(new Row(spec, List.of(labels)), row -> registry.histogram(spec, labels))
                .record(Math.round(seconds * 1e9), TimeUnit.NANOSECONDS);
    }
}
