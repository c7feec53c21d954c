package org.dectwatch.collector;

import java.util.function.LongSupplier;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.demo.DemoSource;

/**
 * The simulated site as a source of packets.
 *
 * @param epochNanos the clock that paces it, nanoseconds since 1970
 */
public record DemoFeed(long seed, LongSupplier epochNanos) implements CollectorPlan.Feed {
    @Override
    public SourceState.Kind kind() {
        return SourceState.Kind.SIMULATED;
    }

    @Override
    public Source open(Intake intake, KeyRing keys, ObservationSink out) {
        return new DemoSource(seed, intake, out, keys, epochNanos);
    }
}
