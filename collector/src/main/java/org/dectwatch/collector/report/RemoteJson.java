package org.dectwatch.collector.report;

import java.io.IOException;
import java.util.Optional;
import org.dectwatch.collector.domain.RemoteReport;

/** What the far ends said of a stream: {@code streams[].remote}, null when nothing. */
final class RemoteJson {
    private RemoteJson() {}

    static void write(JsonFields to, Optional<RemoteReport> remote) throws IOException {
        if (remote.isEmpty()) {
            to.none("remote");
            return;
        }
        to.object("remote");
        received(to, remote.get().received());
        sent(to, remote.get().sent());
        to.array("ratings");
        for (RemoteReport.Rating rating : remote.get().ratings()) {
            rating(to, rating);
        }
        to.endArray();
        to.endObject();
    }

    private static void received(JsonFields to, Optional<RemoteReport.Received> said) throws IOException {
        if (said.isEmpty()) {
            to.none("received");
            return;
        }
        RemoteReport.Received received = said.get();
        to.object("received");
        to.text("by", received.by().toString());
        to.time("firstTime", received.firstTime());
        to.time("lastTime", received.lastTime());
        to.number("reports", received.reports());
        to.number("lost", received.lost());
        to.rounded("lossPercent", received.lossPercent());
        to.rounded("maxLossPercent", received.maxLossPercent());
        to.rounded("jitterMs", received.jitterMs());
        to.rounded("maxJitterMs", received.maxJitterMs());
        to.rounded("meanRoundTripMs", received.meanRoundTripMs());
        to.rounded("maxRoundTripMs", received.maxRoundTripMs());
        to.endObject();
    }

    private static void sent(JsonFields to, Optional<RemoteReport.Sent> said) throws IOException {
        if (said.isEmpty()) {
            to.none("sent");
            return;
        }
        RemoteReport.Sent sent = said.get();
        to.object("sent");
        to.time("firstTime", sent.firstTime());
        to.time("lastTime", sent.lastTime());
        to.number("reports", sent.reports());
        to.number("packets", sent.packets());
        to.number("unseen", sent.unseen());
        to.number("lostAtEnd", sent.lostAtEnd());
        to.endObject();
    }

    private static void rating(JsonFields to, RemoteReport.Rating rating) throws IOException {
        to.object();
        to.text("origin", rating.origin().name());
        to.time("time", rating.time());
        to.text("model", rating.model());
        to.rounded("mosListening", rating.mosListening());
        to.rounded("mosConversational", rating.mosConversational());
        to.rounded("rFactor", rating.rFactor());
        to.rounded("lossPercent", rating.lossPercent());
        to.rounded("discardPercent", rating.discardPercent());
        to.rounded("burstLossPercent", rating.burstLossPercent());
        to.rounded("jitterMs", rating.jitterMs());
        to.rounded("roundTripMs", rating.roundTripMs());
        to.endObject();
    }
}
