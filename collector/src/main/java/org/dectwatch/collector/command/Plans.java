package org.dectwatch.collector.command;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.CollectorPlan;
import org.dectwatch.collector.config.SecretStore;
import org.dectwatch.collector.config.SiteConfig;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.metrics.HandsetLabels;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.scrape.DeviceScraper;

/** From a site file to what a collector is built from. */
final class Plans {
    private Plans() {}

    /** What a plan needs that the site file does not say. */
    record Extras(List<CollectorPlan.Feed> feeds, List<DeviceScraper> scrapers, boolean live, String version) {}

    static CollectorPlan plan(SiteConfig config, Site site, SecretStore secrets, Extras extras) {
        return new CollectorPlan(
                site,
                extras.feeds(),
                extras.scrapers(),
                config.scrape(),
                IntakeOptions.live(),
                config.ledger(),
                config.rules(),
                config.media(),
                config.api(),
                labels(config, secrets),
                config.labels().maxHandsets(),
                config.watch(),
                extras.live() ? config.state().file() : Optional.empty(),
                config.state().interval(),
                extras.live(),
                Clock.systemUTC(),
                extras.version());
    }

    private static HandsetLabels labels(SiteConfig config, SecretStore secrets) {
        return new HandsetLabels(
                config.labels().handset(), config.labels().hmacSecret().map(ref -> secret(secrets, ref)));
    }

    static Secret secret(SecretStore secrets, SecretRef reference) {
        try {
            return secrets.fetch(reference);
        } catch (SecretStore.Missing missing) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(missing.getMessage()), missing);
        }
    }
}
