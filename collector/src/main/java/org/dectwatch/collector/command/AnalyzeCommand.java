package org.dectwatch.collector.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dectwatch.collector.config.SiteConfig;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.net.IpAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Captures in, one report out. */
@Command(
        name = "analyze",
        description =
                "Reads captures (pcap, pcapng, also gzipped) and reports registrations, calls, streams, TLS and findings.",
        footer =
                "Exit: 0 read, 1 a file unreadable or an output not written, 2 usage, 3 findings at or above --fail-on.",
        sortOptions = false)
public final class AnalyzeCommand implements Callable<Integer> {
    private final Analysis analysis;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Capture files, merged by time; - is standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--keylog", paramLabel = "FILE", description = "TLS key log (SSLKEYLOGFILE); may be repeated.")
    private List<Path> keyLogs = new ArrayList<>();

    @Option(
            names = "--devices",
            paramLabel = "ADDR",
            split = ",",
            converter = Converters.Address.class,
            description = "Addresses of IP-DECT servers, comma separated.")
    private List<IpAddress> devices = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Site file: IP-DECT servers, handsets, the limits of the rules, what is wanted of media, and what is"
                            + " expected of TLS.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--handsets",
            paramLabel = "FILE",
            description = "CSV file of handsets (user, authUser, ipei, name, extension, server).")
    private Optional<Path> handsets = Optional.empty();

    @Option(
            names = "--aor",
            paramLabel = "AOR",
            description = "Only this address of record, such as sip:3001@example.org, or its user.")
    private Optional<String> aor = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Converters.Time.class,
            description = "Only from this instant on, such as 2026-11-22T09:00:00Z.")
    private Optional<Instant> since = Optional.empty();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Converters.Time.class,
            description = "Only up to this instant.")
    private Optional<Instant> until = Optional.empty();

    @Option(
            names = "--extract",
            paramLabel = "OUT",
            description = "Write the packets of that selection to a capture file.")
    private Optional<Path> extract = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "Form of the report; text unless told otherwise.")
    private AnalyzeRequest.Format format = AnalyzeRequest.Format.TEXT;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit with 3 on findings of critical, warning or info and above.")
    private Optional<AnalyzeRequest.FailOn> failOn = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the report to a file instead of standard output.")
    private Optional<Path> output = Optional.empty();

    @Spec
    private @Nullable CommandSpec spec;

    /** What makes the report. */
    @FunctionalInterface
    public interface Analysis {
        /** @return the exit code, see {@link ExitCode} */
        int run(AnalyzeRequest request);
    }

    public AnalyzeCommand(Analysis analysis) {
        this.analysis = analysis;
    }

    @Override
    public Integer call() {
        return analysis.run(request());
    }

    private AnalyzeRequest request() {
        try {
            AnalyzeRequest.Selection selection = new AnalyzeRequest.Selection(aor, since, until);
            refuseExtractingFromPipes();
            refuseOverwriting(extract, "--extract");
            refuseOverwriting(output, "-o");
            SiteConfig configured = config.map(SiteFile::load).orElseGet(SiteConfig::defaults);
            return new AnalyzeRequest(
                    files,
                    keyLogs,
                    site(configured),
                    configured.rules(),
                    configured.media(),
                    configured.tls().connections(),
                    selection,
                    extract,
                    format,
                    failOn,
                    output,
                    configured.ledger());
        } catch (IllegalArgumentException contradiction) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), String.valueOf(contradiction.getMessage()));
        }
    }

    private Site site(SiteConfig configured) {
        Site site =
                config.isPresent() || handsets.isPresent() ? SiteFile.inventory(configured, handsets) : Site.unknown();
        List<Site.Server> servers = new ArrayList<>(site.servers());
        List<IpAddress> added = devices.stream()
                .filter(address -> site.serverAt(address).isEmpty())
                .toList();
        servers.addAll(AnalyzeRequest.servers(added));
        return new Site(
                config.isPresent() ? site.name() : "", site.simulated(), servers, site.handsets(), site.faults());
    }

    private void refuseExtractingFromPipes() {
        if (extract.isEmpty()) {
            return;
        }
        for (String file : files) {
            boolean pipe = file.equals(AnalyzeRequest.STDIN)
                    || Files.exists(Path.of(file))
                            && !Files.isRegularFile(Path.of(file))
                            && !Files.isDirectory(Path.of(file));
            if (pipe) {
                throw new IllegalArgumentException("--extract reads the captures twice and cannot do that with "
                        + (file.equals(AnalyzeRequest.STDIN) ? "standard input" : "the pipe " + file));
            }
        }
    }

    private void refuseOverwriting(Optional<Path> target, String option) {
        List<Path> inputs = new ArrayList<>(keyLogs);
        config.ifPresent(inputs::add);
        handsets.ifPresent(inputs::add);
        files.stream()
                .filter(file -> !file.equals(AnalyzeRequest.STDIN))
                .map(Path::of)
                .forEach(inputs::add);
        target.filter(path -> inputs.stream().anyMatch(in -> same(in, path))).ifPresent(path -> {
            throw new IllegalArgumentException(option + " would overwrite the input " + path);
        });
        if (option.equals("-o") && target.isPresent() && extract.isPresent() && same(extract.get(), target.get())) {
            throw new IllegalArgumentException("--extract and -o name the same file");
        }
    }

    private static boolean same(Path a, Path b) {
        return real(a).equals(real(b));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThereYet) {
            return path.toAbsolutePath().normalize();
        }
    }
}
