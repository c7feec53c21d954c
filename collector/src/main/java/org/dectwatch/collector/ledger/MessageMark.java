package org.dectwatch.collector.ledger;

import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.SipSummary;

/**
 * What makes two messages the same on one hop (flow, Call-ID, branch, CSeq, method and status), as 64 bits: kept for many
 * thousands of messages, of which nothing else is wanted. Two different ones of 65,536 share a mark once in ten thousand million
 * captures (texts by FNV-1a).
 */
final class MessageMark {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    /** Odd, half of its bits set: spreads eight octets at once. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private MessageMark() {}

    static long of(Observation.Sip sip) {
        SipSummary message = sip.message();
        long mark = end(end(OFFSET, sip.flow().source()), sip.flow().destination());
        mark = number(mark, sip.flow().transport().ordinal());
        mark = text(mark, message.callId().orElse(""));
        mark = text(mark, message.branch().orElse(""));
        mark = number(mark, message.cseq().map(c -> c.number()).orElse(-1L));
        mark = text(mark, message.method());
        return number(mark, message.status().orElse(0));
    }

    private static long end(long mark, Endpoint end) {
        return number(number(number(mark, end.address().high()), end.address().low()), end.port());
    }

    private static long number(long mark, long number) {
        long mixed = (mark ^ number) * MIX;
        return mixed ^ mixed >>> 32;
    }

    private static long text(long mark, String text) {
        long result = mark;
        for (int i = 0; i < text.length(); i++) {
            result = (result ^ text.charAt(i)) * PRIME;
        }
        // Where one text ends and the next begins matters.
        return (result ^ 0xffff) * PRIME;
    }
}
