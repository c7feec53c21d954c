package org.dectwatch.collector.source.push;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.options.Size;

/**
 * The sockets of a listener, all at one address and port; Vert.x closes them with the verticle that opened them. What comes is
 * handed over on its event loop; the ports may be asked by any thread.
 */
public final class Sockets {
    private final Endpoint at;
    private int connections;
    private volatile int udpPort;
    private volatile int tcpPort;

    public Sockets(Endpoint at) {
        this.at = at;
    }

    /** What comes over one TCP connection, cut into messages. */
    public interface Talk {
        /** The next octets, borrowed for the call. */
        void feed(ByteView octets);

        /**
         * The next whole message; empty when its end has not come yet.
         *
         * @throws Malformed when nobody can tell where one begins: {@link #lost} is called, and the connection closed
         */
        Optional<ByteView> take();

        void message(ByteView message);

        void lost(Malformed place);

        /** Whoever was there has gone, and nothing was lost. */
        void ended();
    }

    /**
     * How TCP connections are taken.
     *
     * @param most open at once
     * @param idle after so long without an octet one is closed
     * @param tooMany called for each connection that is not taken
     */
    public record Terms(int most, Duration idle, Runnable tooMany) {
        /** To be completed where there is TLS. */
        public NetServerOptions options() {
            return new NetServerOptions().setIdleTimeout((int) idle.toSeconds()).setIdleTimeoutUnit(TimeUnit.SECONDS);
        }
    }

    /**
     * Receives datagrams.
     *
     * @param receiveBuffer the kernel's
     */
    public Future<?> udp(Vertx vertx, Size receiveBuffer, BiConsumer<ByteView, IpAddress> datagram) {
        DatagramSocketOptions options = new DatagramSocketOptions()
                .setReceiveBufferSize(receiveBuffer.asInt())
                .setIpV6(at.address().version() == 6);
        return vertx.createDatagramSocket(options)
                .handler(packet -> datagram.accept(
                        ByteView.of(packet.data().getBytes()),
                        Peers.address(packet.sender().hostAddress())))
                .listen(at.port(), at.address().toString())
                .onSuccess(socket -> udpPort = socket.localAddress().port());
    }

    /**
     * Takes connections.
     *
     * @param options of {@link Terms#options}
     * @param handshakeFailed called for each connection that never came to speak
     * @param talk what is said on a connection from there
     */
    public Future<?> tcp(
            Vertx vertx,
            Terms terms,
            NetServerOptions options,
            Runnable handshakeFailed,
            Function<IpAddress, Talk> talk) {
        return vertx.createNetServer(options)
                .connectHandler(socket -> connected(socket, terms, talk))
                .exceptionHandler(error -> handshakeFailed.run())
                .listen(at.port(), at.address().toString())
                .onSuccess(server -> tcpPort = server.actualPort());
    }

    private void connected(NetSocket socket, Terms terms, Function<IpAddress, Talk> talks) {
        if (connections >= terms.most()) {
            terms.tooMany().run();
            socket.close();
            return;
        }
        connections++;
        Talk talk = talks.apply(Peers.address(socket.remoteAddress().hostAddress()));
        // Without a handler an error, a reset mostly, would be logged for each connection; the close handler follows.
        socket.exceptionHandler(error -> {});
        socket.closeHandler(closed -> {
            connections--;
            talk.ended();
        });
        socket.handler(bytes -> {
            try {
                talk.feed(ByteView.of(bytes.getBytes()));
                for (Optional<ByteView> next = talk.take(); next.isPresent(); next = talk.take()) {
                    talk.message(next.get());
                }
            } catch (Malformed place) {
                talk.lost(place);
                socket.handler(ignored -> {});
                socket.closeHandler(closed -> connections--);
                socket.close();
            }
        });
    }

    /** They are being closed. */
    public void closed() {
        udpPort = 0;
        tcpPort = 0;
    }

    /** TCP connections that are open; event loop only. */
    public int connections() {
        return connections;
    }

    /** The port in use, which differs from the configured one only when that is 0; 0 while not listening. */
    public int udpPort() {
        return udpPort;
    }

    /** As {@link #udpPort}. */
    public int tcpPort() {
        return tcpPort;
    }
}
