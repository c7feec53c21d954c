package org.dectwatch.collector.decode.transport;

import java.util.Optional;
import org.dectwatch.collector.decode.ip.Ip;
import org.dectwatch.collector.decode.packet.Layer;
import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.decode.packet.Protocols;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.Transport;

/** ICMP (RFC 792) and ICMPv6 (RFC 4443) errors: who complained, about which packet. What they quote is never traffic. */
public final class IcmpErrors {
    private static final int HEADER = 8;
    private static final int PORTS = 4;
    private static final int UDP_HEADER = 8;
    private static final int TCP_OFFSET = 12;
    private static final int MOST_HEADERS = 8;
    private static final int ICMPV6_INFORMATIONAL = 128;

    private IcmpErrors() {}

    /**
     * Reads the ICMP message at which the packet is; empty for what is no error, or quotes neither UDP, TCP nor SCTP.
     *
     * @throws Malformed when the message or what it quotes is too short to name a packet
     */
    public static Optional<Segment.IcmpError> read(Packet packet, Carriage carriage) {
        packet.need(2);
        int type = packet.bytes.u8(packet.at);
        int code = packet.bytes.u8(packet.at + 1);
        if (!(packet.layer == Layer.ICMPV6 ? type < ICMPV6_INFORMATIONAL : isError(type))) {
            return Optional.empty();
        }
        if (packet.left() < HEADER) {
            throw new Malformed(Malformed.Reason.ICMP_HEADER, packet.at);
        }
        Packet quoted = quoted(packet);
        return transport(quoted.type)
                .map(transport -> new Segment.IcmpError(
                        flow(quoted, transport), carriage, packet.source(), type, code, payload(quoted, transport)));
    }

    /** Destination unreachable, source quench, redirect, time exceeded, parameter problem. */
    private static boolean isError(int type) {
        return switch (type) {
            case 3, 4, 5, 11, 12 -> true;
            default -> false;
        };
    }

    /** The quoted packet, at its transport header, {@code type} its protocol. */
    private static Packet quoted(Packet packet) {
        Packet quoted = new Packet();
        quoted.bytes = packet.bytes;
        quoted.at = packet.at + HEADER;
        quoted.end = packet.end;
        quoted.announced = packet.announced;
        Ip.peel(quoted);
        for (int i = 0; quoted.layer == Layer.EXTENSION && i < MOST_HEADERS; i++) {
            Ip.peelExtension(quoted);
        }
        return quoted;
    }

    private static Optional<Transport> transport(int protocol) {
        return switch (protocol) {
            case Protocols.UDP -> Optional.of(Transport.UDP);
            case Protocols.TCP -> Optional.of(Transport.TCP);
            case Protocols.SCTP -> Optional.of(Transport.SCTP);
            default -> Optional.empty();
        };
    }

    private static Flow flow(Packet quoted, Transport transport) {
        boolean ports = firstOfDatagram(quoted) && quoted.left() >= PORTS;
        return new Flow(
                transport,
                new Endpoint(quoted.source(), ports ? quoted.bytes.u16(quoted.at) : 0),
                new Endpoint(quoted.destination(), ports ? quoted.bytes.u16(quoted.at + 2) : 0));
    }

    private static ByteView payload(Packet quoted, Transport transport) {
        if (!firstOfDatagram(quoted)) {
            return ByteView.empty();
        }
        int header = switch (transport) {
            case UDP -> UDP_HEADER;
            case TCP ->
                quoted.left() > TCP_OFFSET ? (quoted.bytes.u8(quoted.at + TCP_OFFSET) >>> 4) * 4 : Integer.MAX_VALUE;
            default -> Integer.MAX_VALUE;
        };
        return header >= quoted.left()
                ? ByteView.empty()
                : quoted.bytes.slice(quoted.at + header, quoted.left() - header);
    }

    private static boolean firstOfDatagram(Packet quoted) {
        return quoted.layer != Layer.FRAGMENT || quoted.fragmentOffset == 0;
    }
}
