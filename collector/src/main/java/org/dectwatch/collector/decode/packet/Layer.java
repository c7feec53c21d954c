package org.dectwatch.collector.decode.packet;

/** What begins at {@link Packet#at}: the state of the decoder's loop. */
public enum Layer {
    ETHERNET,
    /** What {@link Packet#type} says as an EtherType. */
    ETHER_TYPE,
    PPPOE,
    PPP,
    MPLS,
    IP,
    /** What {@link Packet#type} says as an IPv6 next header or as AH. */
    EXTENSION,
    FRAGMENT,
    GRE,
    UDP,
    // From here on nothing more is peeled.
    DATAGRAM,
    TCP,
    ICMP,
    ICMPV6,
    /** A fragment that waits for others. */
    WAITING,
    /** IP that carries a protocol this product does not read. */
    OTHER_PROTOCOL,
    NOT_IP;

    /** The decoder's loop stops here. */
    public boolean last() {
        return compareTo(DATAGRAM) >= 0;
    }

    /** What an IP header announces by this protocol number (IANA, "Assigned Internet Protocol Numbers"). */
    public static Layer ofProtocol(int protocol, int ipVersion) {
        return switch (protocol) {
            case Protocols.UDP -> UDP;
            case Protocols.TCP -> TCP;
            case Protocols.ICMP -> ICMP;
            case Protocols.ICMPV6 -> ICMPV6;
            case Protocols.IPV4, Protocols.IPV6 -> IP;
            case Protocols.GRE -> GRE;
            case Protocols.AH -> EXTENSION;
            case Protocols.HOP_BY_HOP,
                    Protocols.ROUTING,
                    Protocols.FRAGMENT,
                    Protocols.DESTINATION_OPTIONS,
                    Protocols.MOBILITY -> ipVersion == 6 ? EXTENSION : OTHER_PROTOCOL;
            default -> OTHER_PROTOCOL;
        };
    }
}
