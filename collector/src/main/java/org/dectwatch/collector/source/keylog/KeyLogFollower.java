package org.dectwatch.collector.source.keylog;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.dectwatch.collector.source.SourceCheck;
import org.dectwatch.collector.source.SourceCheck.State;

/**
 * Follows a TLS key log that somebody writes, and gives each line to who keeps secrets. Lines are handed on and forgotten: they
 * reach no log, no message and no metric.
 */
public final class KeyLogFollower {
    private final KeyLogOptions options;
    private final KeyLogTail tail;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile SourceCheck check;
    private volatile KeyLogCounts counts = new KeyLogCounts(0, 0, 0, 0);

    /** @param lines called on the follower's thread, and by {@link #start} */
    public KeyLogFollower(KeyLogOptions options, Consumer<String> lines) {
        this.options = options;
        this.tail = new KeyLogTail(options.file(), lines);
        this.thread = new Thread(this::run, "keylog");
        this.check = new SourceCheck(State.NOT_STARTED, "The key log is not followed yet.");
        thread.setDaemon(true);
    }

    /** Reads what is there, so that who starts afterwards has it; then follows. */
    public void start() {
        look();
        thread.start();
    }

    public void stop() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it can be read now. */
    public SourceCheck check() {
        return check;
    }

    /** Any thread. */
    public KeyLogCounts counts() {
        return counts;
    }

    private void run() {
        while (!stopping) {
            LockSupport.parkNanos(options.interval().toNanos());
            look();
        }
        try {
            tail.close();
        } catch (IOException nothingIsLost) {
            // It was only read.
            return;
        }
    }

    private void look() {
        try {
            tail.look(() -> !stopping);
            check = new SourceCheck(State.RUNNING, "The key log " + options.file() + " is followed.");
        } catch (NoSuchFileException later) {
            check = new SourceCheck(
                    State.FAILED, "There is no key log at " + options.file() + " yet; it is read as soon as there is.");
        } catch (AccessDeniedException reason) {
            check = new SourceCheck(
                    State.FAILED,
                    "The key log " + options.file() + " cannot be opened: may this user read it, and its folder?");
        } catch (IOException reason) {
            check = new SourceCheck(
                    State.FAILED, "The key log " + options.file() + " cannot be read: is it a regular file?");
        }
        counts = tail.counts();
    }
}
