package org.dectwatch.collector.protocol.hep;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Flow;

/**
 * A HEPv3 packet.
 *
 * @param flow inner addresses, ports and transport; empty when a chunk of them is missing or the protocol is none we carry
 * @param ipProtocol chunk 2: 6 TCP, 17 UDP, 22 TLS as Kamailio writes it, 132 SCTP; empty when missing
 * @param sentNanos time stamp of the sender in nanoseconds since 1970: a foreign clock; empty when missing
 * @param type chunk 11: see {@link HepType}
 * @param captureId chunk 12, unsigned
 * @param nodeName chunk 19
 * @param correlationId chunk 17: usually the Call-ID
 * @param vlan chunk 18
 * @param key how the authentication key compared
 * @param payload content, inflated when it came compressed; borrowed unless inflated
 */
public record HepPacket(
        Optional<Flow> flow,
        OptionalInt ipProtocol,
        OptionalLong sentNanos,
        HepType type,
        OptionalLong captureId,
        Optional<String> nodeName,
        Optional<String> correlationId,
        OptionalInt vlan,
        HepKey key,
        ByteView payload) {}
