package org.dectwatch.collector.source.hep;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.protocol.hep.HepFramer;
import org.dectwatch.collector.source.hep.HepOptions.Transports;
import org.dectwatch.collector.source.push.Peers;

/** The sockets, on the event loop of this verticle. */
final class HepListener extends VerticleBase {
    private static final long TICK_MILLIS = 100;
    private final HepOptions options;
    private final HepIntake intake;
    private final FrameSink time;
    private final LongSupplier epochNanos;
    private int connections;
    private volatile HepStats published = HepStats.none();
    private volatile int udpPort;
    private volatile int tcpPort;

    HepListener(HepOptions options, HepIntake intake, FrameSink time, LongSupplier epochNanos) {
        this.options = options;
        this.intake = intake;
        this.time = time;
        this.epochNanos = epochNanos;
    }

    HepStats stats() {
        return published;
    }

    /** The port in use, which differs from the configured one only when that is 0; 0 while not listening. */
    int udpPort() {
        return udpPort;
    }

    int tcpPort() {
        return tcpPort;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(TICK_MILLIS, id -> tick());
        List<Future<?>> listening = new ArrayList<>();
        if (options.transports() != Transports.TCP) {
            listening.add(listenUdp());
        }
        if (options.transports() != Transports.UDP) {
            listening.add(listenTcp());
        }
        return Future.all(listening);
    }

    private Future<?> listenUdp() {
        int buffer = options.receiveBuffer().asInt();
        boolean ipv6 = options.listen().address().version() == 6;
        return vertx.createDatagramSocket(
                        new DatagramSocketOptions().setReceiveBufferSize(buffer).setIpV6(ipv6))
                .handler(this::datagram)
                .listen(options.listen().port(), options.listen().address().toString())
                .onSuccess(socket -> udpPort = socket.localAddress().port());
    }

    private Future<?> listenTcp() {
        NetServerOptions tcp = new NetServerOptions()
                .setIdleTimeout((int) options.idle().toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        return vertx.createNetServer(tcp)
                .connectHandler(this::connected)
                .listen(options.listen().port(), options.listen().address().toString())
                .onSuccess(server -> tcpPort = server.actualPort());
    }

    private void datagram(DatagramPacket packet) {
        IpAddress peer = Peers.address(packet.sender().hostAddress());
        intake.packet(ByteView.of(packet.data().getBytes()), peer, epochNanos.getAsLong());
    }

    private void connected(NetSocket socket) {
        if (connections >= options.connections()) {
            intake.refuse(HepRefusal.TOO_MANY_CONNECTIONS);
            socket.close();
            return;
        }
        connections++;
        socket.closeHandler(closed -> connections--);
        // Without a handler an error, a reset mostly, would be logged for each connection; the close handler follows.
        socket.exceptionHandler(error -> {});
        IpAddress peer = Peers.address(socket.remoteAddress().hostAddress());
        HepFramer framer = new HepFramer();
        socket.handler(bytes -> received(socket, framer, peer, bytes));
    }

    private void received(NetSocket socket, HepFramer framer, IpAddress peer, Buffer bytes) {
        long now = epochNanos.getAsLong();
        framer.feed(ByteView.of(bytes.getBytes()));
        try {
            for (Optional<ByteView> next = framer.take(); next.isPresent(); next = framer.take()) {
                intake.packet(next.get(), peer, now);
            }
        } catch (Malformed lostPlace) {
            intake.refuse(lostPlace);
            socket.handler(ignored -> {});
            socket.close();
        }
    }

    private void tick() {
        published = intake.stats(connections);
        time.tick(epochNanos.getAsLong());
    }

    @Override
    public Future<?> stop() {
        udpPort = 0;
        tcpPort = 0;
        published = intake.stats(0);
        time.end(epochNanos.getAsLong());
        return Future.succeededFuture();
    }
}
