package org.dectwatch.collector.source.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.write.FrameBuilder;

/**
 * The switch ports of the servers, where the capture stands: it sees what a server sends, and what reaches it. Frames are
 * tagged as a voice network would: EF and priority 5 for media, CS3 and priority 3 for signalling.
 */
final class Wire {
    private static final long ROUTER = 0x0200_00DE_0001L;

    private final Agenda agenda;
    private final Consumer<byte[]> tap;
    private final Map<DemoServer, SecureLine> lines = new HashMap<>();
    private int packets;

    /**
     * What a TCP header says.
     *
     * @param port of the server; the proxy's is known
     * @param flags letters, as {@link FrameBuilder#tcp} takes them
     */
    record Tcp(int port, int sequence, int acknowledged, String flags) {}

    enum Kind {
        SIGNALLING(24, 3),
        MEDIA(46, 5);

        private final int dscp;
        private final int priority;

        Kind(int dscp, int priority) {
            this.dscp = dscp;
            this.priority = priority;
        }
    }

    Wire(Agenda agenda, Consumer<byte[]> tap) {
        this.agenda = agenda;
        this.tap = tap;
    }

    /** Signalling of this server goes inside TLS from now on. */
    void secure(DemoServer server, SecureLine line) {
        lines.put(server, line);
    }

    /** The server sends. True when it gets to where it should. */
    boolean send(DemoServer from, int port, Endpoint to, Kind kind, byte[] payload) {
        if (!from.up()) {
            return false;
        }
        SecureLine line = lines.get(from);
        if (line != null && kind == Kind.SIGNALLING) {
            return line.send(payload);
        }
        Endpoint source = new Endpoint(from.place().address(), port);
        tap.accept(frame(from, kind, ROUTER, from.place().mac(), source, to, from.nextPacketId(), payload));
        return passable(from);
    }

    /** Somebody sends to the server. True when it gets there. */
    boolean receive(Endpoint from, DemoServer to, int port, Kind kind, byte[] payload) {
        if (!to.up() || !passable(to)) {
            return false;
        }
        SecureLine line = lines.get(to);
        if (line != null && kind == Kind.SIGNALLING) {
            return line.receive(payload);
        }
        Endpoint destination = new Endpoint(to.place().address(), port);
        int id = ++packets & 0xffff;
        tap.accept(frame(to, kind, to.place().mac(), ROUTER, from, destination, id, payload));
        return true;
    }

    /** Whether packets pass between the server and the world. */
    boolean passable(DemoServer server) {
        SecureLine line = lines.get(server);
        return (line == null || line.up())
                && !(server.name().equals(Roster.NORTH) && Incident.PATH_CUT.on(agenda.now()));
    }

    /** A segment of the TLS connection between a server and the proxy. */
    void segment(DemoServer server, boolean fromServer, Tcp tcp, byte[] payload) {
        Endpoint near = new Endpoint(server.place().address(), tcp.port());
        Endpoint far = server.proxy();
        Endpoint from = fromServer ? near : far;
        Endpoint to = fromServer ? far : near;
        long serverMac = server.place().mac();
        int id = fromServer ? server.nextPacketId() : ++packets & 0xffff;
        tap.accept(FrameBuilder.ethernet(fromServer ? ROUTER : serverMac, fromServer ? serverMac : ROUTER)
                .vlan(server.place().vlan(), Kind.SIGNALLING.priority)
                .ip(from.address(), to.address())
                .dscp(Kind.SIGNALLING.dscp)
                .id(id)
                .tcp(from.port(), to.port(), tcp.sequence(), tcp.acknowledged(), tcp.flags())
                .payload(payload)
                .build());
    }

    private static byte[] frame(
            DemoServer server,
            Kind kind,
            long toMac,
            long fromMac,
            Endpoint from,
            Endpoint to,
            int id,
            byte[] payload) {
        return FrameBuilder.ethernet(toMac, fromMac)
                .vlan(server.place().vlan(), kind.priority)
                .ip(from.address(), to.address())
                .dscp(kind.dscp)
                .id(id)
                .udp(from.port(), to.port())
                .payload(payload)
                .build();
    }
}
