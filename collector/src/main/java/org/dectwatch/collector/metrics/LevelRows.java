package org.dectwatch.collector.metrics;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of a level, written anew as a whole; a row that is not written again vanishes. One writer. */
final class LevelRows {
    private final MetricSpec spec;
    private final MultiGauge gauge;
    private final Map<Tags, Double> rows = new LinkedHashMap<>();
    private Map<Tags, Double> shown = Map.of();

    LevelRows(MetricSpec spec, MultiGauge gauge) {
        this.spec = spec;
        this.gauge = gauge;
    }

    LevelRows set(double value, String... labels) {
        rows.put(MetricsRegistry.tags(spec, labels), value);
        return this;
    }

    LevelRows add(double value, String... labels) {
        rows.merge(MetricsRegistry.tags(spec, labels), value, Double::sum);
        return this;
    }

    /** Shows what was written since the last call. */
    void show() {
        if (!rows.equals(shown)) {
            shown = Map.copyOf(rows);
            gauge.register(
                    shown.entrySet().stream()
                            .map(row -> MultiGauge.Row.of(row.getKey(), row.getValue()))
                            .toList(),
                    true);
        }
        rows.clear();
    }
}
