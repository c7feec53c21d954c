package org.dectwatch.collector.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.dectwatch.collector.domain.RemoteReport;

/** What the far ends said of a stream: {@code streams[].remote}, null when nothing. */
final class RemoteJson {
    private RemoteJson() {}

    static void put(ObjectNode stream, Optional<RemoteReport> remote) {
        if (remote.isEmpty()) {
            stream.putNull("remote");
            return;
        }
        ObjectNode node = stream.putObject("remote");
        received(node, remote.get().received());
        sent(node, remote.get().sent());
        ArrayNode ratings = node.putArray("ratings");
        remote.get().ratings().forEach(rating -> rating(ratings.addObject(), rating));
    }

    private static void received(ObjectNode remote, Optional<RemoteReport.Received> said) {
        if (said.isEmpty()) {
            remote.putNull("received");
            return;
        }
        RemoteReport.Received received = said.get();
        ObjectNode node = remote.putObject("received");
        node.put("by", received.by().toString());
        node.put("firstTime", ReportJson.text(received.firstTime()));
        node.put("lastTime", ReportJson.text(received.lastTime()));
        node.put("reports", received.reports());
        node.put("lost", received.lost());
        ReportJson.number(node, "lossPercent", received.lossPercent());
        node.put("maxLossPercent", Math.rint(received.maxLossPercent() * 1000) / 1000);
        ReportJson.number(node, "jitterMs", received.jitterMs());
        ReportJson.number(node, "maxJitterMs", received.maxJitterMs());
        ReportJson.number(node, "meanRoundTripMs", received.meanRoundTripMs());
        ReportJson.number(node, "maxRoundTripMs", received.maxRoundTripMs());
    }

    private static void sent(ObjectNode remote, Optional<RemoteReport.Sent> said) {
        if (said.isEmpty()) {
            remote.putNull("sent");
            return;
        }
        RemoteReport.Sent sent = said.get();
        ObjectNode node = remote.putObject("sent");
        node.put("firstTime", ReportJson.text(sent.firstTime()));
        node.put("lastTime", ReportJson.text(sent.lastTime()));
        node.put("reports", sent.reports());
        node.put("packets", sent.packets());
        ReportJson.number(node, "unseen", sent.unseen());
        ReportJson.number(node, "lostAtEnd", sent.lostAtEnd());
    }

    private static void rating(ObjectNode node, RemoteReport.Rating rating) {
        node.put("origin", rating.origin().name());
        node.put("time", ReportJson.text(rating.time()));
        node.put("model", rating.model());
        ReportJson.number(node, "mosListening", rating.mosListening());
        ReportJson.number(node, "mosConversational", rating.mosConversational());
        ReportJson.number(node, "rFactor", rating.rFactor());
        ReportJson.number(node, "lossPercent", rating.lossPercent());
        ReportJson.number(node, "discardPercent", rating.discardPercent());
        ReportJson.number(node, "burstLossPercent", rating.burstLossPercent());
        ReportJson.number(node, "jitterMs", rating.jitterMs());
        ReportJson.number(node, "roundTripMs", rating.roundTripMs());
    }
}
