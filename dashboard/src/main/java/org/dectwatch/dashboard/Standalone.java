package org.dectwatch.dashboard;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.Main;
import org.dectwatch.collector.command.CommandShell;

/** Collector and dashboard in one process; the only class here that knows the collector's code. */
final class Standalone {
    private Standalone() {}

    /** @return the exit code of the command that the arguments name */
    static int run(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        List<Object> commands = new ArrayList<>(Main.commands(out));
        return new CommandShell(Main.version(), commands, out, err).run(arguments);
    }
}
