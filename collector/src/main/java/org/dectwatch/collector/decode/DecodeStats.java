package org.dectwatch.collector.decode;

import java.util.Set;
import org.dectwatch.collector.decode.ip.FragmentStats;
import org.dectwatch.collector.decode.transport.TcpStats;
import org.dectwatch.collector.decode.twin.AddressPair;
import org.dectwatch.collector.decode.twin.TwinStats;

/**
 * What became of the frames, since the decoder was made.
 *
 * @param frames frames given to decode, malformed ones included
 * @param notIp frames without IP: ARP, LLDP, lengths of 802.3, …
 * @param linkUnknown frames of a link type this product does not read
 * @param datagrams UDP datagrams handed on
 * @param truncatedDatagrams those whose end the snap length cut off
 * @param icmpErrors ICMP errors handed on: the report's {@code icmpQuoted} counts what they quote
 * @param icmpOther other ICMP: echo, neighbours, routers, errors about other protocols
 * @param otherProtocols IP packets of protocols this product does not read
 */
public record DecodeStats(
        long frames,
        long notIp,
        long linkUnknown,
        long datagrams,
        long truncatedDatagrams,
        long icmpErrors,
        long icmpOther,
        long otherProtocols,
        FragmentStats fragments,
        TcpStats tcp,
        TwinStats twins) {
    /** Address pairs whose twins are the mirror's by the verdict so far. */
    public Set<AddressPair> mirroredPairs() {
        return twins.mirroredPairs();
    }

    /** Frames that the mirror made twice: the report's {@code duplicates}. */
    public long duplicates() {
        return twins.mirrorRepeats();
    }
}
