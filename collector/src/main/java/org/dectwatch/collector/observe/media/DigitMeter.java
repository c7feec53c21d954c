package org.dectwatch.collector.observe.media;

import java.util.Optional;
import org.dectwatch.collector.domain.StreamTotals.Dtmf;
import org.dectwatch.collector.domain.StreamTotals.DtmfDigits;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.protocol.rtp.TelephoneEvent;

/** Counts telephone events: packets of one key press share a time stamp (RFC 4733 section 2.5.1). */
final class DigitMeter {
    /** A call's digits are bounded: strangers could send events for ever. */
    private static final int MAX_DIGITS = 256;

    private final boolean keep;
    private final StringBuilder digits = new StringBuilder(0);
    private int lastTimestamp;
    int events;

    DigitMeter(boolean keep) {
        this.keep = keep;
    }

    /** Takes an event packet that is no duplicate; late packets of an earlier press must not come here. */
    void count(ByteView packet, int start, int length, int timestamp) {
        if (events > 0 && timestamp == lastTimestamp) {
            return;
        }
        lastTimestamp = timestamp;
        events++;
        // Longer payloads are enciphered (tag) or redundant: the key cannot be told.
        if (keep && digits.length() < MAX_DIGITS) {
            boolean clear = length == TelephoneEvent.LENGTH;
            digits.append(clear ? TelephoneEvent.key(TelephoneEvent.event(packet, start)) : '?');
        }
    }

    Dtmf dtmf(boolean last) {
        if (events == 0) {
            return Dtmf.NONE;
        }
        return new Dtmf(events, keep && last ? Optional.of(new DtmfDigits(digits.toString())) : Optional.empty());
    }
}
