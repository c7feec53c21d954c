package org.dectwatch.collector.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.domain.TsharkNumbers;

/** A media stream of the report. */
final class StreamJson {
    private StreamJson() {}

    static ObjectNode tree(Report.ReportedStream reported) {
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
        node.putNull("mos");
        node.put("claimedBy", stream.claimedBy().name());
        ReportJson.text(node, "callId", stream.callId());
        return node;
    }

    private static void tshark(ObjectNode node, Optional<TsharkNumbers> numbers) {
        if (numbers.isEmpty()) {
            node.putNull("tshark");
            return;
        }
        TsharkNumbers t = numbers.get();
        ObjectNode object = node.putObject("tshark");
        object.put("packets", t.packets());
        object.put("lost", t.lost());
        object.put("lostPercent", rounded(t.lostPercent()));
        object.put("minDeltaMs", rounded(t.minDeltaMs()));
        object.put("meanDeltaMs", rounded(t.meanDeltaMs()));
        object.put("maxDeltaMs", rounded(t.maxDeltaMs()));
        object.put("minJitterMs", rounded(t.minJitterMs()));
        object.put("meanJitterMs", rounded(t.meanJitterMs()));
        object.put("maxJitterMs", rounded(t.maxJitterMs()));
        object.put("problem", t.problem());
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
