package org.dectwatch.collector.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.net.IpAddress;

/** Where an IP-DECT server sent its signalling, and where DNS told it to. */
final class ProxyJson {
    private ProxyJson() {}

    static ObjectNode tree(Report.ReportedProxy reported) {
        ProxyUse use = reported.use();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("server", use.server());
        ReportJson.text(node, "service", use.service());
        ReportJson.time(node, "answeredAt", use.answeredAt());
        ArrayNode targets = node.putArray("targets");
        for (ProxyUse.Target target : use.targets()) {
            ObjectNode item = targets.addObject();
            item.put("priority", target.priority());
            item.put("weight", target.weight());
            item.put("port", target.port());
            item.put("name", target.name());
            ReportJson.texts(
                    item,
                    "addresses",
                    target.addresses().stream().map(IpAddress::toString).toList());
        }
        ReportJson.text(node, "dnsTrouble", use.trouble());
        if (use.inUse().isPresent()) {
            inUse(node.putObject("inUse"), use.inUse().get());
        } else {
            node.putNull("inUse");
        }
        node.put("choice", use.choice().name());
        node.put("failovers", use.failovers());
        node.put("returns", use.returns());
        ArrayNode changes = node.putArray("changes");
        for (DomainEvent.ProxyChanged change : reported.changes()) {
            ObjectNode item = changes.addObject();
            item.put("time", ReportJson.text(change.time()));
            item.put("move", change.move().name());
            ReportJson.text(
                    item,
                    "from",
                    change.before().map(before -> before.endpoint().toString()));
            item.put("to", change.now().endpoint().toString());
            ReportJson.text(item, "name", change.now().name());
        }
        return node;
    }

    private static void inUse(ObjectNode node, ProxyUse.InUse use) {
        node.put("endpoint", use.endpoint().toString());
        ReportJson.text(node, "name", use.name());
        OptionalInt priority = use.priority();
        if (priority.isPresent()) {
            node.put("priority", priority.getAsInt());
        } else {
            node.putNull("priority");
        }
        node.put("since", ReportJson.text(use.since()));
    }
}
