package org.dectwatch.collector.observe;

/** Where observations go. */
@FunctionalInterface
public interface ObservationSink {
    void observe(Observation observation);
}
