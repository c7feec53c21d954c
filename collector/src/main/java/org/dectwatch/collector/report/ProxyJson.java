package org.dectwatch.collector.report;

import java.io.IOException;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.ProxyUse;

/** Where an IP-DECT server sent its signalling, and where DNS told it to. */
final class ProxyJson {
    private ProxyJson() {}

    static void write(JsonFields to, Report.ReportedProxy reported) throws IOException {
        ProxyUse use = reported.use();
        to.text("server", use.server());
        to.text("service", use.service());
        to.time("answeredAt", use.answeredAt());
        to.rows("targets", use.targets(), ProxyJson::target);
        to.text("dnsTrouble", use.trouble());
        to.row("inUse", use.inUse(), ProxyJson::inUse);
        to.text("choice", use.choice().name());
        to.number("failovers", use.failovers());
        to.number("returns", use.returns());
        to.rows("changes", reported.changes(), ProxyJson::change);
    }

    private static void target(JsonFields to, ProxyUse.Target target) throws IOException {
        to.number("priority", target.priority());
        to.number("weight", target.weight());
        to.number("port", target.port());
        to.text("name", target.name());
        to.texts("addresses", target.addresses());
    }

    private static void inUse(JsonFields to, ProxyUse.InUse use) throws IOException {
        to.text("endpoint", use.endpoint().toString());
        to.text("name", use.name());
        to.number("priority", use.priority());
        to.time("since", use.since());
    }

    private static void change(JsonFields to, DomainEvent.ProxyChanged change) throws IOException {
        to.time("time", change.time());
        to.text("move", change.move().name());
        to.text("from", change.before().map(ProxyUse.InUse::endpoint));
        to.text("to", change.now().endpoint().toString());
        to.text("name", change.now().name());
    }
}
