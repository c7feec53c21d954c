package org.dectwatch.collector.observe;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.dectwatch.collector.net.PassingDatagram;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;
import org.jspecify.annotations.Nullable;

/**
 * Two threads for files: one reads and decodes, the other does everything after that, in the same order as one thread would. So
 * nothing but time depends on how the two take turns. It holds {@value #BLOCKS} blocks and no more: reading waits for room.
 *
 * <p>Not for live capture, where a source that waits loses packets.
 */
public final class Relay implements AutoCloseable {
    private static final int BLOCKS = 6;

    private final BlockingQueue<RelayBlock> filled = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<RelayBlock> empty = new ArrayBlockingQueue<>(BLOCKS);
    /** Tells that nothing more will come. */
    private final RelayBlock end = new RelayBlock();

    private final Thread thread;
    private @Nullable RelayBlock block;
    private boolean told;
    private volatile @Nullable Throwable failure;

    /** @param name of the thread, which ends with {@link #close} */
    public Relay(String name) {
        for (int i = 0; i < BLOCKS; i++) {
            empty.add(new RelayBlock());
        }
        thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The way to one receiver; ways to several share the order. */
    Onward to(SegmentSink receiver) {
        return new Onward() {
            @Override
            public void datagram(PassingDatagram datagram) {
                room(datagram.payload().length()).add(receiver, datagram);
            }

            @Override
            public void segment(Segment segment) {
                Segment kept = segment.kept();
                Relay.this.then(() -> receiver.segment(kept));
            }

            @Override
            public void then(Runnable step) {
                Relay.this.then(step);
            }
        };
    }

    /** Does this on the other thread, after everything that was handed on before. */
    public void then(Runnable step) {
        room(0).add(step);
    }

    private RelayBlock room(int octets) {
        RelayBlock current = block;
        if (current != null && current.hasRoom(octets)) {
            return current;
        }
        return next(current);
    }

    private RelayBlock next(@Nullable RelayBlock full) {
        try {
            if (full != null) {
                filled.put(full);
            }
            RelayBlock fresh = empty.take();
            block = fresh;
            tellFailure();
            return fresh;
        } catch (InterruptedException stop) {
            throw stopped(stop);
        }
    }

    private void work() {
        try {
            for (RelayBlock next = filled.take(); next != end; next = filled.take()) {
                // After a failure blocks still go round, so that the reader comes to hear of it.
                if (failure == null) {
                    deliver(next);
                }
                next.clear();
                empty.put(next);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("CatchAllThrowable")
    private void deliver(RelayBlock next) {
        try {
            next.deliver();
        } catch (Throwable broken) {
            failure = broken;
        }
    }

    /** Waits until all that was handed on is done; what broke there is thrown here, unless it was before. */
    @Override
    public void close() {
        try {
            if (thread.isAlive()) {
                if (block != null) {
                    filled.put(block);
                    block = null;
                }
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
