package org.dectwatch.collector.observe.media;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.domain.StreamTotals.Role;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.KnownFlow;
import org.dectwatch.collector.net.PassingDatagram;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.protocol.rtp.RtpHeader;
import org.jspecify.annotations.Nullable;

/** The state of one stream: both ways of counting, side by side. Mutable, on the capture thread only. */
final class RtpStream {
    /** Clock drift and packet time come out as well from every eighth packet, after the first few. */
    private static final int SAMPLE_EVERY = 8;

    private static final int EARLY = 64;

    final Flow flow;
    final int ssrc;
    final int hash;
    final String source;
    final long firstNanos;
    final long firstOrdinal;
    long lastNanos;
    long lastOrdinal;
    /** Its place in the table's dense list. */
    int place;
    /** The flow at which it hangs, while it does. */
    @Nullable KnownFlow hangsAt;

    final SequenceWindow window = new SequenceWindow();
    final InterarrivalMeter arrivals;
    final CommonValue steps = new CommonValue();
    final DriftFit drift = new DriftFit();
    final PayloadSampler sampler = new PayloadSampler();
    final DigitMeter digits;
    final List<PayloadSlot> slots = new ArrayList<>(2);
    final IntervalLog log = new IntervalLog();

    @Nullable TsharkCount tshark;

    private boolean tsharkLooked;
    private int hintVersion = -1;

    long networkTwins;
    long mirrorTwins;
    long dscpSeen;
    int vlanSeen;

    private final ClockGuess guess = new ClockGuess();
    private PayloadSlot slot;
    private @Nullable PayloadSlot lastMedia;
    private int lastTimestamp;

    RtpStream(int ssrc, int hash, PassingDatagram first, MediaOptions options) {
        this.flow = first.flow();
        this.ssrc = ssrc;
        this.hash = hash;
        this.source = first.source();
        this.firstNanos = first.timeNanos();
        this.firstOrdinal = first.ordinal();
        this.lastNanos = firstNanos;
        this.arrivals = new InterarrivalMeter(options.silence().toNanos() / 1e6);
        this.digits = new DigitMeter(options.keepDigits());
        this.slot = new PayloadSlot(RtpHeader.payloadType(first.payload()), firstNanos, firstOrdinal);
        slots.add(slot);
    }

    /**
     * Counts one packet, borrowed for the call.
     *
     * @param start where the payload begins
     * @param length octets of payload
     * @param epochNanos time of the capture's first frame
     */
    void count(PassingDatagram datagram, int start, int length, ClockHints hints, long epochNanos) {
        ByteView packet = datagram.payload();
        long nanos = datagram.timeNanos();
        int sequence = RtpHeader.sequence(packet);
        int timestamp = RtpHeader.timestamp(packet);
        boolean marker = RtpHeader.marker(packet);
        choose(RtpHeader.payloadType(packet), datagram, hints);
        asTshark(nanos - epochNanos, sequence, timestamp, marker, hints);
        lastNanos = nanos;
        lastOrdinal = datagram.ordinal();
        mark(datagram);
        if (datagram.twin() != Twin.NONE && window.isCopy(sequence)) {
            countTwin(datagram.twin());
            return;
        }
        SequenceWindow.Verdict verdict = window.count(sequence);
        if (verdict == SequenceWindow.Verdict.DUPLICATE) {
            return;
        }
        if (verdict == SequenceWindow.Verdict.RESTART) {
            rebase();
        }
        if (!slot.explained()) {
            slot.judge(length, timestamp);
        }
        slot.packets++;
        slot.lastNanos = nanos;
        slot.lastTimestamp = timestamp;
        switch (slot.role) {
            case MEDIA -> media(nanos, timestamp, marker, verdict, packet, start, length);
            case TELEPHONE_EVENT -> event(timestamp, verdict, packet, start, length);
            case COMFORT_NOISE -> arrivals.interrupt();
        }
    }

    private void media(
            long nanos,
            int timestamp,
            boolean marker,
            SequenceWindow.Verdict verdict,
            ByteView packet,
            int start,
            int length) {
        sampler.count(packet, start, length);
        if (verdict == SequenceWindow.Verdict.STRAY) {
            return;
        }
        if (lastMedia != slot) {
            if (lastMedia != null && lastMedia.clock != slot.clock) {
                rebase();
            }
            lastMedia = slot;
        }
        boolean inOrder = verdict == SequenceWindow.Verdict.IN_ORDER;
        int missing = window.missingBefore();
        if (!arrivals.measure(nanos, timestamp, slot.clock, marker, missing, steps)) {
            drift.rebase();
        }
        if (inOrder) {
            inOrder(nanos, timestamp, missing);
        }
    }

    private void inOrder(long nanos, int timestamp, int missing) {
        boolean sampled = window.unique < EARLY || (window.unique & SAMPLE_EVERY - 1) == 0;
        if (sampled && missing == 0 && timestamp != lastTimestamp && window.unique > 1) {
            steps.count(timestamp - lastTimestamp);
        }
        lastTimestamp = timestamp;
        if (slot.clock == 0) {
            int rate = guess.count(slot.type, nanos, timestamp);
            if (rate > 0) {
                slot.infer(rate);
                rebase();
            }
        } else if (sampled) {
            drift.count(nanos, timestamp, slot.clock);
        }
    }

    private void event(int timestamp, SequenceWindow.Verdict verdict, ByteView packet, int start, int length) {
        arrivals.interrupt();
        if (verdict == SequenceWindow.Verdict.IN_ORDER && length >= 4) {
            digits.count(packet, start, length, timestamp, slot.clock);
        }
    }

    private void rebase() {
        arrivals.rebase();
        drift.rebase();
    }

    private void choose(int type, PassingDatagram datagram, ClockHints hints) {
        if (slot.type != type) {
            slot = slotOf(type, datagram);
        }
        slot.resolve(flow, hints);
    }

    private PayloadSlot slotOf(int type, PassingDatagram datagram) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).type == type) {
                return slots.get(i);
            }
        }
        PayloadSlot added = new PayloadSlot(type, datagram.timeNanos(), datagram.ordinal());
        slots.add(added);
        return added;
    }

    private void asTshark(long sinceEpoch, int sequence, int timestamp, boolean marker, ClockHints hints) {
        if (tshark == null && (!tsharkLooked || hintVersion != hints.version())) {
            tsharkLooked = true;
            hintVersion = hints.version();
            tshark = tsharkLists(hints) ? new TsharkCount() : null;
        }
        if (tshark != null) {
            tshark.count(sinceEpoch, sequence, timestamp, slot.type, marker, slot.tsharkClock);
        }
    }

    private boolean tsharkLists(ClockHints hints) {
        return !TsharkPorts.claimed(flow.source().port())
                        && !TsharkPorts.claimed(flow.destination().port())
                || hints.announced(flow.destination())
                || hints.announced(flow.source());
    }

    private void mark(PassingDatagram datagram) {
        if (datagram.dscp() >= 0) {
            dscpSeen |= 1L << datagram.dscp();
        }
        if (datagram.vlanPriority() >= 0) {
            vlanSeen |= 1 << datagram.vlanPriority();
        }
    }

    private void countTwin(Twin twin) {
        if (twin == Twin.MIRROR) {
            mirrorTwins++;
        } else {
            networkTwins++;
        }
    }

    /** The media type in use, for judging payloads; empty before any. */
    @Nullable PayloadSlot media() {
        return lastMedia != null ? lastMedia : slot.role == Role.MEDIA ? slot : null;
    }
}
