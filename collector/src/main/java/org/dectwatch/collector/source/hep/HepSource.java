package org.dectwatch.collector.source.hep;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.SegmentSink;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.SourceCheck;
import org.dectwatch.collector.source.SourceCheck.State;
import org.dectwatch.collector.source.SourceStats;
import org.dectwatch.collector.source.SourceUnavailable;
import org.jspecify.annotations.Nullable;

/** Receives HEPv3. Both sinks are called on one event loop: segments as packets come, and a tick every 100 ms. */
public final class HepSource implements Source {
    private static final long PATIENCE_SECONDS = 10;

    private final HepOptions options;
    private final Vertx vertx;
    private final LongSupplier epochNanos;
    private final HepListener listener;
    private volatile SourceCheck check = new SourceCheck(State.NOT_STARTED, "HEP is not being received yet.");
    private volatile OptionalLong openedNanos = OptionalLong.empty();
    private @Nullable String deployment;

    /**
     * @param key the value that {@link HepOptions#key()} refers to
     * @param time gets the ticks and the end
     * @param epochNanos the clock, nanoseconds since 1970
     */
    public HepSource(
            HepOptions options,
            Optional<Secret> key,
            Vertx vertx,
            SegmentSink segments,
            FrameSink time,
            LongSupplier epochNanos) {
        this.options = options;
        this.vertx = vertx;
        this.epochNanos = epochNanos;
        Optional<byte[]> octets = key.map(secret -> secret.reveal().getBytes(StandardCharsets.UTF_8));
        this.listener = new HepListener(options, new HepIntake(name(options), octets, segments), time, epochNanos);
    }

    private static String name(HepOptions options) {
        return "hep " + options.listen();
    }

    @Override
    public String name() {
        return name(options);
    }

    @Override
    public synchronized void start() throws SourceUnavailable {
        try {
            deployment = vertx.deployVerticle(listener)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            String sentence = "HEP cannot be received on " + options.listen() + " (" + cause.getMessage()
                    + "): choose an address of this host and a port that nothing else uses.";
            check = new SourceCheck(State.FAILED, sentence);
            throw new SourceUnavailable(sentence, cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("The start of HEP on " + options.listen() + " was interrupted.", interrupted);
        }
        openedNanos = OptionalLong.of(epochNanos.getAsLong());
        check = new SourceCheck(State.RUNNING, "HEP is received on " + options.listen() + ".");
    }

    @Override
    public synchronized void stop() {
        String running = deployment;
        if (running == null) {
            return;
        }
        deployment = null;
        try {
            vertx.undeploy(running).toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            check = new SourceCheck(State.ENDED, "HEP is no longer received.");
        } catch (ExecutionException | TimeoutException failed) {
            check = new SourceCheck(State.FAILED, "HEP on " + options.listen() + " did not end: " + failed + ".");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public SourceCheck check() {
        return check;
    }

    @Override
    public SourceStats stats() {
        HepStats hep = listener.stats();
        OptionalLong last = hep.packets() == 0 ? OptionalLong.empty() : OptionalLong.of(hep.lastNanos());
        return new SourceStats(
                name(),
                openedNanos,
                hep.packets(),
                hep.bytes(),
                0,
                SourceStats.Drops.UNKNOWN,
                new SourceStats.Last(last, OptionalLong.empty(), OptionalLong.empty()),
                check.state() == State.FAILED ? 1 : 0,
                check.state() == State.FAILED ? Optional.of(check.sentence()) : Optional.empty());
    }

    /** What only HEP has: nodes, refusals by reason, connections; a fraction of a second old. */
    public HepStats hepStats() {
        return listener.stats();
    }

    @Override
    public Map<String, Long> refused() {
        Map<HepRefusal, Long> counted = listener.stats().refused();
        Map<String, Long> all = new LinkedHashMap<>();
        for (HepRefusal reason : HepRefusal.values()) {
            all.put(reason.name().toLowerCase(Locale.ROOT), counted.getOrDefault(reason, 0L));
        }
        return all;
    }

    /** The UDP port in use, also when the configured one is 0; 0 while not listening. */
    public int udpPort() {
        return listener.udpPort();
    }

    /** As {@link #udpPort}. */
    public int tcpPort() {
        return listener.tcpPort();
    }
}
