package org.dectwatch.dashboard;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dectwatch.collector.Main;
import org.dectwatch.collector.command.CommandFailure;
import org.dectwatch.collector.command.CommandShell;
import org.dectwatch.collector.command.ExitCode;
import org.dectwatch.collector.command.Front;
import org.dectwatch.dashboard.config.CollectorAddress;
import org.dectwatch.dashboard.config.DashboardOptions;

/** Collector and dashboard in one process; the only class here that knows the collector's code. */
final class Standalone implements Front {
    private Standalone() {}

    /** @return the exit code of the command that the arguments name */
    static int run(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        List<Object> commands = new ArrayList<>(Main.commands(out, err, new Standalone()));
        commands.add(new DashboardCommand());
        return new CommandShell(Main.version(), commands, out, err).run(arguments);
    }

    @Override
    public String show(Vertx vertx, String site, Api api, String host, int port) throws InterruptedException {
        DashboardOptions options = DashboardOptions.defaults(
                        List.of(CollectorAddress.parse("http://" + reachable(api.host()) + ":" + api.port())))
                .listening(host, port);
        Dashboard dashboard = new Dashboard(vertx, options);
        try {
            dashboard.start().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException reason) {
            boolean taken = reason.getCause() instanceof BindException;
            String why = taken
                    ? "is the port taken? choose another with --page-port"
                    : String.valueOf(
                            reason.getCause() == null
                                    ? reason
                                    : reason.getCause().getMessage());
            throw new CommandFailure(
                    ExitCode.FAILED, "the page cannot be served on " + host + ":" + port + ": " + why, reason);
        }
        return "http://" + reachable(host) + ":" + dashboard.port() + "/";
    }

    /** An address to connect to: the ones that stand for all are none. */
    private static String reachable(String host) {
        boolean all = host.equals("0.0.0.0") || host.equals("::");
        return all ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
    }
}
