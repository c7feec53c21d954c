package org.dectwatch.collector.testing;

import static org.dectwatch.collector.net.write.FrameBuilder.ethernet;

import java.time.Duration;
import java.util.List;
import org.dectwatch.collector.decode.DecodeOptions;
import org.dectwatch.collector.net.write.FrameBuilder;

/** A client and a server on one TCP connection; sequence numbers are given relative to the initial ones. */
public final class TcpTalk {
    private static final String CLIENT = "192.0.2.20";
    private static final String SERVER = "192.0.2.200";

    private final Decoded decoded;
    private int clientPort = 40_000;
    private int serverPort = 5061;
    private int clientInitial = 1_000;
    private int serverInitial = 7_000;

    public TcpTalk() {
        this(DecodeOptions.defaults());
    }

    public TcpTalk(DecodeOptions options) {
        decoded = new Decoded(options);
    }

    public TcpTalk ports(int client, int server) {
        clientPort = client;
        serverPort = server;
        return this;
    }

    public TcpTalk initial(int client, int server) {
        clientInitial = client;
        serverInitial = server;
        return this;
    }

    /** The three segments of the handshake. */
    public TcpTalk handshake() {
        return client("S", 0, 0).server("SA", 0, 1).client("A", 1, 1);
    }

    /** @param flags letters of F, S, R, P, A; without A there is no acknowledgement number */
    public TcpTalk client(String flags, int sequence, int acknowledged, String... text) {
        decoded.frame(clientFrame(flags, sequence, acknowledged).payload(String.join("", text)));
        return this;
    }

    public TcpTalk server(String flags, int sequence, int acknowledged, String... text) {
        decoded.frame(serverFrame(flags, sequence, acknowledged).payload(String.join("", text)));
        return this;
    }

    public FrameBuilder clientFrame(String flags, int sequence, int acknowledged) {
        int ack = flags.contains("A") ? serverInitial + acknowledged : 0;
        return ethernet().ip(CLIENT, SERVER).tcp(clientPort, serverPort, clientInitial + sequence, ack, flags);
    }

    public FrameBuilder serverFrame(String flags, int sequence, int acknowledged) {
        int ack = flags.contains("A") ? clientInitial + acknowledged : 0;
        return ethernet().ip(SERVER, CLIENT).tcp(serverPort, clientPort, serverInitial + sequence, ack, flags);
    }

    public TcpTalk tickAfter(Duration time) {
        decoded.tickAfter(time);
        return this;
    }

    public TcpTalk wait(Duration time) {
        decoded.wait(time);
        return this;
    }

    public TcpTalk end() {
        decoded.end();
        return this;
    }

    public Decoded decoded() {
        return decoded;
    }

    /** As {@link Decoded#told()}. */
    public List<String> told() {
        return decoded.told();
    }
}
