package org.dectwatch.collector.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * One metric family as it is exposed.
 *
 * @param name as in the exposition, with {@code _total} for counters and the unit's suffix
 * @param help one sentence
 * @param buckets upper bounds, of histograms only
 */
public record MetricSpec(String name, Type type, String help, List<Label> labels, List<Double> buckets) {
    public MetricSpec {
        labels = List.copyOf(labels);
        buckets = List.copyOf(buckets);
        if (!name.matches("dectwatch(_[a-z0-9]+)+") || name.endsWith("_total") != (type == Type.COUNTER)) {
            throw new IllegalArgumentException("not a name for a " + type + ": " + name);
        }
        if (!help.endsWith(".") || buckets.isEmpty() == (type == Type.HISTOGRAM)) {
            throw new IllegalArgumentException(name + " needs a sentence of help, and buckets if it is a histogram");
        }
    }

    public enum Type {
        COUNTER,
        GAUGE,
        HISTOGRAM
    }

    static MetricSpec counter(String name, String help, Label... labels) {
        return new MetricSpec(name, Type.COUNTER, help, List.of(labels), List.of());
    }

    static MetricSpec gauge(String name, String help, Label... labels) {
        return new MetricSpec(name, Type.GAUGE, help, List.of(labels), List.of());
    }

    static MetricSpec histogram(String name, String help, double[] buckets, Label... labels) {
        return new MetricSpec(
                name,
                Type.HISTOGRAM,
                help,
                List.of(labels),
                Arrays.stream(buckets).boxed().toList());
    }

    /** The name as Micrometer wants it: it adds {@code _total} itself. */
    String meterName() {
        return type == Type.COUNTER ? name.substring(0, name.length() - "_total".length()) : name;
    }

    /** The same values, once they are found to be allowed. */
    String[] checked(String... values) {
        check(List.of(values));
        return values;
    }

    /** Refuses label values that are not in the closed sets: a mistake of the program, found where it is made. */
    void check(List<String> values) {
        if (values.size() != labels.size()) {
            throw new IllegalArgumentException(name + " has " + labels.size() + " labels, not " + values.size());
        }
        for (int i = 0; i < values.size(); i++) {
            if (!labels.get(i).allows(values.get(i))) {
                throw new IllegalArgumentException(
                        name + ": the label " + labels.get(i).name() + " never holds '" + values.get(i) + "'");
            }
        }
    }
}
