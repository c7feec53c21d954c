package org.dectwatch.collector.protocol.rtcp;

/**
 * Answer to a receiver reference time (DLRR, XR block 5, RFC 3611 section 4.5): lets a receiver that sends nothing know the round
 * trip.
 *
 * @param about SSRC of the receiver
 * @param lastReport middle 32 bits of its reference time
 * @param delay since then, 1/65536 s
 */
public record DelaySinceReport(int about, long lastReport, long delay) {}
