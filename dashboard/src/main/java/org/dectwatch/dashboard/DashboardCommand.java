package org.dectwatch.dashboard;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.dectwatch.collector.command.CommandFailure;
import org.dectwatch.dashboard.config.CollectorAddress;
import org.dectwatch.dashboard.config.DashboardOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dectwatch dashboard}: the page alone, for collectors elsewhere. */
@Command(name = "dashboard", description = "Shows the live page of one or more collectors until it is told to stop.")
final class DashboardCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--collector",
            paramLabel = "[NAME=]URL",
            description = "A collector to show, such as north=http://192.0.2.1:9310; may be repeated. "
                    + "Default: ${DEFAULT-VALUE}",
            defaultValue = "local=http://127.0.0.1:9310")
    private List<String> collectors = new ArrayList<>();

    @Option(
            names = "--host",
            paramLabel = "ADDR",
            description = "Address to listen on. The page asks nobody who he is: think before you leave the default. "
                    + "Default: ${DEFAULT-VALUE}",
            defaultValue = "127.0.0.1")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on. Default: ${DEFAULT-VALUE}",
            defaultValue = "9311")
    private int port;

    private final PrintWriter out;

    DashboardCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        DashboardOptions options = options();
        Vertx vertx = Vertx.vertx();
        Dashboard dashboard = new Dashboard(vertx, options);
        try {
            out.println("The page is at " + PageStart.start(dashboard, host, port, "--port"));
        } catch (CommandFailure failure) {
            vertx.close();
            throw failure;
        }
        out.flush();
        waitForTheEnd(vertx);
        return 0;
    }

    private DashboardOptions options() {
        try {
            return DashboardOptions.defaults(
                            collectors.stream().map(CollectorAddress::parse).toList())
                    .listening(host, port);
        } catch (IllegalArgumentException cause) {
            throw new ParameterException(spec.commandLine(), cause.getMessage(), cause);
        }
    }

    private static void waitForTheEnd(Vertx vertx) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            vertx.close();
                            end.countDown();
                        },
                        "shutdown"));
        end.await();
    }
}
