package org.dectwatch.collector.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dectwatch.collector.CollectorPlan;
import org.dectwatch.collector.config.SecretStore;
import org.dectwatch.collector.config.SiteConfig;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.pcap.ReplaySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Captures played into a collector as if they were live: an incident on the page once more. */
@Command(
        name = "replay",
        description =
                "Plays captures into a collector as if they were live; page, alerts and metrics follow packet time.")
public final class ReplayCommand implements Callable<Integer> {
    private final Running running;
    private final SecretStore secrets;
    private final String version;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Capture files, merged by time.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--config", paramLabel = "FILE", description = "Site file: servers, handsets, rules, API.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "X",
            description =
                    "1 is real time, 10 ten times as fast, 0 as fast as possible. ${DEFAULT-VALUE} unless told otherwise.",
            defaultValue = "1")
    private double speed;

    @Option(
            names = "--api-port",
            paramLabel = "PORT",
            description = "Port of the API instead of the site file's; 0 for any.")
    private Optional<Integer> apiPort = Optional.empty();

    @Option(
            names = "--keylog",
            paramLabel = "FILE",
            description = "TLS key log (SSLKEYLOGFILE), followed while the captures play; instead of the site file's.")
    private Optional<Path> keyLog = Optional.empty();

    @Mixin
    private PageOptions page = new PageOptions();

    public ReplayCommand(PrintWriter out, Optional<Front> front, SecretStore secrets, String version) {
        this.running = new Running(out, front, "--api-port");
        this.secrets = secrets;
        this.version = version;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!(speed >= 0 && speed <= 1000)) {
            throw new CommandFailure(ExitCode.USAGE, "--speed must be 0 to 1000, not " + speed);
        }
        SiteConfig loaded = config.map(SiteFile::load).orElseGet(SiteConfig::defaults);
        SiteConfig keyed = keyLog.map(file -> loaded.withTls(loaded.tls().withKeyLog(file)))
                .orElse(loaded);
        SiteConfig ported =
                apiPort.map(port -> keyed.withApi(keyed.api().withPort(port))).orElse(keyed);
        Site site = SiteFile.inventory(ported, Optional.empty());
        CollectorPlan.Feed feed = new OfFiles(files, speed);
        return running.untilStopped(
                vertx -> Plans.plan(ported, site, secrets, new Plans.Extras(List.of(feed), List.of(), false, version)),
                page.page());
    }

    private record OfFiles(List<String> files, double speed) implements CollectorPlan.Feed {
        @Override
        public SourceState.Kind kind() {
            return SourceState.Kind.FILE;
        }

        @Override
        public Source open(Intake intake, KeyRing keys, ObservationSink out) {
            return new ReplaySource(
                    files.get(0),
                    files,
                    speed,
                    intake,
                    secrets -> keys.addAll(new String(secrets, StandardCharsets.ISO_8859_1)));
        }
    }
}
