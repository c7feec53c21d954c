package org.dectwatch.collector.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dectwatch.collector.config.Inventory;
import org.dectwatch.collector.config.SecretStore;
import org.dectwatch.collector.config.SecretsOf;
import org.dectwatch.collector.config.SiteConfig;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.scrape.snmp.SnmpOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads a site file and all that it names, and says what is wrong. */
@Command(
        name = "check-config",
        description =
                "Reads a site file, and the files and secrets it names, and lists every mistake with its line and remedy; and what the"
                        + " lists of handsets contradict each other in, which stops nothing.")
public final class CheckConfigCommand implements Callable<Integer> {
    private final SecretStore secrets;
    private final PrintWriter out;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The site file (YAML).")
    private Path config = Path.of("");

    public CheckConfigCommand(SecretStore secrets, PrintWriter out) {
        this.secrets = secrets;
        this.out = out;
    }

    @Override
    public Integer call() {
        SiteConfig site = SiteFile.load(config);
        Inventory lists = SiteFile.lists(site, Optional.empty());
        Site inventory = lists.site();
        site.syslog().forEach(SiteFile::syslogRules);
        site.devices().forEach(device -> device.web().ifPresent(SiteFile::extractRules));
        site.devices().forEach(device -> device.snmp().ifPresent(Scrapers::oids));
        site.devices().forEach(device -> device.xmlRpc().ifPresent(Scrapers::fields));
        site.traps().forEach(TrapFeed::map);
        site.traps().forEach(options -> MibFiles.read(options.mibs()));
        List<String> missing = new ArrayList<>();
        for (SecretRef reference : SecretsOf.record(site)) {
            try {
                secrets.fetch(reference);
            } catch (SecretStore.Missing where) {
                missing.add(config + ": " + where.getMessage());
            }
        }
        if (!missing.isEmpty()) {
            throw new CommandFailure(ExitCode.FAILED, String.join("\n", missing));
        }
        Scrapers scrapers = new Scrapers(site, secrets);
        site.devices()
                .forEach(device ->
                        device.snmp().flatMap(SnmpOptions::user).ifPresent(user -> scrapers.user(user, device.name())));
        TrapFeed.senders(site, secrets);
        out.printf(
                "%s is in order: site '%s', %s, %s%n",
                config,
                inventory.name(),
                count(inventory.servers().size(), "device"),
                count(inventory.handsets().size(), "handset"));
        Inventories.report(site, lists, Instant.now())
                .findings()
                .forEach(finding -> out.printf(
                        "  %s %s: %s%n           next: %s%n",
                        finding.severity(), finding.rule(), finding.why(), finding.nextStep()));
        return ExitCode.OK;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
