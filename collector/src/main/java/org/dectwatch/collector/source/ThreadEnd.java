package org.dectwatch.collector.source;

/** Waits for a source's own thread, so that nothing of it is delivered once {@code stop} has returned. */
public final class ThreadEnd {
    private ThreadEnd() {}

    /** Returns when the thread has ended, at once when it is the caller's own; an interrupt is kept for afterwards. */
    public static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive() && Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
