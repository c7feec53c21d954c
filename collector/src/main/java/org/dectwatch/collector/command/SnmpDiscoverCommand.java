package org.dectwatch.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.dectwatch.collector.config.DeviceOptions;
import org.dectwatch.collector.config.SecretStore;
import org.dectwatch.collector.config.SiteConfig;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.protocol.mib.Mib;
import org.dectwatch.collector.scrape.snmp.MapProposal;
import org.dectwatch.collector.scrape.snmp.SnmpAccess;
import org.dectwatch.collector.scrape.snmp.SnmpSession;
import org.dectwatch.collector.scrape.snmp.SubtreeWalk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a server has to be asked for by SNMP, and proposes a map of object identifiers. */
@Command(
        name = "snmp-discover",
        description = {
            "Walks the vendor's part of a server's SNMP tree, and proposes a map of object identifiers (oidMap).",
            "With --config, HOST is a device of that file, asked as the file says; else an IP address, asked by"
                    + " SNMPv2c with the community that --community-env or --community-file leads to."
        })
public final class SnmpDiscoverCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST = 200_000;

    private final SecretStore secrets;
    private final PrintWriter out;

    @Parameters(paramLabel = "HOST", description = "Name of a device of the site file, or an IP address.")
    private String host = "";

    @Option(names = "--config", paramLabel = "FILE", description = "The site file (YAML) with the device.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--community-env",
            paramLabel = "NAME",
            description = "Environment variable that holds the community; DECTWATCH_SNMP_COMMUNITY by default.")
    private Optional<String> communityEnv = Optional.empty();

    @Option(names = "--community-file", paramLabel = "FILE", description = "File that holds the community.")
    private Optional<Path> communityFile = Optional.empty();

    @Option(names = "--port", defaultValue = "161", paramLabel = "PORT", description = "UDP port (default: 161).")
    private int port;

    @Option(
            names = "--root",
            defaultValue = "1.3.6.1.4.1.9749",
            paramLabel = "OID",
            description = "Subtree that is walked (default: 1.3.6.1.4.1.9749, SpectraLink's).")
    private String root = "";

    @Option(
            names = "--mib",
            paramLabel = "FILE",
            description = "MIB file, or folder of them, for names; may be given again.")
    private List<Path> mibs = new ArrayList<>();

    @Option(names = "--most", defaultValue = "20000", paramLabel = "N", description = "Objects read at most (20000).")
    private int most;

    @Option(names = "--output", paramLabel = "FILE", description = "Writes the map there instead of here.")
    private Optional<Path> output = Optional.empty();

    public SnmpDiscoverCommand(SecretStore secrets, PrintWriter out) {
        this.secrets = secrets;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        Mib mib = MibFiles.read(mibs);
        SubtreeWalk.Result result = walk();
        MapProposal proposal = MapProposal.of(result.found(), mib);
        if (result.found().isEmpty()) {
            String why = result.failure().map(failure -> failure.detail()).orElse("there is nothing below " + root);
            throw new CommandFailure(
                    ExitCode.FAILED,
                    host + ": nothing was found (" + why
                            + "); is SNMP enabled there, and the community or user right?");
        }
        write(proposal.text(mib));
        out.printf(
                "%s: %d objects found%s, %d of 11 values have a proposal%s%n",
                host,
                result.found().size(),
                result.complete() ? "" : ", and there are more",
                proposal.size(),
                proposal.certain() ? " by the MIB" : "; it is a guess, compare it with the server's own pages");
        result.failure().ifPresent(failure -> out.printf("%s: it ended early: %s%n", host, failure.detail()));
        return ExitCode.OK;
    }

    private void check() {
        if (!root.matches("\\.?[0-2](\\.\\d{1,10}){1,100}")) {
            throw new CommandFailure(ExitCode.USAGE, "--root is an object identifier such as 1.3.6.1.4.1.9749");
        }
        if (port < 1 || port > 65_535 || most < 1 || most > MOST) {
            throw new CommandFailure(ExitCode.USAGE, "--port is 1 to 65535, --most 1 to " + MOST);
        }
    }

    private SubtreeWalk.Result walk() throws InterruptedException {
        Function<SnmpSession, SnmpAccess> access = access();
        try (SnmpSession session = Scrapers.session()) {
            return SubtreeWalk.walk(session, access.apply(session), root.replaceFirst("^\\.", ""), most, LONGEST);
        } catch (IOException ignored) {
            throw new CommandFailure(ExitCode.FAILED, "the UDP port could not be closed", ignored);
        }
    }

    /** Everything that can be wrong with it is found before a socket is opened. */
    private Function<SnmpSession, SnmpAccess> access() {
        if (config.isPresent()) {
            return ofDevice(config.get());
        }
        IpAddress address = IpAddress.parse(host)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "'" + host + "' is no IP address; give one, or the name of a device with --config"));
        SecretRef where = communityFile
                .<SecretRef>map(SecretRef.InFile::new)
                .orElseGet(() -> new SecretRef.Env(communityEnv.orElse("DECTWATCH_SNMP_COMMUNITY")));
        Secret community = Plans.secret(secrets, where);
        return session -> SnmpAccess.community(new Endpoint(address, port), community, TIMEOUT, 1);
    }

    private Function<SnmpSession, SnmpAccess> ofDevice(Path file) {
        SiteConfig site = SiteFile.load(file);
        DeviceOptions device = site.devices().stream()
                .filter(one -> one.name().equals(host) && one.snmp().isPresent())
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILED, file + ": there is no device '" + host + "' with a section 'snmp'"));
        return session -> new Scrapers(site, secrets).access(session, device);
    }

    private void write(String map) {
        if (output.isEmpty()) {
            out.print(map);
            return;
        }
        try {
            Files.writeString(output.get(), map);
        } catch (IOException unwritable) {
            throw new CommandFailure(ExitCode.FAILED, output.get() + " cannot be written", unwritable);
        }
    }
}
