package org.dectwatch.collector.observe.media;

import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.protocol.rtcp.RtcpCompound;

/** RTCP as it passed: {@code flow} is its own 5-tuple, usually one port above the media's, or the same when multiplexed. */
public record RtcpSeen(Flow flow, Carriage carriage, RtcpCompound compound) {}
