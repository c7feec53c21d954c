package org.dectwatch.collector.observe;

import org.dectwatch.collector.decode.ip.FragmentStats;
import org.dectwatch.collector.decode.transport.TcpStats;
import org.dectwatch.collector.observe.media.MediaStats;

/**
 * What an intake has done so far: a snapshot that any thread may read, about a second old.
 *
 * @param tlsEvicted TLS connections let go to make room
 */
public record IntakeCounts(
        SignallingStreams signalling, FragmentStats fragments, TcpStats tcp, MediaStats media, long tlsEvicted) {
    /**
     * SIP over connections.
     *
     * @param pings keep-alives of the side that asks (RFC 5626 4.4.1: double CRLF)
     * @param pongs their answers
     * @param skipped octets that belong to no message
     * @param evicted directions forgotten because there were too many
     */
    public record SignallingStreams(long pings, long pongs, long skipped, long evicted) {}
}
