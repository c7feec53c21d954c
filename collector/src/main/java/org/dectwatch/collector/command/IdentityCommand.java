package org.dectwatch.collector.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dectwatch.collector.config.HandsetOptions;
import org.dectwatch.collector.config.ServerUsersOptions;
import org.dectwatch.collector.config.SiteConfig;
import org.dectwatch.collector.report.IdentityJson;
import org.dectwatch.collector.report.IdentityReport;
import org.dectwatch.collector.report.IdentityText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists of handsets in, one table and what is wrong with them out; no packet is needed. */
@Command(
        name = "identity",
        description =
                "Reads lists of handsets, users exported by IP-DECT servers and devices exported by Control Hub, joins them, and tells"
                        + " duplicates, swapped credentials, wrong check digits and whatever else disagrees. Passwords are dropped.",
        footer = "Exit: 0 read, 1 a file unreadable, 2 usage, 3 findings at or above --fail-on.",
        sortOptions = false)
public final class IdentityCommand implements Callable<Integer> {
    private final PrintWriter out;

    @Option(names = "--config", paramLabel = "FILE", description = "Site file that names the lists.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--handsets",
            paramLabel = "FILE",
            description = "CSV file of handsets, instead of the site file's.")
    private Optional<Path> handsets = Optional.empty();

    @Option(
            names = "--server-users",
            paramLabel = "FILE",
            description = "CSV file of users exported by an IP-DECT server; may be repeated.")
    private List<Path> serverUsers = new ArrayList<>();

    @Option(
            names = "--control-hub",
            paramLabel = "FILE",
            description = "CSV file of devices exported by Control Hub; may be repeated.")
    private List<Path> controlHub = new ArrayList<>();

    @Option(names = "--findings-only", description = "Leave the table of handsets out.")
    private boolean findingsOnly;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "Form of the output; text unless told otherwise.")
    private AnalyzeRequest.Format format = AnalyzeRequest.Format.TEXT;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit with 3 on findings of critical, warning or info and above.")
    private Optional<AnalyzeRequest.FailOn> failOn = Optional.empty();

    @Spec
    private @Nullable CommandSpec spec;

    public IdentityCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        if (config.isEmpty() && handsets.isEmpty() && serverUsers.isEmpty() && controlHub.isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "name a site file or a list: --config, --handsets, --server-users, --control-hub");
        }
        SiteConfig site = config.map(SiteFile::load).orElseGet(SiteConfig::defaults);
        SiteConfig with = site.withHandsets(more(site.handsets()));
        IdentityReport report = Inventories.report(with, SiteFile.lists(with, handsets), Instant.now());
        out.print(
                format == AnalyzeRequest.Format.JSON
                        ? IdentityJson.render(report)
                        : IdentityText.render(report, !findingsOnly));
        boolean fail =
                failOn.filter(limit -> Inventories.atLeast(report, limit)).isPresent();
        return fail ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private HandsetOptions more(HandsetOptions named) {
        List<ServerUsersOptions> users = new ArrayList<>(named.serverUsers());
        serverUsers.forEach(file -> users.add(new ServerUsersOptions(file, Optional.empty())));
        List<Path> devices = new ArrayList<>(named.controlHub());
        devices.addAll(controlHub);
        return new HandsetOptions(named.file(), named.list(), users, devices, named.columns(), named.settings());
    }
}
