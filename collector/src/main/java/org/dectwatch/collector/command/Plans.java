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

/** From a site file to what a collector is built from. */
final class Plans {
    private Plans() {}

    static CollectorPlan plan(
            SiteConfig config,
            Site site,
            List<CollectorPlan.Feed> feeds,
            SecretStore secrets,
            boolean live,
            String version) {
        return new CollectorPlan(
                site,
                feeds,
                IntakeOptions.live(),
                config.ledger(),
                config.rules(),
                config.api(),
                labels(config, secrets),
                config.labels().maxHandsets(),
                config.watch(),
                live ? config.state().file() : Optional.empty(),
                config.state().interval(),
                live,
                Clock.systemUTC(),
                version);
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
