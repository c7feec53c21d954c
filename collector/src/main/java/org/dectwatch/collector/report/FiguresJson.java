package org.dectwatch.collector.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.dectwatch.collector.domain.SessionResult;

/** The figures of RFC 6076 in the report. */
final class FiguresJson {
    private FiguresJson() {}

    static ObjectNode tree(SessionFigures figures) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sessionRequests", figures.allRequests());
        ObjectNode results = node.putObject("results");
        for (SessionResult result : SessionResult.values()) {
            if (figures.count(result) > 0) {
                results.put(result.name().toLowerCase(Locale.ROOT), figures.count(result));
            }
        }
        ReportJson.number(node, "serPercent", figures.ser());
        ReportJson.number(node, "seerPercent", figures.seer());
        ReportJson.number(node, "isaPercent", figures.isa());
        ReportJson.number(node, "scrPercent", figures.scr());
        ReportJson.number(node, "iraPercent", figures.ira());
        delays(node, "srdAnswered", figures.requestDelayOfAnswered());
        delays(node, "srdFailed", figures.requestDelayOfFailed());
        delays(node, "sdd", figures.disconnectDelay());
        delays(node, "sdt", figures.duration());
        return node;
    }

    private static void delays(ObjectNode parent, String name, SessionFigures.Delays delays) {
        ObjectNode node = parent.putObject(name);
        node.put("count", delays.count());
        ReportJson.number(node, "medianMs", delays.medianMs());
        ReportJson.number(node, "maxMs", delays.maxMs());
    }
}
