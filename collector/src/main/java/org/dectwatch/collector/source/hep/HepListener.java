package org.dectwatch.collector.source.hep;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.protocol.hep.HepFramer;
import org.dectwatch.collector.source.hep.HepOptions.Transports;
import org.dectwatch.collector.source.push.Sockets;

/** What comes to the sockets, on the event loop of this verticle. */
final class HepListener extends VerticleBase {
    private static final long TICK_MILLIS = 100;
    private final HepOptions options;
    private final HepIntake intake;
    private final FrameSink time;
    private final LongSupplier epochNanos;
    private final Sockets sockets;
    private volatile HepStats published = HepStats.none();

    HepListener(HepOptions options, HepIntake intake, FrameSink time, LongSupplier epochNanos) {
        this.options = options;
        this.intake = intake;
        this.time = time;
        this.epochNanos = epochNanos;
        this.sockets = new Sockets(options.listen());
    }

    HepStats stats() {
        return published;
    }

    Sockets sockets() {
        return sockets;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(TICK_MILLIS, id -> tick());
        List<Future<?>> listening = new ArrayList<>();
        if (options.transports() != Transports.TCP) {
            listening.add(sockets.udp(
                    vertx,
                    options.receiveBuffer(),
                    (octets, peer) -> intake.packet(octets, peer, epochNanos.getAsLong())));
        }
        if (options.transports() != Transports.UDP) {
            Sockets.Terms terms = new Sockets.Terms(
                    options.connections(), options.idle(), () -> intake.refuse(HepRefusal.TOO_MANY_CONNECTIONS));
            listening.add(sockets.tcp(vertx, terms, terms.options(), () -> {}, Talk::new));
        }
        return Future.all(listening);
    }

    /** Packets, one behind the other. */
    private final class Talk implements Sockets.Talk {
        private final HepFramer framer = new HepFramer();
        private final IpAddress peer;

        Talk(IpAddress peer) {
            this.peer = peer;
        }

        @Override
        public void feed(ByteView octets) {
            framer.feed(octets);
        }

        @Override
        public Optional<ByteView> take() {
            return framer.take();
        }

        @Override
        public void message(ByteView packet) {
            intake.packet(packet, peer, epochNanos.getAsLong());
        }

        @Override
        public void lost(Malformed place) {
            intake.refuse(place);
        }

        @Override
        public void ended() {
            // What is left is no packet.
        }
    }

    private void tick() {
        published = intake.stats(sockets.connections());
        time.tick(epochNanos.getAsLong());
    }

    @Override
    public Future<?> stop() {
        sockets.closed();
        published = intake.stats(0);
        time.end(epochNanos.getAsLong());
        return Future.succeededFuture();
    }
}
