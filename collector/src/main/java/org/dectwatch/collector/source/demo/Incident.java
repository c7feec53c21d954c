package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.SECOND;

/**
 * What goes wrong on the site, and when in each cycle of ten minutes. Times leave room for the patience of the rules: in each
 * cycle each of them fires, and is over before the cycle is.
 */
enum Incident {
    /** A handset of dect-north leaves the range of all bases: nobody refreshes its binding. */
    HANDSET_AWAY(8, 140),
    /** The registrar refuses a handset of dect-north that it granted a binding before. */
    REJECTED(15, 150),
    /** dect-south has lost sight of three of its handsets: it says that they are not registered, and they are. */
    MISCOUNTED(25, 175),
    /** dect-north answers what it is asked with something nobody understands; calls go on. */
    ANSWER_NOT_UNDERSTOOD(40, 160),
    /**
     * The proxy that dect-west reaches by TLS is restarted, and shows a certificate that has expired: all handsets of the server
     * are without a connection until somebody puts the right one back.
     */
    CERTIFICATE_EXPIRED(96, 142),
    /** A handset of dect-south is switched off: its server signs it off. */
    SWITCHED_OFF(70, 320),
    /** Nothing passes between dect-north and the registrar: requests go out and nothing comes back. */
    PATH_CUT(190, 280),
    /** A base station of dect-south is down: the server tells at once, and counts it when it is asked. */
    BASE_DOWN(200, 335),
    /** dect-south is without power: it sends nothing and answers nobody, and starts afresh. */
    SERVER_DOWN(340, 460),
    /** The capture itself loses some of its frames; the site knows nothing of it. */
    CAPTURE_DROPS(500, 530);

    /** After which everything begins again. */
    static final long CYCLE = 600 * SECOND;

    private final long from;
    private final long to;

    Incident(long fromSeconds, long toSeconds) {
        from = fromSeconds * SECOND;
        to = toSeconds * SECOND;
    }

    boolean on(long offsetNanos) {
        long at = offsetNanos % CYCLE;
        return at >= from && at < to;
    }

    /** The next time it begins, from the given one on. */
    long nextBegin(long offsetNanos) {
        return next(from, offsetNanos);
    }

    /** The next time it ends, from the given one on. */
    long nextEnd(long offsetNanos) {
        return next(to, offsetNanos);
    }

    private static long next(long moment, long offsetNanos) {
        long inThisCycle = offsetNanos - offsetNanos % CYCLE + moment;
        return inThisCycle >= offsetNanos ? inThisCycle : inThisCycle + CYCLE;
    }
}
