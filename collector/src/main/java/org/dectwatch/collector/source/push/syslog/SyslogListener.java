package org.dectwatch.collector.source.push.syslog;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.protocol.syslog.SyslogFramer;
import org.dectwatch.collector.source.push.Peers;
import org.dectwatch.collector.source.push.syslog.SyslogOptions.Transports;

/** The sockets, on the event loop of this verticle. */
final class SyslogListener extends VerticleBase {
    private static final long PUBLISH_MILLIS = 100;
    private final SyslogOptions options;
    private final SyslogIntake intake;
    private final LongSupplier epochNanos;
    private int connections;
    private volatile SyslogStats published = SyslogStats.none();
    private volatile int udpPort;
    private volatile int tcpPort;

    SyslogListener(SyslogOptions options, SyslogIntake intake, LongSupplier epochNanos) {
        this.options = options;
        this.intake = intake;
        this.epochNanos = epochNanos;
    }

    SyslogStats stats() {
        return published;
    }

    int udpPort() {
        return udpPort;
    }

    int tcpPort() {
        return tcpPort;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(PUBLISH_MILLIS, id -> published = intake.stats(connections));
        List<Future<?>> listening = new ArrayList<>();
        if (options.transports() == Transports.UDP || options.transports() == Transports.BOTH) {
            listening.add(listenUdp());
        }
        if (options.transports() != Transports.UDP) {
            listening.add(listenTcp());
        }
        return Future.all(listening);
    }

    private Future<?> listenUdp() {
        return vertx.createDatagramSocket(new DatagramSocketOptions()
                        .setReceiveBufferSize(options.receiveBuffer().asInt())
                        .setIpV6(options.listen().address().version() == 6))
                .handler(packet -> intake.datagram(
                        ByteView.of(packet.data().getBytes()),
                        Peers.address(packet.sender().hostAddress()),
                        epochNanos.getAsLong()))
                .listen(options.listen().port(), options.listen().address().toString())
                .onSuccess(socket -> udpPort = socket.localAddress().port());
    }

    private Future<?> listenTcp() {
        NetServerOptions tcp = new NetServerOptions()
                .setIdleTimeout((int) options.idle().toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        if (options.transports() == Transports.TLS) {
            tcp.setSsl(true)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .addCertPath(options.certificate().orElseThrow().toString())
                            .addKeyPath(options.certificateKey().orElseThrow().toString()));
        }
        return vertx.createNetServer(tcp)
                .connectHandler(this::connected)
                // A failed handshake, mostly.
                .exceptionHandler(error -> intake.refuse(SyslogRefusal.HANDSHAKE))
                .listen(options.listen().port(), options.listen().address().toString())
                .onSuccess(server -> tcpPort = server.actualPort());
    }

    private void connected(NetSocket socket) {
        if (connections >= options.connections()) {
            intake.refuse(SyslogRefusal.TOO_MANY_CONNECTIONS);
            socket.close();
            return;
        }
        connections++;
        SyslogFramer framer = new SyslogFramer();
        IpAddress peer = Peers.address(socket.remoteAddress().hostAddress());
        // Without a handler an error, a reset mostly, would be logged for each connection; the close handler follows.
        socket.exceptionHandler(error -> {});
        socket.closeHandler(closed -> {
            connections--;
            framer.takeLast().ifPresent(line -> intake.line(line, peer, epochNanos.getAsLong()));
        });
        socket.handler(bytes -> received(socket, framer, peer, bytes));
    }

    private void received(NetSocket socket, SyslogFramer framer, IpAddress peer, Buffer bytes) {
        long now = epochNanos.getAsLong();
        long cutBefore = framer.cut();
        framer.feed(ByteView.of(bytes.getBytes()));
        try {
            for (Optional<ByteView> next = framer.take(); next.isPresent(); next = framer.take()) {
                intake.line(next.get(), peer, now);
            }
        } catch (Malformed lostPlace) {
            intake.refuse(SyslogRefusal.FRAMING);
            socket.handler(ignored -> {});
            socket.closeHandler(closed -> connections--);
            socket.close();
        }
        intake.cut(framer.cut() - cutBefore);
    }

    @Override
    public Future<?> stop() {
        udpPort = 0;
        tcpPort = 0;
        published = intake.stats(0);
        return Future.succeededFuture();
    }
}
