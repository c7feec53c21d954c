package org.dectwatch.collector.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Two threads for files: one reads, decodes and counts, the other moves ledger and alerts by what was observed, in the same order as
 * one thread would. So nothing but time depends on how the two take turns. It holds {@value #BLOCKS} blocks of {@value #STEPS}
 * steps and no more: reading waits for room.
 *
 * <p>Not for live capture, where a source that waits loses packets.
 */
public final class Relay implements AutoCloseable {
    private static final int BLOCKS = 8;
    /** So many that the threads seldom wake each other, so few that the other one need not wait long. */
    private static final int STEPS = 256;

    private final BlockingQueue<List<Runnable>> filled = new ArrayBlockingQueue<>(BLOCKS);
    /** Tells that nothing more will come. */
    private final List<Runnable> end = new ArrayList<>(0);

    private final Thread thread;
    private List<Runnable> block = new ArrayList<>(STEPS);
    private boolean told;
    private volatile @Nullable Throwable failure;

    /** @param name of the thread, which ends with {@link #close} */
    public Relay(String name) {
        thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Observations go on to this one, on the other thread. */
    ObservationSink to(ObservationSink receiver) {
        return observation -> then(() -> receiver.observe(observation));
    }

    /** Does this on the other thread, after everything that was handed on before. */
    public void then(Runnable step) {
        block.add(step);
        if (block.size() == STEPS) {
            handOn();
        }
    }

    private void handOn() {
        try {
            filled.put(block);
        } catch (InterruptedException stop) {
            throw stopped(stop);
        }
        block = new ArrayList<>(STEPS);
        tellFailure();
    }

    private void work() {
        try {
            for (List<Runnable> next = filled.take(); next != end; next = filled.take()) {
                // After a failure blocks are still taken, so that the reader comes to hear of it.
                if (failure == null) {
                    deliver(next);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("CatchAllThrowable")
    private void deliver(List<Runnable> next) {
        try {
            next.forEach(Runnable::run);
        } catch (Throwable broken) {
            failure = broken;
        }
    }

    /** Waits until all that was handed on is done; what broke there is thrown here, unless it was before. */
    @Override
    public void close() {
        try {
            if (thread.isAlive()) {
                filled.put(block);
                filled.put(end);
                thread.join();
            }
        } catch (InterruptedException stop) {
            throw stopped(stop);
        }
        tellFailure();
    }

    private IllegalStateException stopped(InterruptedException stop) {
        thread.interrupt();
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while handing on what was read", stop);
    }

    private void tellFailure() {
        Throwable broken = told ? null : failure;
        told |= broken != null;
        if (broken instanceof RuntimeException exception) {
            throw exception;
        }
        if (broken instanceof Error error) {
            throw error;
        }
    }
}
