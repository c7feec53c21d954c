package org.dectwatch.collector.metrics;

import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the table of METRICS.md from the catalogue. */
final class MetricsReference {
    private MetricsReference() {}

    static String markdown() {
        StringBuilder out = new StringBuilder("| Metric | Type | Labels | Meaning |\n|---|---|---|---|\n");
        for (MetricSpec spec : MetricCatalog.all()) {
            String labels = spec.labels().stream()
                    .map(label -> "`" + label.name() + "`: " + values(label))
                    .collect(Collectors.joining("; "));
            String buckets = spec.buckets().isEmpty()
                    ? ""
                    : " Buckets: "
                            + spec.buckets().stream()
                                    .map(MetricsReference::number)
                                    .collect(Collectors.joining(", ")) + ".";
            out.append(String.format(
                    "| `%s` | %s | %s | %s%s |%n",
                    spec.name(), spec.type().name().toLowerCase(Locale.ROOT), labels, spec.help(), buckets));
        }
        return out.append('\n').toString();
    }

    private static String values(Label label) {
        return label.words().isEmpty() ? label.names() : String.join(", ", label.words());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
