package org.dectwatch.collector.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.CollectorPlan;
import org.dectwatch.collector.DemoFeed;
import org.dectwatch.collector.analysis.WatchOptions;
import org.dectwatch.collector.api.ApiOptions;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.metrics.HandsetLabels;
import org.dectwatch.collector.metrics.LabelOptions;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.source.demo.DemoPlan;

/** Shows the simulated site: a collector like any other, with the demo as its source. */
public final class DemoRunner implements DemoCommand.LiveSite {
    private static final int PAGE_PORT = 9311;

    private final Running running;
    private final String version;

    public DemoRunner(PrintWriter out, Optional<Front> front, String version) {
        this.running = new Running(out, front, "--api-port");
        this.version = version;
    }

    @Override
    public int run(long seed, OptionalInt pagePort, OptionalInt apiPort) {
        CollectorPlan plan = new CollectorPlan(
                DemoPlan.site(),
                List.of(new DemoFeed(seed, () -> Times.nanos(Instant.now()))),
                List.of(),
                ScrapeOptions.defaults(),
                IntakeOptions.live(),
                LedgerOptions.defaults(),
                DemoPlan.health(),
                MediaPolicy.defaults(),
                ApiOptions.defaults()
                        .withPort(apiPort.orElse(ApiOptions.defaults().port())),
                new HandsetLabels(LabelOptions.Form.ID, Optional.empty()),
                LabelOptions.defaults().maxHandsets(),
                WatchOptions.defaults(),
                Optional.empty(),
                Duration.ofSeconds(10),
                true,
                Clock.systemUTC(),
                version);
        try {
            return running.untilStopped(
                    vertx -> plan, Optional.of(new Running.Page("127.0.0.1", pagePort.orElse(PAGE_PORT))));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return ExitCode.OK;
        }
    }
}
