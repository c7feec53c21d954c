package org.dectwatch.collector.scrape;

import java.util.concurrent.CompletionStage;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.ObservationSink;

/** Asks one server over one interface. Implemented by each interface, and by tests that must hang or answer late. */
public interface DeviceScraper {
    /** Configured name of the server. */
    String server();

    DeviceReport.Interface via();

    /** Whom it asks; decides the place in the interval. */
    IpAddress address();

    /**
     * The schedule begins; for those that listen as well as ask. Must not block.
     *
     * @param out takes what comes without having been asked for; any thread
     */
    default void begin(ObservationSink out) {}

    /** The schedule ended. Must not block. */
    default void end() {}

    /** Asks once, without blocking; ends within the timeout of the options, and failure is a report, never an exception. */
    CompletionStage<DeviceReport> ask();
}
