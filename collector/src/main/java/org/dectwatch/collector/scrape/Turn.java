package org.dectwatch.collector.scrape;

import java.util.concurrent.atomic.AtomicLong;
import org.dectwatch.collector.net.IpAddress;

/** One server's place in the schedule. Touched on the schedule's context only, except for the counts. */
final class Turn {
    private final DeviceScraper scraper;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong waited = new AtomicLong();
    private final AtomicLong overdue = new AtomicLong();
    private boolean waiting;
    private boolean inFlight;

    Turn(DeviceScraper scraper) {
        this.scraper = scraper;
    }

    DeviceScraper scraper() {
        return scraper;
    }

    /** Whether it may be asked now; if not, counts a late turn. */
    boolean isFree() {
        if (inFlight || waiting) {
            late.incrementAndGet();
            return false;
        }
        return true;
    }

    void waits() {
        waiting = true;
        waited.incrementAndGet();
    }

    /** Begins a question; its number tells late answers from the one that is awaited. */
    long begins() {
        waiting = false;
        inFlight = true;
        return asked.incrementAndGet();
    }

    /** Ends the question of this number; false when it was given up before. */
    boolean ends(long number) {
        if (!inFlight || number != asked.get()) {
            return false;
        }
        inFlight = false;
        return true;
    }

    void isOverdue() {
        overdue.incrementAndGet();
    }

    ScrapeCounts counts() {
        return new ScrapeCounts(scraper.server(), scraper.via(), asked.get(), late.get(), waited.get(), overdue.get());
    }

    /**
     * Milliseconds into the interval at which this address has its turn: the same after each restart, and spread over the
     * interval for a block of neighbouring addresses.
     */
    static long place(IpAddress address, long intervalMillis) {
        long mixed = (address.high() * 31 + address.low() + address.version()) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return Math.floorMod(mixed ^ mixed >>> 32, intervalMillis);
    }
}
