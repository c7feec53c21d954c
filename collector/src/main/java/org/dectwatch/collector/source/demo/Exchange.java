package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.MILLI;
import static org.dectwatch.collector.source.demo.Agenda.SECOND;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A request of a server. Over TLS it is sent once; over UDP it is repeated until an answer comes or timer F ends it (RFC 3261 section 17.1: T1 500 ms; the
 * distance between two repetitions doubles, up to 4 s for all but INVITE). A server that loses power forgets it.
 */
final class Exchange {
    private static final long T1 = 500 * MILLI;
    private static final long T2 = 4 * SECOND;
    private static final long PATIENCE = 32 * SECOND;

    private final Stage stage;
    private final DemoServer server;
    private final byte[] request;
    private final Supplier<Optional<Reply>> farEnd;
    private final Consumer<Reply> whenAnswered;
    private final Runnable whenSilent;
    private final long begun;
    private final int life;
    private boolean over;

    /**
     * @param farEnd asked each time the request arrives; empty when it keeps silent
     * @param whenSilent timer F ended it
     */
    private Exchange(
            Stage stage,
            DemoServer server,
            byte[] request,
            Supplier<Optional<Reply>> farEnd,
            Consumer<Reply> whenAnswered,
            Runnable whenSilent) {
        this.stage = stage;
        this.server = server;
        this.request = request;
        this.farEnd = farEnd;
        this.whenAnswered = whenAnswered;
        this.whenSilent = whenSilent;
        this.begun = stage.now();
        this.life = server.life();
    }

    static void begin(
            Stage stage,
            DemoServer server,
            byte[] request,
            Supplier<Optional<Reply>> farEnd,
            Consumer<Reply> whenAnswered,
            Runnable whenSilent) {
        Exchange exchange = new Exchange(stage, server, request, farEnd, whenAnswered, whenSilent);
        exchange.send(T1);
        stage.agenda().after(PATIENCE, exchange::giveUp);
    }

    private void send(long again) {
        if (over || forgotten() || stage.now() - begun >= PATIENCE) {
            return;
        }
        if (stage.wire().send(server, 5060, Party.PROXY, Wire.Kind.SIGNALLING, request)) {
            long distance = stage.roundTrip(server);
            farEnd.get().ifPresent(reply -> stage.agenda().after(distance, () -> arrives(reply)));
        }
        if (!server.place().tls()) {
            stage.agenda().after(again, () -> send(Math.min(2 * again, T2)));
        }
    }

    private void arrives(Reply reply) {
        if (!stage.wire().receive(Party.PROXY, server, 5060, Wire.Kind.SIGNALLING, reply.bytes())
                || over
                || forgotten()) {
            return;
        }
        over = true;
        whenAnswered.accept(reply);
    }

    private void giveUp() {
        if (!over && !forgotten()) {
            over = true;
            whenSilent.run();
        }
    }

    private boolean forgotten() {
        return server.life() != life;
    }
}
