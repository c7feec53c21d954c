package org.dectwatch.collector.protocol.sip;

/**
 * RFC 3261 section 20.16.
 *
 * @param number 0..2^32-1
 * @param method as written
 */
public record CSeq(long number, String method) {
    public CSeq {
        if (number < 0 || number > 0xffffffffL) {
            throw new IllegalArgumentException("CSeq must be 0..2^32-1, not " + number);
        }
    }
}
