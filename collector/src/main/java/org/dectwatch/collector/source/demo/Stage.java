package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.MILLI;

import java.util.Random;

/** What all players share: time, chance and the wire. */
record Stage(Agenda agenda, Random random, Wire wire) {
    long now() {
        return agenda.now();
    }

    /** Nanoseconds between two numbers of milliseconds. */
    long millis(int from, int to) {
        return from * MILLI + (long) (random.nextDouble() * (to - from) * MILLI);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** Sixteen hexadecimal digits: for tags, branches, nonces. */
    String token() {
        return String.format("%016x", random.nextLong());
    }

    /** To the registrar and back, with what it takes to answer. */
    long roundTrip(DemoServer server) {
        return server.place().distanceNanos() + millis(1, 12);
    }
}
