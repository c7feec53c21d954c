package org.dectwatch.collector.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.SipCounts;
import org.dectwatch.collector.domain.StreamQuality;
import org.dectwatch.collector.domain.StreamTotals;

/** The report for a terminal: what is wrong first, what cannot be seen, the tables, the failed ladders, and filters for Wireshark. */
public final class ReportText {
    private static final int MOST_LADDERS = 10;

    private final Report report;
    private final TextClock clock;
    private final StringBuilder out = new StringBuilder(8192);

    private ReportText(Report report, ZoneId local) {
        this.report = report;
        this.clock = new TextClock(local, severalDays(report));
    }

    private static boolean severalDays(Report report) {
        return report.captures().stream()
                        .flatMap(capture -> Stream.of(capture.firstTime(), capture.lastTime()))
                        .flatMap(Optional::stream)
                        .map(time -> time.truncatedTo(ChronoUnit.DAYS))
                        .distinct()
                        .count()
                > 1;
    }

    /** @param local the zone whose time stands beside UTC */
    public static String render(Report report, ZoneId local) {
        return new ReportText(report, local).text();
    }

    private String text() {
        Optional<Instant> first = report.captures().stream()
                .flatMap(capture -> capture.firstTime().stream())
                .min(Instant::compareTo);
        out.append(clock.legend(first)).append('\n');
        section("WHAT IS WRONG");
        List<String> wrong = WrongText.lines(report, clock);
        wrong.forEach(line -> line("%s", line));
        if (wrong.isEmpty()) {
            line("nothing that these captures can show");
        }
        List<String> unseen = UnseenText.lines(report);
        if (!unseen.isEmpty()) {
            section("WHAT IS NOT SEEN");
            unseen.forEach(line -> line("%s", line));
        }
        captures();
        registrations();
        calls();
        streams();
        tls();
        append("OUTBOUND PROXIES", new TlsText(report, clock).proxies());
        ladders();
        return out.toString();
    }

    private void section(String title) {
        out.append('\n').append(title).append('\n');
    }

    private void line(String format, Object... arguments) {
        out.append("  ").append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private void captures() {
        section("CAPTURES");
        for (CaptureFacts capture : report.captures()) {
            line(
                    "%s: %s, %s, %d packets",
                    capture.file(), capture.format(), String.join("+", capture.linkTypes()), capture.packets());
            if (capture.firstTime().isPresent() && capture.lastTime().isPresent()) {
                Instant first = capture.firstTime().get();
                Instant last = capture.lastTime().get();
                line(
                        "  %s to %s UTC, %s%s",
                        clock.day(first),
                        clock.day(last),
                        seconds(Duration.between(first, last)),
                        clock.isUtc(first) ? "" : "; local " + clock.localDay(first) + " to " + clock.localDay(last));
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

    private void registrations() {
        TextTable table = new TextTable(
                "STATE",
                "ADDRESS OF RECORD",
                "LAST ATTEMPT",
                "GRANTED",
                "UNTIL (UTC)",
                "OK/FAILED/OPEN",
                "DELAY",
                "FROM",
                "TO",
                "OVER");
        report.registrations().stream()
                .sorted(Comparator.comparing((Registration r) -> !WrongText.isBad(r)))
                .forEach(r -> table.row(
                        r.state().name(),
                        r.aor().toString(),
                        attempt(r),
                        text(r.grantedExpiresSeconds(), " s"),
                        r.expiresAt().map(clock::utc).orElse("-"),
                        r.successes() + "/" + r.failures() + "/" + r.open(),
                        text(r.medianDelayMs(), " ms"),
                        r.device().toString(),
                        r.registrar().toString(),
                        r.transport().name()));
        append("REGISTRATIONS", table);
    }

    /** {@code REJECTED 401 WRONG_CREDENTIALS} */
    private static String attempt(Registration r) {
        String status = r.lastStatus().isPresent() ? " " + r.lastStatus().getAsInt() : "";
        String reason =
                r.reason() == RegistrationReason.NONE ? "" : " " + r.reason().name();
        return r.lastOutcome().map(o -> o.name() + status + reason).orElse("unknown");
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
                    clock.utc(c.firstTime()),
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
        figures();
    }

    private void figures() {
        SessionFigures figures = report.figures();
        if (figures.allRequests() > 0) {
            line(
                    "RFC 6076, %s: established (SER) %s, effective (SEER) %s, ineffective (ISA) %s, completed (SCR) %s",
                    figures.allRequests() == 1 ? "1 request" : figures.allRequests() + " requests",
                    text(figures.ser(), " %"),
                    text(figures.seer(), " %"),
                    text(figures.isa(), " %"),
                    text(figures.scr(), " %"));
            line(
                    "  medians: first answer (SRD) %s when established, %s when not; hang-up (SDD) %s; duration (SDT) %s",
                    text(figures.requestDelayOfAnswered().medianMs(), " ms"),
                    text(figures.requestDelayOfFailed().medianMs(), " ms"),
                    text(figures.disconnectDelay().medianMs(), " ms"),
                    text(figures.duration().medianMs(), " ms"));
        }
    }

    private void streams() {
        TextTable table = new TextTable(
                "ID",
                "FROM",
                "TO",
                "SSRC",
                "CODEC",
                "PACKETS",
                "LOST",
                "JITTER MEAN/MAX",
                "MOS BY G.107",
                "DSCP",
                "CRYPTED",
                "CLAIMED BY");
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
                    score(s),
                    t.dscp().isEmpty()
                            ? "-"
                            : t.dscp().stream().map(String::valueOf).collect(Collectors.joining(",")),
                    t.payload().encryption().name(),
                    s.claimedBy().name());
        }
        append("MEDIA STREAMS", table);
        append("SAID OF THEM BY THE FAR ENDS", RemoteText.table(report.streams()));
    }

    /** With the factors it stands on: 4.41 (Ie 0, Bpl 25.1). */
    private String score(MediaStream stream) {
        return StreamQuality.of(stream, report.concealment())
                .mos()
                .map(mos -> String.format(Locale.ROOT, "%.2f (Ie %.0f, Bpl %.1f)", mos.value(), mos.ie(), mos.bpl()))
                .orElse("-");
    }

    private void tls() {
        TlsText tls = new TlsText(report, clock);
        append("TLS CONNECTIONS", tls.connections());
        append("INFERRED FROM SIZES AND TIMES INSIDE TLS, NOT READ", tls.inferred());
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
            List<LadderEntry> ladder = report.ladders().getOrDefault(registration.aor(), List.of());
            if (ladder.isEmpty()) {
                continue;
            }
            if (++told > MOST_LADDERS) {
                section("More attempts failed; name one with --aor to see its ladder.");
                return;
            }
            section("LAST FAILED REGISTER OF " + registration.aor() + ", "
                    + clock.both(ladder.get(0).time()));
            new LadderText(ladder, clock).lines().forEach(line -> line("%s", line));
            filters(registration, ladder).forEach(line -> line("%s", line));
        }
    }

    private List<String> filters(Registration registration, List<LadderEntry> ladder) {
        Map<String, List<Long>> byFile = new LinkedHashMap<>();
        ladder.forEach(entry -> byFile.computeIfAbsent(entry.frame().source(), f -> new ArrayList<>())
                .add(entry.frame().ordinal()));
        List<String> filters = new ArrayList<>();
        byFile.forEach((file, numbers) -> filters.add(
                "Wireshark: " + Filters.frames(numbers) + (report.captures().size() > 1 ? "   in " + file : "")));
        filters.add("       or: " + Filters.toUser(registration.aor().user()) + "   for all about it");
        return filters;
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
