package org.dectwatch.collector.source.push;

import io.vertx.core.Deployable;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.source.SourceCheck;
import org.dectwatch.collector.source.SourceCheck.State;
import org.dectwatch.collector.source.SourceStats;
import org.dectwatch.collector.source.SourceUnavailable;
import org.jspecify.annotations.Nullable;

/** The life of a verticle that listens, in the words of a source: deployed by the start, undeployed by the stop. */
public final class Listening {
    private static final long PATIENCE_SECONDS = 10;

    private final String what;
    private final Endpoint at;
    private final String remedy;
    private final Vertx vertx;
    private final Deployable listener;
    private final LongSupplier epochNanos;
    private volatile SourceCheck check;
    private volatile OptionalLong openedNanos = OptionalLong.empty();
    private @Nullable String deployment;

    /**
     * @param what is received, as a sentence begins with it
     * @param remedy what to do when it cannot listen there, with its full stop
     * @param epochNanos the clock, nanoseconds since 1970
     */
    public Listening(
            String what, Endpoint at, String remedy, Vertx vertx, Deployable listener, LongSupplier epochNanos) {
        this.what = what;
        this.at = at;
        this.remedy = remedy;
        this.vertx = vertx;
        this.listener = listener;
        this.epochNanos = epochNanos;
        this.check = new SourceCheck(State.NOT_STARTED, what + " is not being received yet.");
    }

    public synchronized void start() throws SourceUnavailable {
        try {
            deployment = vertx.deployVerticle(listener)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            String sentence = what + " cannot be received on " + at + " (" + cause.getMessage() + "): " + remedy;
            check = new SourceCheck(State.FAILED, sentence);
            throw new SourceUnavailable(sentence, cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable(what + ": the start on " + at + " was interrupted.", interrupted);
        }
        openedNanos = OptionalLong.of(epochNanos.getAsLong());
        check = new SourceCheck(State.RUNNING, what + " is received on " + at + ".");
    }

    public synchronized void stop() {
        String running = deployment;
        if (running == null) {
            return;
        }
        deployment = null;
        try {
            vertx.undeploy(running).toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            check = new SourceCheck(State.ENDED, what + " is no longer received.");
        } catch (ExecutionException | TimeoutException failed) {
            check = new SourceCheck(State.FAILED, what + " on " + at + " did not end: " + failed + ".");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Any thread. */
    public SourceCheck check() {
        return check;
    }

    /**
     * Any thread.
     *
     * @param name of the source
     * @param lastNanos when the last message came, nanoseconds since 1970; empty before the first
     */
    public SourceStats stats(String name, long messages, long bytes, long truncated, OptionalLong lastNanos) {
        boolean failed = check.state() == State.FAILED;
        return new SourceStats(
                name,
                openedNanos,
                messages,
                bytes,
                truncated,
                SourceStats.Drops.UNKNOWN,
                new SourceStats.Last(lastNanos, OptionalLong.empty(), OptionalLong.empty()),
                failed ? 1 : 0,
                failed ? Optional.of(check.sentence()) : Optional.empty());
    }
}
