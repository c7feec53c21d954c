package org.dectwatch.collector.command;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.CollectorPlan;
import org.dectwatch.collector.config.DeviceOptions;
import org.dectwatch.collector.config.SecretStore;
import org.dectwatch.collector.config.SiteConfig;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.metrics.HandsetLabels;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.tls.TlsOptions;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.scrape.DeviceScraper;
import org.dectwatch.collector.scrape.snmp.OidMap;
import org.dectwatch.collector.scrape.snmp.OidMapInvalid;
import org.dectwatch.collector.scrape.snmp.SnmpOptions;
import org.dectwatch.collector.scrape.snmp.SnmpScraper;
import org.dectwatch.collector.scrape.snmp.SnmpSession;

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
                IntakeOptions.live().withTls(tls(config, extras.live())),
                new CollectorPlan.Tls(config.tls().keyLog(), config.tls().probe()),
                config.ledger(),
                config.rules(),
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

    /** Without a key log no key will ever come to a live source: nothing is held for one. */
    private static TlsOptions tls(SiteConfig config, boolean live) {
        TlsOptions options = config.tls().connections();
        return live && config.tls().keyLog().isEmpty() ? options.withHeld(0, 0) : options;
    }

    /** A scraper for each device that has an SNMP section. */
    static List<DeviceScraper> scrapers(SiteConfig config, SecretStore secrets) {
        List<DeviceOptions> asked =
                config.devices().stream().filter(d -> d.snmp().isPresent()).toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        try {
            SnmpSession session = SnmpSession.open();
            List<DeviceScraper> scrapers = new ArrayList<>();
            for (DeviceOptions device : asked) {
                SnmpOptions snmp = device.snmp().orElseThrow();
                scrapers.add(new SnmpScraper(
                        session,
                        device.name(),
                        new Endpoint(device.addresses().get(0), snmp.port()),
                        secret(secrets, snmp.community()),
                        oids(snmp),
                        config.scrape(),
                        Clock.systemUTC()));
            }
            return scrapers;
        } catch (IOException reason) {
            throw new CommandFailure(ExitCode.FAILED, "no UDP port could be opened to ask by SNMP", reason);
        }
    }

    private static OidMap oids(SnmpOptions snmp) {
        if (snmp.oidMap().isEmpty()) {
            return OidMap.shipped();
        }
        try {
            return OidMap.load(snmp.oidMap().get());
        } catch (OidMapInvalid invalid) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(invalid.getMessage()), invalid);
        }
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
