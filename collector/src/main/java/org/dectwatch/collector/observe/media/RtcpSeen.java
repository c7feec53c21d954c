package org.dectwatch.collector.observe.media;

import java.util.OptionalLong;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.protocol.rtcp.RtcpCompound;

/**
 * RTCP as it passed: {@code flow} is its own 5-tuple, usually one port above the media's, or the same when multiplexed.
 *
 * @param counted packets of the sender's own stream until now, received and missing; empty for a receiver, and where the stream is
 *     neither on the same ports nor on those one below (RFC 3550 section 11)
 */
public record RtcpSeen(Flow flow, Carriage carriage, RtcpCompound compound, OptionalLong counted) {}
