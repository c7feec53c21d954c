package org.dectwatch.collector.observe.media;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.domain.StreamKey;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Twin;

/** A scenario played into a meter from memory, and what came out. */
final class MeteredScenario {
    final List<StreamInterval> intervals = new ArrayList<>();
    final Map<StreamKey, StreamTotals> totals = new HashMap<>();
    final MediaMeter meter;

    MeteredScenario(List<RtpScenario.Packet> packets, MediaOptions options) {
        this(packets, options, (packet, index) -> Twin.NONE);
    }

    /** Says of a packet what decoding found. */
    interface TwinVerdict {
        Twin of(RtpScenario.Packet packet, int index);
    }

    MeteredScenario(List<RtpScenario.Packet> packets, MediaOptions options, TwinVerdict twins) {
        meter = new MediaMeter(options, this::keep);
        SdpScraper scraper = new SdpScraper(meter);
        long ordinal = 0;
        for (RtpScenario.Packet packet : packets) {
            Twin twin = twins.of(packet, (int) ordinal);
            Carriage carriage = new Carriage(packet.nanos(), "memory", ++ordinal, 46, -1, false, twin);
            ByteView payload = ByteView.of(packet.payload());
            scraper.look(packet.flow(), payload);
            meter.offer(packet.flow(), carriage, payload);
        }
        meter.end(packets.get(packets.size() - 1).nanos());
    }

    private void keep(StreamInterval interval) {
        intervals.add(interval);
        if (interval.last()) {
            totals.put(interval.key(), interval.totals());
        }
    }

    StreamTotals of(RtpScenario.Truth truth) {
        return totals.get(new StreamKey(truth.flow(), truth.ssrc()));
    }

    /** The totals of the only stream. */
    StreamTotals only() {
        if (totals.size() != 1) {
            throw new IllegalStateException("streams: " + totals.keySet());
        }
        return totals.values().iterator().next();
    }
}
