package org.dectwatch.collector.scrape;

import org.dectwatch.collector.domain.DeviceReport;

/**
 * What became of the questions to one server since the start.
 *
 * @param asked questions sent
 * @param late times its turn came while the question before was still under way; they were skipped
 * @param waited times its turn came while too many others were under way; it was asked a little later
 * @param overdue questions whose scraper never came back and that were given up from outside
 */
public record ScrapeCounts(
        String server, DeviceReport.Interface via, long asked, long late, long waited, long overdue) {}
