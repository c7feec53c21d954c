package org.dectwatch.collector.observe.media;

import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.StreamTotals.Dtmf;
import org.dectwatch.collector.domain.StreamTotals.DtmfDigits;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.protocol.rtp.TelephoneEvent;

/** Counts telephone events: packets of one key press share a time stamp (RFC 4733 section 2.5.1). */
final class DigitMeter {
    /** A call's digits are bounded: strangers could send events for ever. */
    private static final int MAX_DIGITS = 256;

    private static final int USUAL_CLOCK = 8000;

    private final boolean keep;
    private final StringBuilder digits = new StringBuilder(0);
    private int lastTimestamp;
    private int toneMs = -1;
    private int shortestMs = -1;
    private int longestMs = -1;
    int events;

    DigitMeter(boolean keep) {
        this.keep = keep;
    }

    /**
     * Takes an event packet that is no duplicate; late packets of an earlier press must not come here.
     *
     * @param clock Hz; 0 while unknown
     */
    void count(ByteView packet, int start, int length, int timestamp, int clock) {
        // Longer payloads are enciphered (tag) or redundant: neither key nor duration can be told.
        boolean clear = length == TelephoneEvent.LENGTH;
        boolean sameTone = events > 0 && timestamp == lastTimestamp;
        if (!sameTone) {
            endTone();
        }
        if (clear) {
            int ticks = TelephoneEvent.duration(packet, start);
            toneMs = Math.max(toneMs, (int) (ticks * 1000L / (clock == 0 ? USUAL_CLOCK : clock)));
        }
        if (sameTone) {
            return;
        }
        lastTimestamp = timestamp;
        events++;
        if (keep && digits.length() < MAX_DIGITS) {
            digits.append(clear ? TelephoneEvent.key(TelephoneEvent.event(packet, start)) : '?');
        }
    }

    private void endTone() {
        if (toneMs >= 0) {
            shortestMs = shortestMs < 0 ? toneMs : Math.min(shortestMs, toneMs);
            longestMs = Math.max(longestMs, toneMs);
        }
        toneMs = -1;
    }

    Dtmf dtmf(boolean last) {
        if (events == 0) {
            return Dtmf.NONE;
        }
        if (last) {
            endTone();
        }
        return new Dtmf(
                events,
                keep && last ? Optional.of(new DtmfDigits(digits.toString())) : Optional.empty(),
                shortestMs < 0 ? OptionalInt.empty() : OptionalInt.of(shortestMs),
                longestMs < 0 ? OptionalInt.empty() : OptionalInt.of(longestMs));
    }
}
