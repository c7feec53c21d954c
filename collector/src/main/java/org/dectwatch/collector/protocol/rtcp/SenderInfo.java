package org.dectwatch.collector.protocol.rtcp;

/**
 * What a sender says about itself (SR, RFC 3550 section 6.4.1).
 *
 * @param ntp its clock, 32.32 seconds since 1900
 * @param rtpTime the same moment as an RTP time stamp, unsigned 32 bits
 * @param packets sent since the beginning, unsigned 32 bits
 * @param octets payload sent, unsigned 32 bits
 */
public record SenderInfo(long ntp, long rtpTime, long packets, long octets) {
    /** The middle 32 bits, as a receiver repeats them. */
    public long middleNtp() {
        return ntp >>> 16 & 0xffffffffL;
    }
}
