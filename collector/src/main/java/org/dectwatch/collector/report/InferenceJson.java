package org.dectwatch.collector.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.dectwatch.collector.domain.InferredRegistrations;
import org.dectwatch.collector.domain.TlsInference;

/** What is inferred, apart from what is known; each with its confidence. */
final class InferenceJson {
    private InferenceJson() {}

    static ObjectNode tree(TlsInference inference) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("confidence", inference.confidence());
        node.put("granted", inference.granted());
        node.put("refused", inference.refused());
        node.put("plain", inference.plain());
        node.put("shared", inference.shared());
        seconds(node, "keepAliveSeconds", inference.keepAlive());
        ReportJson.text(node, "keepAliveBy", inference.keepAliveBy().map(Enum::name));
        seconds(node, "idleBeforeEndSeconds", inference.idleBeforeEnd());
        return node;
    }

    static ObjectNode tree(InferredRegistrations inferred) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("server", inferred.server());
        node.put("confidence", inferred.confidence());
        node.put("granted", inferred.exchanges());
        node.put("refused", inferred.refused());
        seconds(node, "refreshSeconds", inferred.period());
        if (inferred.refreshers().isPresent()) {
            node.put("refreshers", inferred.refreshers().getAsInt());
        } else {
            node.putNull("refreshers");
        }
        node.put("configured", inferred.configured());
        return node;
    }

    private static void seconds(ObjectNode node, String name, Optional<Duration> duration) {
        if (duration.isPresent()) {
            node.put(name, Math.round(duration.get().toNanos() / 1e6) / 1e3);
        } else {
            node.putNull(name);
        }
    }
}
