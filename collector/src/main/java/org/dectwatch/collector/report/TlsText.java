package org.dectwatch.collector.report;

import java.time.Duration;
import java.util.Locale;
import org.dectwatch.collector.domain.InferredRegistrations;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.domain.TlsConnection;

/** TLS connections, what is inferred where they cannot be read, and the proxies they lead to, as tables. */
final class TlsText {
    private final Report report;
    private final TextClock clock;

    TlsText(Report report, TextClock clock) {
        this.report = report;
        this.clock = clock;
    }

    TextTable connections() {
        TextTable table = new TextTable(
                "BEGAN (UTC)",
                "CLIENT",
                "SERVER",
                "NAME",
                "VERSION",
                "CIPHER",
                "OUTCOME",
                "FAILURE",
                "CERTIFICATE",
                "ENDED",
                "HANDSHAKE",
                "USERS");
        for (Report.ReportedTls reported : report.tls()) {
            TlsConnection c = reported.connection();
            table.row(
                    clock.utc(c.firstTime()),
                    c.client().toString(),
                    c.server().toString(),
                    c.serverName().orElse("-"),
                    c.version().orElse("-"),
                    c.cipher().orElse("-"),
                    c.outcome().map(Enum::name).orElse("unknown"),
                    c.failure()
                            .map(f -> f.reason() + " by " + f.by()
                                    + f.alert().map(a -> " " + a).orElse(""))
                            .orElse("-"),
                    certificate(c),
                    c.close().map(close -> close.how() + " by " + close.by()).orElse("open"),
                    c.handshakeTime()
                            .map(d -> String.format(Locale.ROOT, "%.1f ms", d.toNanos() / 1e6))
                            .orElse("-"),
                    c.decrypted() || !reported.users().isEmpty()
                            ? Integer.toString(reported.users().size())
                            : "no keys");
        }
        return table;
    }

    /** What is wrong with it, else how long it lasts by the capture's own time. */
    TextTable inferred() {
        TextTable table = new TextTable(
                "IP-DECT SERVER", "GRANTED", "REFUSED", "REFRESHED EVERY", "BY ABOUT", "CONFIGURED", "CONFIDENCE");
        for (InferredRegistrations one : report.inferred()) {
            table.row(
                    one.server(),
                    Integer.toString(one.exchanges()),
                    Integer.toString(one.refused()),
                    one.period().map(TlsText::seconds).orElse("unknown"),
                    one.refreshers().isPresent() ? one.refreshers().getAsInt() + " registrations" : "unknown",
                    Integer.toString(one.configured()),
                    String.format(Locale.ROOT, "%.2f", one.confidence()));
        }
        return table;
    }

    /** Where the signalling of each server goes. */
    TextTable proxies() {
        TextTable table =
                new TextTable("IP-DECT SERVER", "USES", "NAME", "CHOICE", "OUGHT TO USE", "FAILOVERS", "RETURNS");
        for (Report.ReportedProxy reported : report.proxies()) {
            ProxyUse use = reported.use();
            table.row(
                    use.server(),
                    use.inUse().map(one -> one.endpoint().toString()).orElse("-"),
                    use.inUse().flatMap(ProxyUse.InUse::name).orElse("-"),
                    use.choice().name(),
                    use.targets().isEmpty()
                            ? "unknown"
                            : String.join(
                                    ", ",
                                    use.firstChoices().stream()
                                            .map(ProxyUse.Target::name)
                                            .toList()),
                    Integer.toString(use.failovers()),
                    Integer.toString(use.returns()));
        }
        return table;
    }

    private static String certificate(TlsConnection c) {
        if (!c.certificateFaults().isEmpty()) {
            return String.join(
                    " ",
                    c.certificateFaults().stream().map(f -> f.kind().name()).toList());
        }
        if (c.certificates().isEmpty()) {
            boolean tls13 = c.version().filter("TLSv1.3"::equals).isPresent();
            return tls13 ? "hidden (TLS 1.3)" : "not seen";
        }
        return c.certificates().get(0).left(c.firstTime()).toDays() + " days left";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toNanos() / 1e9);
    }
}
