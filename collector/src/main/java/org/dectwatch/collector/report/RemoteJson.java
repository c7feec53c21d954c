package org.dectwatch.collector.report;

import java.io.IOException;
import java.util.Optional;
import org.dectwatch.collector.domain.RemoteReport;

/** What the far ends said of a stream: {@code streams[].remote}, null when nothing. */
final class RemoteJson {
    private RemoteJson() {}

    static void write(JsonFields to, Optional<RemoteReport> remote) throws IOException {
        to.row("remote", remote, RemoteJson::report);
    }

    private static void report(JsonFields to, RemoteReport report) throws IOException {
        to.row("received", report.received(), RemoteJson::received);
        to.row("sent", report.sent(), RemoteJson::sent);
        to.rows("ratings", report.ratings(), RemoteJson::rating);
    }

    private static void received(JsonFields to, RemoteReport.Received received) throws IOException {
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
    }

    private static void sent(JsonFields to, RemoteReport.Sent sent) throws IOException {
        to.time("firstTime", sent.firstTime());
        to.time("lastTime", sent.lastTime());
        to.number("reports", sent.reports());
        to.number("packets", sent.packets());
        to.number("unseen", sent.unseen());
        to.number("lostAtEnd", sent.lostAtEnd());
    }

    private static void rating(JsonFields to, RemoteReport.Rating rating) throws IOException {
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
    }
}
