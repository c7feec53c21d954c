package org.dectwatch.collector.scrape;

import java.util.concurrent.CompletionStage;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.net.IpAddress;

/** Asks one server over one interface. Implemented by each interface, and by tests that must hang or answer late. */
public interface DeviceScraper {
    /** Configured name of the server. */
    String server();

    DeviceReport.Interface via();

    /** Whom it asks; decides the place in the interval. */
    IpAddress address();

    /** Asks once, without blocking; ends within the timeout of the options, and failure is a report, never an exception. */
    CompletionStage<DeviceReport> ask();
}
