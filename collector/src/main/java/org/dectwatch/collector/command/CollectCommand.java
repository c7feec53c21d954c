package org.dectwatch.collector.command;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dectwatch.collector.CollectorPlan;
import org.dectwatch.collector.config.DeviceOptions;
import org.dectwatch.collector.config.SecretStore;
import org.dectwatch.collector.config.SiteConfig;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.hep.HepOptions;
import org.dectwatch.collector.source.hep.HepSource;
import org.dectwatch.collector.source.pcap.LiveCaptureOptions;
import org.dectwatch.collector.source.pcap.LivePcapSource;
import org.dectwatch.collector.source.push.syslog.SyslogOptions;
import org.dectwatch.collector.source.push.syslog.SyslogRule;
import org.dectwatch.collector.source.push.syslog.SyslogSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The collector of a site, live. */
@Command(
        name = "collect",
        description = "Watches a site: captures, asks the IP-DECT servers, serves the page, the API and the metrics.")
public final class CollectCommand implements Callable<Integer> {
    private final Running running;
    private final SecretStore secrets;
    private final String version;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The site file (YAML).")
    private Path config = Path.of("");

    @Mixin
    private PageOptions page = new PageOptions();

    public CollectCommand(PrintWriter out, Optional<Front> front, SecretStore secrets, String version) {
        this.running = new Running(out, front, "api.port in the site file");
        this.secrets = secrets;
        this.version = version;
    }

    @Override
    public Integer call() throws InterruptedException {
        SiteConfig loaded = SiteFile.load(config);
        Site site = SiteFile.inventory(loaded, Optional.empty());
        boolean asked = loaded.devices().stream().anyMatch(DeviceOptions::asked)
                || loaded.webex().isPresent();
        boolean told = !loaded.syslog().isEmpty() || !loaded.traps().isEmpty();
        if (loaded.capture().isEmpty() && loaded.hep().isEmpty() && !asked && !told) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    config
                            + ": nothing to watch; name an interface under 'capture', a listener under 'hep', 'syslog' or 'traps',"
                            + " or how the devices are asked");
        }
        return running.untilStopped(
                vertx -> Plans.plan(
                        loaded,
                        site,
                        secrets,
                        new Plans.Extras(
                                feeds(loaded, site, vertx),
                                new Scrapers(loaded, secrets).all(vertx, site),
                                true,
                                version)),
                page.page());
    }

    private List<CollectorPlan.Feed> feeds(SiteConfig loaded, Site site, Vertx vertx) {
        List<CollectorPlan.Feed> feeds = new ArrayList<>();
        loaded.capture().forEach(options -> feeds.add(new OfInterface(options)));
        loaded.hep()
                .forEach(options ->
                        feeds.add(new OfHep(options, vertx, options.key().map(ref -> Plans.secret(secrets, ref)))));
        loaded.syslog()
                .forEach(options -> feeds.add(new OfSyslog(options, SiteFile.syslogRules(options), site, vertx)));
        loaded.traps().forEach(options -> feeds.add(TrapFeed.of(options, loaded, secrets, CollectCommand::now)));
        return feeds;
    }

    private static long now() {
        return Times.nanos(Instant.now());
    }

    private record OfInterface(LiveCaptureOptions options) implements CollectorPlan.Feed {
        @Override
        public SourceState.Kind kind() {
            return SourceState.Kind.LIVE;
        }

        @Override
        public Source open(Intake intake, KeyRing keys, ObservationSink out) {
            return new LivePcapSource(options, intake, CollectCommand::now);
        }
    }

    private record OfSyslog(SyslogOptions options, List<SyslogRule> rules, Site site, Vertx vertx)
            implements CollectorPlan.Feed {
        @Override
        public SourceState.Kind kind() {
            return SourceState.Kind.SYSLOG;
        }

        @Override
        public Source open(Intake intake, KeyRing keys, ObservationSink out) {
            return new SyslogSource(options, rules, this::server, vertx, out, CollectCommand::now);
        }

        private String server(IpAddress address) {
            return site.serverAt(address).map(Site.Server::name).orElseGet(address::toString);
        }
    }

    private record OfHep(HepOptions options, Vertx vertx, Optional<Secret> key) implements CollectorPlan.Feed {
        @Override
        public SourceState.Kind kind() {
            return SourceState.Kind.HEP;
        }

        @Override
        public Source open(Intake intake, KeyRing keys, ObservationSink out) {
            return new HepSource(options, key, vertx, intake, intake, CollectCommand::now);
        }
    }
}
