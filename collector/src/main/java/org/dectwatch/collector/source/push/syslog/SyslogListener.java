package org.dectwatch.collector.source.push.syslog;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.protocol.syslog.SyslogFramer;
import org.dectwatch.collector.source.push.Sockets;
import org.dectwatch.collector.source.push.syslog.SyslogOptions.Transports;

/** What comes to the sockets, on the event loop of this verticle. */
final class SyslogListener extends VerticleBase {
    private static final long PUBLISH_MILLIS = 100;
    private final SyslogOptions options;
    private final SyslogIntake intake;
    private final LongSupplier epochNanos;
    private final Sockets sockets;
    private volatile SyslogStats published = SyslogStats.none();

    SyslogListener(SyslogOptions options, SyslogIntake intake, LongSupplier epochNanos) {
        this.options = options;
        this.intake = intake;
        this.epochNanos = epochNanos;
        this.sockets = new Sockets(options.listen());
    }

    SyslogStats stats() {
        return published;
    }

    Sockets sockets() {
        return sockets;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(PUBLISH_MILLIS, id -> published = intake.stats(sockets.connections()));
        List<Future<?>> listening = new ArrayList<>();
        if (options.transports() == Transports.UDP || options.transports() == Transports.BOTH) {
            listening.add(sockets.udp(
                    vertx,
                    options.receiveBuffer(),
                    (octets, peer) -> intake.datagram(octets, peer, epochNanos.getAsLong())));
        }
        if (options.transports() != Transports.UDP) {
            listening.add(listenTcp());
        }
        return Future.all(listening);
    }

    private Future<?> listenTcp() {
        Sockets.Terms terms = new Sockets.Terms(
                options.connections(), options.idle(), () -> intake.refuse(SyslogRefusal.TOO_MANY_CONNECTIONS));
        NetServerOptions tcp = terms.options();
        if (options.transports() == Transports.TLS) {
            tcp.setSsl(true)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .addCertPath(options.certificate().orElseThrow().toString())
                            .addKeyPath(options.certificateKey().orElseThrow().toString()));
        }
        return sockets.tcp(vertx, terms, tcp, () -> intake.refuse(SyslogRefusal.HANDSHAKE), Talk::new);
    }

    /** Lines, one behind the other. */
    private final class Talk implements Sockets.Talk {
        private final SyslogFramer framer = new SyslogFramer();
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
            long cutBefore = framer.cut();
            try {
                return framer.take();
            } finally {
                intake.cut(framer.cut() - cutBefore);
            }
        }

        @Override
        public void message(ByteView line) {
            intake.line(line, peer, epochNanos.getAsLong());
        }

        @Override
        public void lost(Malformed place) {
            intake.refuse(SyslogRefusal.FRAMING);
        }

        @Override
        public void ended() {
            framer.takeLast().ifPresent(line -> intake.line(line, peer, epochNanos.getAsLong()));
        }
    }

    @Override
    public Future<?> stop() {
        sockets.closed();
        published = intake.stats(0);
        return Future.succeededFuture();
    }
}
