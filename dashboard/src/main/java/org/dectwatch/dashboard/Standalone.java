package org.dectwatch.dashboard;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.Main;
import org.dectwatch.collector.command.CommandShell;
import org.dectwatch.collector.command.Front;
import org.dectwatch.dashboard.config.CollectorAddress;
import org.dectwatch.dashboard.config.DashboardOptions;

/** Collector and dashboard in one process: all commands. Nothing below this package knows the collector's code. */
final class Standalone implements Front {
    private Standalone() {}

    /** @return the exit code of the command that the arguments name */
    static int run(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        List<Object> commands = new ArrayList<>(Main.commands(out, err, new Standalone()));
        commands.add(new DashboardCommand(out));
        return new CommandShell(Main.version(), commands, out, err).run(arguments);
    }

    @Override
    public String show(Vertx vertx, String site, Api api, String host, int port) throws InterruptedException {
        DashboardOptions options = DashboardOptions.defaults(
                        List.of(CollectorAddress.parse("http://" + PageStart.reachable(api.host()) + ":" + api.port())))
                .listening(host, port);
        Dashboard dashboard = new Dashboard(vertx, options);
        return PageStart.start(dashboard, host, port, "--page-port");
    }
}
