package org.dectwatch.collector.net;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What decoding makes of frames: datagrams, and TCP connections as bytes in order with honest gaps. {@code flow} always points
 * in the direction in which the segment travelled. TCP segments carry the serial number of their connection: a 5-tuple that is
 * used again gets a new one. Bytes are borrowed, valid during the call only.
 */
public sealed interface Segment {
    Flow flow();

    Carriage carriage();

    /** One UDP datagram, IP fragments joined. */
    record Datagram(Flow flow, Carriage carriage, ByteView payload) implements Segment {}

    /**
     * One message as a HEP peer reports it: the flow is the one the message travelled on, whatever brought the report. The
     * carriage has the time at which the report was received.
     *
     * @param sentNanos when the peer says it was on the wire, nanoseconds since 1970: a foreign clock; empty when it does not say
     */
    record Reported(Flow flow, Carriage carriage, OptionalLong sentNanos, ByteView payload) implements Segment {}

    /**
     * A TCP connection appears. {@code flow} is client to server: the SYN's direction, or, in mid-stream, a guess from the ports
     * (see {@code decode}). Sent once per connection, before any data; later parts of the handshake update nothing.
     *
     * @param syn the SYN was seen
     * @param synAck the answer to it was seen
     * @param midStream neither was: the capture began later, or lost them
     */
    record StreamStart(Flow flow, Carriage carriage, long connection, boolean syn, boolean synAck, boolean midStream)
            implements Segment {}

    /** The next bytes of one direction, in order, each octet once. */
    record StreamData(Flow flow, Carriage carriage, long connection, ByteView bytes) implements Segment {}

    /**
     * Bytes of one direction that were never captured; what follows continues after them.
     *
     * @param missing number of octets, 1 at least
     */
    record StreamGap(Flow flow, Carriage carriage, long connection, long missing) implements Segment {}

    /**
     * The connection is over: both FINs, a RST, idle for longer than the limit, evicted to make room,
     * replaced by a new one, or the source ended. {@code flow} is the direction of
     * the first side to close; client to server for the others. A half close (one FIN) is told by {@link StreamHalfClose}.
     */
    record StreamEnd(Flow flow, Carriage carriage, long connection, End reason) implements Segment {}

    /**
     * One side sent its FIN (after all its bytes); {@code flow} is its direction.
     *
     * @param closer direction of the side that closed first; empty when a frame that would tell is missing
     */
    record StreamHalfClose(Flow flow, Carriage carriage, long connection, Optional<Flow> closer) implements Segment {}

    /**
     * What the transport says of bytes without carrying any: told once for the bytes at hand, never once a segment. {@code flow} is
     * the direction of those bytes.
     */
    record StreamSign(Flow flow, Carriage carriage, long connection, Sign sign) implements Segment {}

    /**
     * A SYN that led nowhere. {@code flow} is client to server, the frame that of the RST or of the last SYN. Its time is that of
     * the RST; unanswered, the moment at which waiting ended (the deadline's own time, or the end of the source).
     *
     * @param attempts SYNs seen, twins not counted; 1 at least
     */
    record ConnectFailed(Flow flow, Carriage carriage, long connection, Failure reason, int attempts)
            implements Segment {}

    /**
     * An ICMP error. {@code flow} is that of the quoted packet, in its own direction; ports are 0 when the quote is too short.
     *
     * @param reporter who sent the error
     * @param type ICMP or ICMPv6 type
     * @param code its code
     * @param quoted the quoted transport payload, perhaps cut; it is never traffic
     */
    record IcmpError(Flow flow, Carriage carriage, IpAddress reporter, int type, int code, ByteView quoted)
            implements Segment {}

    enum End {
        FIN,
        /** Both FINs, and whose was first is not known: a frame that would tell is missing. */
        FIN_EITHER,
        RST,
        TIMEOUT,
        EVICTED,
        /** A SYN with another initial sequence number reused the addresses and ports: both ends had forgotten this connection. */
        REPLACED,
        /** The capture ended first. */
        SOURCE_ENDED
    }

    enum Sign {
        /** All bytes told of this direction have arrived, and nothing that the other side said until then is missing here. */
        ACKNOWLEDGED,
        /** Its sender sends bytes again that were seen: he has no acknowledgement. */
        REPEATED,
        /** Its sender asks whether the other side is still there (RFC 9293 section 3.8.4). */
        KEEP_ALIVE
    }

    enum Failure {
        REFUSED,
        UNANSWERED
    }
}
