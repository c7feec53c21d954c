package org.dectwatch.dashboard;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dectwatch.dashboard.config.CollectorAddress;
import org.dectwatch.dashboard.config.DashboardOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dectwatch dashboard}: the page alone, for collectors elsewhere. */
@Command(
        name = "dashboard",
        description = "Shows the live page of one or more collectors until it is told to stop.",
        mixinStandardHelpOptions = true)
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
            description = "Address to listen on. The page asks nobody who he is: think before you leave the default. "
                    + "Default: ${DEFAULT-VALUE}",
            defaultValue = "127.0.0.1")
    private String host = "";

    @Option(names = "--port", description = "Port to listen on. Default: ${DEFAULT-VALUE}", defaultValue = "9311")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        DashboardOptions options = options();
        Vertx vertx = Vertx.vertx();
        Dashboard dashboard = new Dashboard(vertx, options);
        try {
            dashboard.start().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException cause) {
            String why = cause.getCause() == null
                    ? "no answer within 30 s"
                    : cause.getCause().getMessage();
            spec.commandLine().getErr().println("The page cannot be served on " + host + ":" + port + ": " + why);
            vertx.close();
            return 1;
        }
        spec.commandLine().getOut().println("The page is at http://" + host + ":" + dashboard.port() + "/");
        spec.commandLine().getOut().flush();
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
