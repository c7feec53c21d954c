package org.dectwatch.collector.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dectwatch.collector.domain.CertificateHistory;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.ledger.Ledger;

/**
 * Bindings and firing alarms go to the state file every ten seconds and on stop. They are frozen on the analysis thread and
 * written on a thread of their own; while one write runs, the next is left out.
 */
public final class StateKeeper {
    private final StateFile file;
    private final Ledger ledger;
    private final AlertBook alerts;
    private final long intervalNanos;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "state-writer");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean writing = new AtomicBoolean();
    private long nextWrite;

    public StateKeeper(StateFile file, Ledger ledger, AlertBook alerts, Duration interval) {
        this.file = file;
        this.ledger = ledger;
        this.alerts = alerts;
        this.intervalNanos = interval.toNanos();
        this.nextWrite = System.nanoTime() + intervalNanos;
    }

    /** Reads what an earlier run left; to be called once, before the loop starts. Returns one sentence on what was found. */
    public String restore(Instant now) {
        StateFile.Read read = file.read();
        ledger.remember(now, read.registrations());
        ledger.rememberCertificates(now, read.certificates());
        alerts.restore(read.alarms(), now);
        return read.sentence();
    }

    void writeWhenDue(long nowNanos) {
        if (nowNanos - nextWrite >= 0 && writing.compareAndSet(false, true)) {
            nextWrite = nowNanos + intervalNanos;
            StateFile.State state = frozen();
            writer.execute(() -> {
                try {
                    file.write(state);
                } finally {
                    writing.set(false);
                }
            });
        }
    }

    /** On stop: waits until it is on disk, five seconds at most. */
    void writeNow() {
        StateFile.State state = frozen();
        writer.execute(() -> file.write(state));
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last error of writing, as a sentence; empty when the last write worked. */
    public java.util.Optional<String> trouble() {
        return file.trouble();
    }

    private StateFile.State frozen() {
        List<Registration> live = ledger.registrations().stream()
                .filter(r -> r.expiresAt().isPresent())
                .toList();
        List<CertificateHistory> certificates = List.copyOf(ledger.outbound().certificates());
        return new StateFile.State(StateFile.SCHEMA, ledger.now(), live, alerts.toRemember(), certificates);
    }
}
