package org.dectwatch.collector.report;

import java.io.IOException;
import java.util.Locale;
import org.dectwatch.collector.domain.SessionResult;

/** The figures of RFC 6076 in the report. */
final class FiguresJson {
    private FiguresJson() {}

    static void write(JsonFields to, SessionFigures figures) throws IOException {
        to.object("rfc6076");
        to.number("sessionRequests", figures.allRequests());
        to.object("results");
        for (SessionResult result : SessionResult.values()) {
            if (figures.count(result) > 0) {
                to.number(result.name().toLowerCase(Locale.ROOT), figures.count(result));
            }
        }
        to.endObject();
        to.rounded("serPercent", figures.ser());
        to.rounded("seerPercent", figures.seer());
        to.rounded("isaPercent", figures.isa());
        to.rounded("scrPercent", figures.scr());
        to.rounded("iraPercent", figures.ira());
        delays(to, "srdAnswered", figures.requestDelayOfAnswered());
        delays(to, "srdFailed", figures.requestDelayOfFailed());
        delays(to, "sdd", figures.disconnectDelay());
        delays(to, "sdt", figures.duration());
        to.endObject();
    }

    private static void delays(JsonFields to, String name, SessionFigures.Delays delays) throws IOException {
        to.object(name);
        to.number("count", delays.count());
        to.rounded("medianMs", delays.medianMs());
        to.rounded("maxMs", delays.maxMs());
        to.endObject();
    }
}
