package org.dectwatch.collector.source.demo;

/** Signalling between one server and the proxy. */
final class Lines {
    private final Stage stage;
    private final DemoServer server;

    Lines(Stage stage, DemoServer server) {
        this.stage = stage;
        this.server = server;
    }

    /** The server sends. True when it gets there. */
    boolean send(byte[] message) {
        return stage.wire().send(server, server.sip().port(), Party.PROXY, Wire.Kind.SIGNALLING, message);
    }

    /** The proxy sends. True when it gets there. */
    boolean receive(byte[] message) {
        return stage.wire().receive(Party.PROXY, server, server.sip().port(), Wire.Kind.SIGNALLING, message);
    }
}
