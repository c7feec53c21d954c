package org.dectwatch.collector.protocol.rtcp;

/**
 * What a receiver says about one source (RFC 3550 section 6.4.1).
 *
 * @param about SSRC of the source
 * @param fraction lost since the report before, in 256ths, 0..255
 * @param cumulative lost since the beginning; negative when duplicates outnumber losses
 * @param highest extended highest sequence number received
 * @param jitter in units of the time stamp, unsigned 32 bits
 * @param lastReport middle 32 bits of the NTP time of the last SR; 0 when there was none
 * @param delay since that SR, 1/65536 s
 */
public record ReportBlock(
        int about, int fraction, int cumulative, long highest, long jitter, long lastReport, long delay) {
    /** 0..100. */
    public double fractionPercent() {
        return 100.0 * fraction / 256;
    }

    /** How long its author kept the SR it answers, milliseconds. */
    public double delayMs() {
        return delay * 1000.0 / 65536;
    }
}
