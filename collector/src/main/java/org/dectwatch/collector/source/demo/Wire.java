package org.dectwatch.collector.source.demo;

import java.util.function.Consumer;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.write.FrameBuilder;

/**
 * The switch ports of the two servers, where the capture stands: it sees what a server sends, and what reaches it. Frames are
 * tagged as a voice network would: EF and priority 5 for media, CS3 and priority 3 for signalling.
 */
final class Wire {
    private static final long ROUTER = 0x0200_00DE_0001L;

    private final Agenda agenda;
    private final Consumer<byte[]> tap;
    private int packets;

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

    /** The server sends. True when it gets to where it should. */
    boolean send(DemoServer from, int port, Endpoint to, Kind kind, byte[] payload) {
        if (!from.up()) {
            return false;
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
        Endpoint destination = new Endpoint(to.place().address(), port);
        int id = ++packets & 0xffff;
        tap.accept(frame(to, kind, to.place().mac(), ROUTER, from, destination, id, payload));
        return true;
    }

    /** Whether packets pass between the server and the world. */
    boolean passable(DemoServer server) {
        return !(server.name().equals(Roster.NORTH) && Incident.PATH_CUT.on(agenda.now()));
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
