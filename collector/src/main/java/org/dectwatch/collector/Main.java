package org.dectwatch.collector;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.command.AnalyzeCommand;
import org.dectwatch.collector.command.AnalyzeRunner;
import org.dectwatch.collector.command.CheckCaptureCommand;
import org.dectwatch.collector.command.CheckConfigCommand;
import org.dectwatch.collector.command.CollectCommand;
import org.dectwatch.collector.command.CommandShell;
import org.dectwatch.collector.command.DemoCommand;
import org.dectwatch.collector.command.DemoRunner;
import org.dectwatch.collector.command.ExtractCommand;
import org.dectwatch.collector.command.Front;
import org.dectwatch.collector.command.IdentityCommand;
import org.dectwatch.collector.command.InterfacesCommand;
import org.dectwatch.collector.command.PrintConfigCommand;
import org.dectwatch.collector.command.ReplayCommand;
import org.dectwatch.collector.command.SnmpDiscoverCommand;
import org.dectwatch.collector.config.SecretStore;

/** The command line of the collector. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new CommandShell(version(), commands(out, err, Optional.empty()), out, err).run(arguments));
    }

    /** Every command of the collector, for its own command line and for that of the whole product. */
    public static List<Object> commands(PrintWriter out, PrintWriter err, Front front) {
        return commands(out, err, Optional.of(front));
    }

    private static List<Object> commands(PrintWriter out, PrintWriter err, Optional<Front> front) {
        SecretStore secrets = new SecretStore(System.getenv());
        return List.of(
                new AnalyzeCommand(new AnalyzeRunner(out, err)),
                new DemoCommand(new DemoRunner(out, front, version()), out),
                new CollectCommand(out, front, secrets, version()),
                new ReplayCommand(out, front, secrets, version()),
                new InterfacesCommand(out),
                new CheckCaptureCommand(out),
                new ExtractCommand(out),
                new SnmpDiscoverCommand(secrets, out),
                new CheckConfigCommand(secrets, out),
                new IdentityCommand(out),
                new PrintConfigCommand(secrets, out));
    }

    /** As the jar says; {@code dev} when run from classes. */
    public static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
