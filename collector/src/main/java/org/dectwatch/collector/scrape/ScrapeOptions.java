package org.dectwatch.collector.scrape;

import java.time.Duration;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** How often servers are asked, and how long an answer may take. */
public record ScrapeOptions(
        @Setting(
                help = "How often each server is asked. Each has its own fixed place in the interval.",
                range = "1s..1h")
        Duration interval,

        @Setting(help = "How long one question waits for its answer.", range = "100ms..1m")
        Duration timeout,

        @Setting(
                help = "How often an unanswered question is repeated before it has failed.",
                range = "0..5",
                unit = "times")
        int retries,

        @Setting(
                help = "Questions under way at the same time, over all servers; what is beyond waits its turn.",
                range = "1..1000",
                unit = "questions")
        int mostInFlight) {
    public ScrapeOptions {
        Ranges.check(ScrapeOptions.class, interval, timeout, retries, mostInFlight);
        if (timeout.multipliedBy(retries + 1L).compareTo(interval) >= 0) {
            throw new OutOfRange(
                    "timeout",
                    "must, times one plus the retries, be shorter than the interval of " + interval.toSeconds()
                            + " s: one question is over before the next");
        }
    }

    /** Half a minute, as the known template for these servers asks; embedded devices are slow, so three seconds and one repeat. */
    public static ScrapeOptions defaults() {
        return new ScrapeOptions(Duration.ofSeconds(30), Duration.ofSeconds(3), 1, 32);
    }

    /** After which a question has failed. */
    public Duration patience() {
        return timeout.multipliedBy(retries + 1L);
    }
}
