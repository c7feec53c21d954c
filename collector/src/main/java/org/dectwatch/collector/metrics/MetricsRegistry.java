package org.dectwatch.collector.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** The one registry of a process. What it holds under the product's name comes from {@link MetricCatalog} and nowhere else. */
public final class MetricsRegistry implements AutoCloseable {
    private final List<LongSupplier> suppliers = new CopyOnWriteArrayList<>();
    private final PrometheusMeterRegistry meters =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT).throwExceptionOnRegistrationFailure();
    private final JvmGcMetrics gc = new JvmGcMetrics();

    /** The Micrometer side, for {@code MicrometerMetricsFactory} of Vert.x. */
    public PrometheusMeterRegistry meters() {
        return meters;
    }

    /** Adds the JVM and the process. */
    public void watchRuntime() {
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ClassLoaderMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        new FileDescriptorMetrics().bindTo(meters);
        gc.bindTo(meters);
    }

    Counter counter(MetricSpec spec, String... values) {
        return Counter.builder(spec.meterName())
                .description(spec.help())
                .tags(tags(spec, values))
                .register(meters);
    }

    /** A counter that somebody else keeps; it must never fall. */
    void counter(MetricSpec spec, LongSupplier count, String... values) {
        // Micrometer holds what it reads weakly: a lambda that nobody else holds would be gone, and its counter stand
        // still.
        suppliers.add(count);
        FunctionCounter.builder(spec.meterName(), count, LongSupplier::getAsLong)
                .description(spec.help())
                .tags(tags(spec, values))
                .register(meters);
    }

    /** A histogram of times: a timer, because a summary of Micrometer rounds up to whole numbers before it picks a bucket. */
    Timer histogram(MetricSpec spec, String... values) {
        return Timer.builder(spec.meterName())
                .description(spec.help())
                .serviceLevelObjectives(spec.buckets().stream()
                        .map(seconds -> Duration.ofNanos(Math.round(seconds * 1e9)))
                        .toArray(Duration[]::new))
                .tags(tags(spec, values))
                .register(meters);
    }

    /** A histogram of what is no time: the client's own, which takes a value for what it is. */
    Histogram values(MetricSpec spec) {
        return Histogram.builder()
                .name(spec.name())
                .help(spec.help())
                .classicOnly()
                .withoutExemplars()
                .classicUpperBounds(
                        spec.buckets().stream().mapToDouble(Double::doubleValue).toArray())
                .labelNames(spec.labels().stream().map(Label::name).toArray(String[]::new))
                .register(meters.getPrometheusRegistry());
    }

    /** A level that is read at each scrape, on the scraping thread. */
    void gauge(MetricSpec spec, DoubleSupplier level, String... values) {
        Gauge.builder(spec.meterName(), level, DoubleSupplier::getAsDouble)
                .description(spec.help())
                .tags(tags(spec, values))
                .strongReference(true)
                .register(meters);
    }

    /** A constant 1 with labels; not a gauge of Micrometer, which takes {@code _info} off the name. */
    void info(MetricSpec spec, String... values) {
        spec.check(List.of(values));
        Info.builder()
                .name(spec.name())
                .help(spec.help())
                .labelNames(spec.labels().stream().map(Label::name).toArray(String[]::new))
                .register(meters.getPrometheusRegistry())
                .setLabelValues(values);
    }

    /** Levels whose rows come and go. */
    LevelRows rows(MetricSpec spec) {
        return new LevelRows(
                spec,
                MultiGauge.builder(spec.meterName()).description(spec.help()).register(meters));
    }

    void collector(MultiCollector collector) {
        meters.getPrometheusRegistry().register(collector);
    }

    static Tags tags(MetricSpec spec, String... values) {
        spec.check(List.of(values));
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(spec.labels().get(i).name(), values[i]));
        }
        return Tags.of(tags);
    }

    @Override
    public void close() {
        gc.close();
        meters.close();
    }
}
