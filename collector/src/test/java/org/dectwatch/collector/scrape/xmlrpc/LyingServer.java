package org.dectwatch.collector.scrape.xmlrpc;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** A server that takes connections, and does with them what the test wants. */
final class LyingServer implements AutoCloseable {
    static final String OK = "HTTP/1.1 200 \r\nContent-Type: text/xml\r\n";

    final AtomicInteger connections = new AtomicInteger();
    final AtomicLong sent = new AtomicLong();
    private final NetServer server;

    private LyingServer(NetServer server) {
        this.server = server;
    }

    /** @param answer called once for each request's head and body, which come in one piece here */
    static LyingServer start(
            Vertx vertx, String host, int port, Optional<SelfSigned> tls, BiConsumer<LyingServer, NetSocket> answer)
            throws Exception {
        NetServerOptions options = new NetServerOptions().setHost(host).setPort(port);
        tls.ifPresent(certificate -> options.setSsl(true).setKeyCertOptions(certificate.options()));
        NetServer net = vertx.createNetServer(options);
        LyingServer lying = new LyingServer(net);
        net.connectHandler(socket -> {
            lying.connections.incrementAndGet();
            socket.exceptionHandler(gone -> {});
            socket.handler(request -> {
                if (request.toString().contains("</methodCall>")) {
                    answer.accept(lying, socket);
                }
            });
        });
        net.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        return lying;
    }

    static BiConsumer<LyingServer, NetSocket> says(String text) {
        return (server, socket) -> socket.write(text);
    }

    /** A body of this length, as fast as it is read. */
    static BiConsumer<LyingServer, NetSocket> endless(long length) {
        return (server, socket) -> {
            socket.write(OK + "Content-Length: " + length + "\r\n\r\n");
            more(server, socket, length);
        };
    }

    private static void more(LyingServer server, NetSocket socket, long left) {
        Buffer chunk = Buffer.buffer("x".repeat((int) Math.min(left, 64 * 1024)));
        long after = left - chunk.length();
        socket.write(chunk).onSuccess(written -> {
            server.sent.addAndGet(chunk.length());
            if (after > 0) {
                more(server, socket, after);
            }
        });
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
