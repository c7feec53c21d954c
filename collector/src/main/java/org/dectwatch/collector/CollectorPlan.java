package org.dectwatch.collector;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.analysis.WatchOptions;
import org.dectwatch.collector.api.ApiOptions;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.metrics.HandsetLabels;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.scrape.DeviceScraper;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.source.Source;

/**
 * Everything a collector is built from.
 *
 * @param live whether the clock makes the ticks; a replay brings its own
 * @param stateFile empty keeps nothing over a restart
 */
public record CollectorPlan(
        Site site,
        List<Feed> feeds,
        List<DeviceScraper> scrapers,
        ScrapeOptions scrape,
        IntakeOptions intake,
        LedgerOptions ledger,
        HealthOptions health,
        MediaPolicy media,
        ApiOptions api,
        HandsetLabels labels,
        int mostHandsetSeries,
        WatchOptions watch,
        Optional<Path> stateFile,
        java.time.Duration stateInterval,
        boolean live,
        Clock clock,
        String version) {
    public CollectorPlan {
        feeds = List.copyOf(feeds);
        scrapers = List.copyOf(scrapers);
    }

    /** A source of packets to be opened. */
    public interface Feed {
        SourceState.Kind kind();

        /**
         * @param intake where its frames go
         * @param keys for secrets that come with the frames
         * @param out for what is no packet
         */
        Source open(Intake intake, KeyRing keys, ObservationSink out);
    }
}
