package org.dectwatch.collector.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.InferredRegistrations;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.SipCounts;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.domain.TlsConnection;

/** The report for a terminal: what is wrong first, then the tables, the failed ladders, and filters that find it in Wireshark. */
public final class ReportText {
    private static final int MOST_LADDERS = 10;

    private final Report report;
    private final ZoneId local;
    private final DateTimeFormatter clock;
    private final StringBuilder out = new StringBuilder(8192);

    private ReportText(Report report, ZoneId local) {
        this.report = report;
        this.local = local;
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    }

    /** @param local the zone whose time stands beside UTC */
    public static String render(Report report, ZoneId local) {
        return new ReportText(report, local).text();
    }

    private String text() {
        captures();
        wrong();
        registrations();
        calls();
        streams();
        tls();
        proxies();
        ladders();
        if (!report.evictions().isEmpty()) {
            section("NOT TOLD");
            report.evictions()
                    .forEach((table, count) -> line("%d rows of %s were forgotten: the table was full", count, table));
        }
        return out.toString();
    }

    private void section(String title) {
        out.append('\n').append(title).append('\n');
    }

    private void line(String format, Object... arguments) {
        out.append("  ").append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private void captures() {
        out.append("CAPTURES\n");
        for (CaptureFacts capture : report.captures()) {
            line(
                    "%s: %s, %s, %d packets",
                    capture.file(), capture.format(), String.join("+", capture.linkTypes()), capture.packets());
            if (capture.firstTime().isPresent() && capture.lastTime().isPresent()) {
                Instant first = capture.firstTime().get();
                Instant last = capture.lastTime().get();
                line(
                        "  from %s to %s UTC (%s to %s local), %s",
                        day(first, ZoneOffset.UTC),
                        day(last, ZoneOffset.UTC),
                        day(first, local),
                        day(last, local),
                        seconds(Duration.between(first, last)));
            }
            if (capture.incomplete()) {
                line("  the file ends in the middle of a record: what came before it is told");
            }
            if (capture.truncated() > 0) {
                line("  %d packets were cut by the snap length", capture.truncated());
            }
            if (capture.duplicates() > 0) {
                line(
                        "  %d frames were copied twice by the mirror port and are not counted again",
                        capture.duplicates());
            }
            if (capture.icmpQuoted() > 0) {
                line("  %d SIP or RTP packets are quoted inside ICMP errors and are not counted", capture.icmpQuoted());
            }
            if (!capture.malformed().isEmpty()) {
                line("  flaws: %s", capture.malformed());
            }
        }
        SipCounts sip = report.sip();
        if (sip.messages() > 0) {
            line(
                    "SIP: %d messages over %s, %d retransmissions",
                    sip.messages(), sip.transports(), sip.retransmissions());
            line("  requests %s  responses %s", sip.requests(), sip.responses());
        } else {
            line("SIP: none in clear");
        }
    }

    private void wrong() {
        section("WHAT IS WRONG");
        int before = out.length();
        for (Report.ReportedFinding finding : report.findings()) {
            line("%-8s %s: %s", finding.severity().toUpperCase(Locale.ROOT), finding.subject(), finding.why());
            line("         next: %s", finding.nextStep());
        }
        for (Registration registration : report.registrations()) {
            if (bad(registration)) {
                line("%-12s %s: %s", registration.state(), registration.aor(), registration.why());
            }
        }
        if (out.length() == before) {
            line("nothing that these captures can show");
        }
    }

    private static boolean bad(Registration registration) {
        return switch (registration.state()) {
            case EXPIRED, NEVER -> true;
            case UNKNOWN, UNREGISTERED -> false;
            case REGISTERED ->
                registration
                        .lastOutcome()
                        .map(o -> switch (o) {
                            case REJECTED, UNANSWERED -> true;
                            case ACCEPTED, REMOVED, CHALLENGED -> false;
                        })
                        .orElse(false);
        };
    }

    private void registrations() {
        TextTable table = new TextTable(
                "STATE",
                "ADDRESS OF RECORD",
                "LAST OUTCOME",
                "REASON",
                "STATUS",
                "GRANTED",
                "UNTIL (UTC)",
                "OK/FAILED/OPEN",
                "DELAY",
                "FROM",
                "TO",
                "OVER");
        for (Registration r : report.registrations()) {
            table.row(
                    r.state().name(),
                    r.aor().toString(),
                    r.lastOutcome().map(Enum::name).orElse("unknown"),
                    r.reason().name(),
                    text(r.lastStatus(), ""),
                    text(r.grantedExpiresSeconds(), " s"),
                    r.expiresAt().map(clock::format).orElse("-"),
                    r.successes() + "/" + r.failures() + "/" + r.open(),
                    text(r.medianDelayMs(), " ms"),
                    r.device().toString(),
                    r.registrar().toString(),
                    r.transport().name());
        }
        append("REGISTRATIONS", table);
    }

    private void calls() {
        TextTable table = new TextTable(
                "BEGAN (UTC)",
                "FROM",
                "TO",
                "STATE",
                "STATUS",
                "SETUP",
                "DURATION",
                "CODECS",
                "HOLDS",
                "SRTP",
                "CALL-ID");
        for (Call c : report.calls()) {
            table.row(
                    clock.format(c.firstTime()),
                    c.caller().toString(),
                    c.callee().toString(),
                    c.state().name(),
                    text(c.finalStatus(), ""),
                    text(c.setupMs(), " ms"),
                    text(c.durationMs(), " ms"),
                    c.agreedCodecs().isEmpty() ? "-" : String.join(" > ", c.agreedCodecs()),
                    c.holds() + (c.onHold() ? " (held)" : ""),
                    c.srtp().name(),
                    c.callId());
        }
        append("CALLS", table);
    }

    private void streams() {
        TextTable table = new TextTable(
                "ID", "FROM", "TO", "SSRC", "CODEC", "PACKETS", "LOST", "JITTER MEAN/MAX", "CRYPTED", "CLAIMED BY");
        for (Report.ReportedStream reported : report.streams()) {
            MediaStream s = reported.stream();
            StreamTotals t = s.totals();
            table.row(
                    reported.id(),
                    s.key().flow().source().toString(),
                    s.key().flow().destination().toString(),
                    s.key().ssrcText(),
                    s.codecs().isEmpty() ? "-" : String.join(" > ", s.codecs()),
                    Long.toString(t.counts().packets(reported.mirrored())),
                    String.format(
                            Locale.ROOT,
                            "%d (%.1f %%)",
                            t.counts().lost(),
                            t.counts().lossPercent()),
                    text(t.timing().meanJitterMs(), "") + "/" + text(t.timing().maxJitterMs(), " ms"),
                    t.payload().encryption().name(),
                    s.claimedBy().name());
        }
        append("MEDIA STREAMS", table);
        append("SAID OF THEM BY THE FAR ENDS", RemoteText.table(report.streams()));
    }

    private void tls() {
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
                    clock.format(c.firstTime()),
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
        append("TLS CONNECTIONS", table);
        inferred();
    }

    /** What is wrong with it, else how long it lasts by the capture's own time. */
    private static String certificate(TlsConnection c) {
        if (!c.certificateFaults().isEmpty()) {
            return String.join(
                    " ",
                    c.certificateFaults().stream().map(f -> f.kind().name()).toList());
        }
        return c.certificates().isEmpty()
                ? "not seen"
                : c.certificates().get(0).left(c.firstTime()).toDays() + " days left";
    }

    private void inferred() {
        TextTable table =
                new TextTable("IP-DECT SERVER", "GRANTED", "REFUSED", "REFRESHED EVERY", "BY ABOUT", "CONFIGURED", "CONFIDENCE");
        for (InferredRegistrations one : report.inferred()) {
            table.row(
                    one.server(),
                    Integer.toString(one.exchanges()),
                    Integer.toString(one.refused()),
                    one.period().map(ReportText::seconds).orElse("unknown"),
                    one.refreshers().isPresent() ? one.refreshers().getAsInt() + " registrations" : "unknown",
                    Integer.toString(one.configured()),
                    String.format(Locale.ROOT, "%.2f", one.confidence()));
        }
        append("INFERRED FROM SIZES AND TIMES INSIDE TLS, NOT READ", table);
    }

    private void proxies() {
        TextTable table = new TextTable("IP-DECT SERVER", "USES", "NAME", "CHOICE", "OUGHT TO USE", "FAILOVERS", "RETURNS");
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
        append("OUTBOUND PROXIES", table);
    }

    private void append(String title, TextTable table) {
        if (!table.isEmpty()) {
            section(title);
            table.appendTo(out);
        }
    }

    private void ladders() {
        int told = 0;
        for (Registration registration : report.registrations()) {
            List<LadderEntry> ladder = report.ladders().get(registration.aor());
            if (ladder == null || ladder.isEmpty()) {
                continue;
            }
            if (++told > MOST_LADDERS) {
                section("More attempts failed; name one with --aor to see its ladder.");
                return;
            }
            section("LAST FAILED REGISTER OF " + registration.aor());
            Instant begin = ladder.get(0).time();
            for (LadderEntry entry : ladder) {
                line(
                        "%s  +%8.3f ms  #%-6d %s -> %s  %s",
                        clock.format(entry.time()),
                        Duration.between(begin, entry.time()).toNanos() / 1e6,
                        entry.frame().ordinal(),
                        entry.flow().source(),
                        entry.flow().destination(),
                        entry.startLine());
            }
            line("Wireshark: %s", filter(registration, ladder));
        }
    }

    private static String filter(Registration registration, List<LadderEntry> ladder) {
        StringBuilder numbers = new StringBuilder("frame.number in {");
        for (LadderEntry entry : ladder) {
            numbers.append(numbers.charAt(numbers.length() - 1) == '{' ? "" : ", ")
                    .append(entry.frame().ordinal());
        }
        return numbers + "}   or all of it: sip.to.user == \""
                + registration.aor().user() + "\"";
    }

    private static String day(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(zone).format(time);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toNanos() / 1e9);
    }

    private static String text(OptionalInt value, String unit) {
        return value.isPresent() ? value.getAsInt() + unit : "-";
    }

    private static String text(OptionalLong value, String unit) {
        return value.isPresent() ? value.getAsLong() + unit : "-";
    }

    private static String text(OptionalDouble value, String unit) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) + unit : "-";
    }
}
