package org.dectwatch.collector.decode.ip;

import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.decode.packet.Protocols;

/**
 * What the fragments of one datagram have in common (RFC 791 section 3.2, RFC 8200 section 4.5).
 *
 * @param protocol of IPv4; for IPv6, whose fragments may name different next headers, always the fragment header's own number
 * @param copy 0 for the first copy of a frame within the twin window, 1 for the second: the fragments of a doubled datagram
 *     make two datagrams, not one and a rest
 */
record FragmentKey(
        int version,
        long sourceHigh,
        long sourceLow,
        long destinationHigh,
        long destinationLow,
        int protocol,
        long id,
        int copy) {
    static FragmentKey of(Packet packet) {
        return new FragmentKey(
                packet.version,
                packet.sourceHigh,
                packet.sourceLow,
                packet.destinationHigh,
                packet.destinationLow,
                packet.version == 4 ? packet.type : Protocols.FRAGMENT,
                packet.fragmentId,
                packet.copy);
    }
}
