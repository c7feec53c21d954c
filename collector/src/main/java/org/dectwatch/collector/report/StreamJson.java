package org.dectwatch.collector.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.EModel;
import org.dectwatch.collector.domain.LossPattern;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.StreamQuality;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.domain.TsharkNumbers;
import org.jspecify.annotations.Nullable;

/** A media stream of the report. */
final class StreamJson {
    private StreamJson() {}

    static void write(JsonFields to, Report.ReportedStream reported, boolean concealment) throws IOException {
        MediaStream stream = reported.stream();
        StreamTotals totals = stream.totals();
        to.text("id", reported.id());
        to.text("capture", stream.capture());
        to.text("ssrc", stream.key().ssrcText());
        to.text("source", stream.key().flow().source().toString());
        to.text("destination", stream.key().flow().destination().toString());
        to.numbers("payloadTypes", types(totals));
        to.texts("codecs", stream.codecs());
        counts(to, totals.counts(), reported.mirrored());
        StreamTotals.Timing timing = totals.timing();
        to.rounded("meanJitterMs", timing.meanJitterMs());
        to.rounded("maxJitterMs", timing.maxJitterMs());
        to.rounded("meanDeltaMs", timing.meanDeltaMs());
        to.rounded("maxDeltaMs", timing.maxDeltaMs());
        to.row("tshark", totals.tshark(), StreamJson::tshark);
        to.rounded("ptimeMs", timing.ptimeMs());
        to.numbers("dscp", totals.dscp());
        to.numbers("vlanPriority", totals.vlanPriorities());
        to.text("encryption", totals.payload().encryption().name());
        mos(to, stream, concealment);
        to.text("claimedBy", stream.claimedBy().name());
        to.text("callId", stream.callId());
        more(to, totals);
        lossPattern(to, totals.lossPattern());
        silences(to, totals.silences());
        RemoteJson.write(to, stream.remote());
    }

    private static List<Integer> types(StreamTotals totals) {
        List<Integer> types = new ArrayList<>(totals.payloadTypes().size());
        for (StreamTotals.PayloadUse use : totals.payloadTypes()) {
            types.add(use.type());
        }
        return types;
    }

    private static void counts(JsonFields to, StreamTotals.Counts counts, boolean mirrored) throws IOException {
        to.number("packets", counts.packets(mirrored));
        to.number("unique", counts.unique());
        to.number("duplicates", counts.duplicates(mirrored));
        to.number("reordered", counts.reordered());
        to.number("restarts", counts.restarts());
        to.number("lost", counts.lost());
        to.rounded("lossPercent", counts.lossPercent());
    }

    /** What the contract does not ask for. */
    private static void more(JsonFields to, StreamTotals totals) throws IOException {
        to.time("firstTime", totals.span().firstTime());
        to.time("lastTime", totals.span().lastTime());
        StreamTotals.PayloadUse media = firstMedia(totals);
        to.number("clockRate", media == null ? OptionalInt.empty() : media.clockRate());
        to.flag("clockInferred", media != null && media.clockInferred());
        to.rounded("driftPpm", totals.timing().driftPpm());
        to.number("timestampJumps", totals.timing().timestampJumps());
        to.number("payloadOctets", totals.payload().commonLength());
    }

    private static StreamTotals.@Nullable PayloadUse firstMedia(StreamTotals totals) {
        for (StreamTotals.PayloadUse use : totals.payloadTypes()) {
            if (use.role() == StreamTotals.Role.MEDIA) {
                return use;
            }
        }
        return null;
    }

    private static void lossPattern(JsonFields to, LossPattern losses) throws IOException {
        to.object("lossPattern");
        to.number("runs", losses.runs());
        to.number("longestRun", losses.longestRun());
        to.number("bursts", losses.bursts());
        to.rounded("burstDensity", losses.burstDensity());
        to.rounded("gapDensity", losses.gapDensity());
        to.rounded("meanBurstPackets", losses.meanBurstPackets());
        to.endObject();
    }

    private static void silences(JsonFields to, StreamTotals.Silences silences) throws IOException {
        to.object("silences");
        to.number("pauses", silences.pauses());
        to.number("stalls", silences.stalls());
        to.number("outages", silences.outages());
        to.rounded("longestMs", silences.longestMs());
        to.rounded("totalMs", silences.totalMs());
        to.endObject();
    }

    /** By the codec that most packets bore; null, with the reason, when the model does not know it or none was recognised. */
    private static void mos(JsonFields to, MediaStream stream, boolean concealment) throws IOException {
        Optional<EModel.Mos> known = StreamQuality.of(stream, concealment).mos();
        if (known.isEmpty()) {
            to.none("mos");
            to.text("mosReason", stream.voice().flatMap(EModel::unrated).orElse("no codec for voice was recognised"));
            return;
        }
        EModel.Mos mos = known.get();
        to.object("mos");
        to.exact("value", Math.rint(mos.value() * 100) / 100);
        to.text("model", mos.model());
        to.exact("ie", mos.ie());
        to.exact("bpl", mos.bpl());
        to.rounded("burstRatio", mos.burstRatio());
        to.flag("concealment", concealment);
        to.endObject();
        to.none("mosReason");
    }

    private static void tshark(JsonFields to, TsharkNumbers numbers) throws IOException {
        TsharkNumbers t = numbers.rounded();
        to.number("packets", t.packets());
        to.number("lost", t.lost());
        to.exact("lostPercent", t.lostPercent());
        to.exact("minDeltaMs", t.minDeltaMs());
        to.exact("meanDeltaMs", t.meanDeltaMs());
        to.exact("maxDeltaMs", t.maxDeltaMs());
        to.exact("minJitterMs", t.minJitterMs());
        to.exact("meanJitterMs", t.meanJitterMs());
        to.exact("maxJitterMs", t.maxJitterMs());
        to.flag("problem", t.problem());
    }
}
