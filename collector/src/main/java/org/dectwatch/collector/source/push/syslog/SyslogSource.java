package org.dectwatch.collector.source.push.syslog;

import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.SourceCheck;
import org.dectwatch.collector.source.SourceCheck.State;
import org.dectwatch.collector.source.SourceStats;
import org.dectwatch.collector.source.SourceUnavailable;
import org.jspecify.annotations.Nullable;

/** Receives syslog. The sink is called on one event loop. */
public final class SyslogSource implements Source {
    private static final long PATIENCE_SECONDS = 10;

    private final SyslogOptions options;
    private final Vertx vertx;
    private final LongSupplier epochNanos;
    private final SyslogListener listener;
    private volatile SourceCheck check = new SourceCheck(State.NOT_STARTED, "Syslog is not being received yet.");
    private volatile OptionalLong openedNanos = OptionalLong.empty();
    private @Nullable String deployment;

    /**
     * @param rules in the order in which they are asked
     * @param servers configured name of the IP-DECT server at an address, else the address as text
     * @param epochNanos the clock, nanoseconds since 1970
     */
    public SyslogSource(
            SyslogOptions options,
            List<SyslogRule> rules,
            Function<IpAddress, String> servers,
            Vertx vertx,
            ObservationSink out,
            LongSupplier epochNanos) {
        this.options = options;
        this.vertx = vertx;
        this.epochNanos = epochNanos;
        this.listener =
                new SyslogListener(options, new SyslogIntake(name(options), options, rules, servers, out), epochNanos);
    }

    private static String name(SyslogOptions options) {
        return "syslog " + options.listen();
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
            String sentence = "Syslog cannot be received on " + options.listen() + " (" + cause.getMessage()
                    + "): choose an address of this host and a port that nothing else uses, and with tls a PEM certificate and key that"
                    + " this user may read.";
            check = new SourceCheck(State.FAILED, sentence);
            throw new SourceUnavailable(sentence, cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable(
                    "The start of syslog on " + options.listen() + " was interrupted.", interrupted);
        }
        openedNanos = OptionalLong.of(epochNanos.getAsLong());
        check = new SourceCheck(State.RUNNING, "Syslog is received on " + options.listen() + ".");
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
            check = new SourceCheck(State.ENDED, "Syslog is no longer received.");
        } catch (ExecutionException | TimeoutException failed) {
            check = new SourceCheck(State.FAILED, "Syslog on " + options.listen() + " did not end: " + failed + ".");
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
        SyslogStats syslog = listener.stats();
        boolean failed = check.state() == State.FAILED;
        return new SourceStats(
                name(),
                openedNanos,
                syslog.lines(),
                syslog.bytes(),
                syslog.cut(),
                SourceStats.Drops.UNKNOWN,
                new SourceStats.Last(
                        syslog.lines() == 0 ? OptionalLong.empty() : OptionalLong.of(syslog.lastNanos()),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                failed ? 1 : 0,
                failed ? Optional.of(check.sentence()) : Optional.empty());
    }

    @Override
    public Map<String, Long> refused() {
        Map<SyslogRefusal, Long> counted = listener.stats().refused();
        Map<String, Long> all = new LinkedHashMap<>();
        for (SyslogRefusal reason : SyslogRefusal.values()) {
            all.put(reason.name().toLowerCase(Locale.ROOT), counted.getOrDefault(reason, 0L));
        }
        return all;
    }

    /** What only syslog has: refusals by reason, unknown lines; a fraction of a second old. */
    public SyslogStats syslogStats() {
        return listener.stats();
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
