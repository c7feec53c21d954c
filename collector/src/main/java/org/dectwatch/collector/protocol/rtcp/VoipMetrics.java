package org.dectwatch.collector.protocol.rtcp;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * VoIP metrics of a receiver (XR block 7, RFC 3611 section 4.7). Unavailable values (127) are empty.
 *
 * @param about SSRC of the stream
 * @param lossRate 256ths
 * @param discardRate 256ths
 * @param burstDensity 256ths
 * @param gapDensity 256ths
 * @param burstMs mean duration of bursts
 * @param gapMs mean duration of gaps
 * @param roundTripMs between the RTP interfaces; 0 when unknown
 * @param endSystemDelayMs of the receiver; 0 when unknown
 * @param rFactor 0..100
 * @param mosListening 1.0..5.0
 * @param mosConversational 1.0..5.0
 * @param gmin threshold of gaps, packets
 * @param concealment 3 standard, 2 enhanced, 1 disabled, 0 unspecified
 */
public record VoipMetrics(
        int about,
        int lossRate,
        int discardRate,
        int burstDensity,
        int gapDensity,
        int burstMs,
        int gapMs,
        int roundTripMs,
        int endSystemDelayMs,
        OptionalInt rFactor,
        OptionalDouble mosListening,
        OptionalDouble mosConversational,
        int gmin,
        int concealment,
        int jitterBufferNominalMs) {}
