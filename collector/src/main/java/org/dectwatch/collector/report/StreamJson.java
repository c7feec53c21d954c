package org.dectwatch.collector.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.dectwatch.collector.domain.EModel;
import org.dectwatch.collector.domain.LossPattern;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.StreamQuality;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.domain.TsharkNumbers;

/** A media stream of the report. */
final class StreamJson {
    private StreamJson() {}

    static ObjectNode tree(Report.ReportedStream reported, boolean concealment) {
        MediaStream stream = reported.stream();
        StreamTotals totals = stream.totals();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", reported.id());
        node.put("capture", stream.capture());
        node.put("ssrc", stream.key().ssrcText());
        node.put("source", stream.key().flow().source().toString());
        node.put("destination", stream.key().flow().destination().toString());
        ReportJson.numbers(
                node,
                "payloadTypes",
                totals.payloadTypes().stream()
                        .map(StreamTotals.PayloadUse::type)
                        .toList());
        ReportJson.texts(node, "codecs", stream.codecs());
        node.put("packets", totals.counts().packets(reported.mirrored()));
        node.put("unique", totals.counts().unique());
        node.put("duplicates", totals.counts().duplicates(reported.mirrored()));
        node.put("reordered", totals.counts().reordered());
        node.put("restarts", totals.counts().restarts());
        node.put("lost", totals.counts().lost());
        node.put("lossPercent", Math.rint(totals.counts().lossPercent() * 1000) / 1000);
        ReportJson.number(node, "meanJitterMs", totals.timing().meanJitterMs());
        ReportJson.number(node, "maxJitterMs", totals.timing().maxJitterMs());
        ReportJson.number(node, "meanDeltaMs", totals.timing().meanDeltaMs());
        ReportJson.number(node, "maxDeltaMs", totals.timing().maxDeltaMs());
        tshark(node, totals.tshark());
        ReportJson.number(node, "ptimeMs", totals.timing().ptimeMs());
        ReportJson.numbers(node, "dscp", totals.dscp());
        ReportJson.numbers(node, "vlanPriority", totals.vlanPriorities());
        node.put("encryption", totals.payload().encryption().name());
        mos(node, stream, concealment);
        node.put("claimedBy", stream.claimedBy().name());
        ReportJson.text(node, "callId", stream.callId());
        more(node, totals);
        RemoteJson.put(node, stream.remote());
        return node;
    }

    /** What the contract does not ask for. */
    private static void more(ObjectNode node, StreamTotals totals) {
        node.put("firstTime", ReportJson.text(totals.span().firstTime()));
        node.put("lastTime", ReportJson.text(totals.span().lastTime()));
        Optional<StreamTotals.PayloadUse> media = totals.payloadTypes().stream()
                .filter(use -> use.role() == StreamTotals.Role.MEDIA)
                .findFirst();
        ReportJson.number(
                node, "clockRate", media.map(StreamTotals.PayloadUse::clockRate).orElse(java.util.OptionalInt.empty()));
        node.put(
                "clockInferred",
                media.map(StreamTotals.PayloadUse::clockInferred).orElse(false));
        ReportJson.number(node, "driftPpm", totals.timing().driftPpm());
        node.put("timestampJumps", totals.timing().timestampJumps());
        node.put("payloadOctets", totals.payload().commonLength());
        LossPattern losses = totals.lossPattern();
        ObjectNode pattern = node.putObject("lossPattern");
        pattern.put("runs", losses.runs());
        pattern.put("longestRun", losses.longestRun());
        pattern.put("bursts", losses.bursts());
        pattern.put("burstDensity", rounded(losses.burstDensity()));
        pattern.put("gapDensity", rounded(losses.gapDensity()));
        pattern.put("meanBurstPackets", rounded(losses.meanBurstPackets()));
        StreamTotals.Silences silences = totals.silences();
        ObjectNode quiet = node.putObject("silences");
        quiet.put("pauses", silences.pauses());
        quiet.put("stalls", silences.stalls());
        quiet.put("outages", silences.outages());
        quiet.put("longestMs", rounded(silences.longestMs()));
        quiet.put("totalMs", rounded(silences.totalMs()));
    }

    /** By the codec that most packets bore; null, with the reason, when the model does not know it or none was recognised. */
    private static void mos(ObjectNode node, MediaStream stream, boolean concealment) {
        Optional<EModel.Mos> mos = StreamQuality.of(stream, concealment).mos();
        if (mos.isPresent()) {
            ObjectNode object = node.putObject("mos");
            object.put("value", Math.rint(mos.get().value() * 100) / 100);
            object.put("model", mos.get().model());
            object.put("ie", mos.get().ie());
            object.put("bpl", mos.get().bpl());
            object.put("burstRatio", rounded(mos.get().burstRatio()));
            object.put("concealment", concealment);
            node.putNull("mosReason");
        } else {
            node.putNull("mos");
            node.put("mosReason", stream.voice().flatMap(EModel::unrated).orElse("no codec for voice was recognised"));
        }
    }

    private static void tshark(ObjectNode node, Optional<TsharkNumbers> numbers) {
        if (numbers.isEmpty()) {
            node.putNull("tshark");
            return;
        }
        TsharkNumbers t = numbers.get().rounded();
        ObjectNode object = node.putObject("tshark");
        object.put("packets", t.packets());
        object.put("lost", t.lost());
        object.put("lostPercent", t.lostPercent());
        object.put("minDeltaMs", t.minDeltaMs());
        object.put("meanDeltaMs", t.meanDeltaMs());
        object.put("maxDeltaMs", t.maxDeltaMs());
        object.put("minJitterMs", t.minJitterMs());
        object.put("meanJitterMs", t.meanJitterMs());
        object.put("maxJitterMs", t.maxJitterMs());
        object.put("problem", t.problem());
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
