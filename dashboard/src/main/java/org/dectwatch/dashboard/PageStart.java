package org.dectwatch.dashboard;

import java.net.BindException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dectwatch.collector.command.CommandFailure;
import org.dectwatch.collector.command.ExitCode;
import org.jspecify.annotations.Nullable;

/** Starts a page, and says in a sentence why it could not be. */
final class PageStart {
    private PageStart() {}

    /**
     * @param portOption with what the user of the command chooses the port
     * @return the page's address
     */
    static String start(Dashboard dashboard, String host, int port, String portOption) throws InterruptedException {
        try {
            dashboard.start().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException reason) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "the page cannot be served on " + host + ":" + port + ": " + why(reason.getCause(), portOption),
                    reason);
        }
        return "http://" + reachable(host) + ":" + dashboard.port() + "/";
    }

    private static String why(@Nullable Throwable cause, String portOption) {
        if (cause instanceof BindException bind) {
            boolean elsewhere = String.valueOf(bind.getMessage()).contains("assign");
            return elsewhere
                    ? "this host has no such address"
                    : "is the port taken, or below 1024? choose another with " + portOption;
        }
        return cause == null
                ? "no answer within 30 s"
                : String.valueOf(cause.getMessage()).strip();
    }

    /** An address to connect to: the ones that stand for all are none. */
    static String reachable(String host) {
        boolean all = host.equals("0.0.0.0") || host.equals("::");
        return all ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
    }
}
