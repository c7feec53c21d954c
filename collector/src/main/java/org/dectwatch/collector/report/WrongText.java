package org.dectwatch.collector.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.SessionResult;

/** What is wrong, the worst first and what lasts before what is over: findings, then what was not wrong for long enough to be one. */
final class WrongText {
    private static final int MOST = 50;
    private static final int MOST_CALLS = 10;
    private static final List<String> WORST_FIRST = List.of("critical", "warning", "info");

    private final Report report;
    private final TextClock clock;
    private final List<String> lines = new ArrayList<>();

    private WrongText(Report report, TextClock clock) {
        this.report = report;
        this.clock = clock;
    }

    static List<String> lines(Report report, TextClock clock) {
        WrongText text = new WrongText(report, clock);
        text.findings();
        text.registrations();
        text.calls();
        return text.lines;
    }

    private void findings() {
        List<Report.ReportedFinding> sorted = report.findings().stream()
                .sorted(Comparator.comparing((Report.ReportedFinding f) -> WORST_FIRST.indexOf(f.severity()))
                        .thenComparing(f -> f.to().isPresent()))
                .toList();
        for (Report.ReportedFinding finding : sorted.subList(0, Math.min(MOST, sorted.size()))) {
            lines.add(String.format(
                    "%-8s  %s  %s  since %s%s",
                    finding.severity().toUpperCase(Locale.ROOT),
                    finding.rule(),
                    finding.subject(),
                    clock.both(finding.from()),
                    finding.to().map(to -> ", over at " + clock.both(to)).orElse("")));
            lines.add("          " + finding.why());
            lines.add("          next: " + finding.nextStep());
            frames(finding)
                    .forEach((file, numbers) ->
                            lines.add("          Wireshark: " + Filters.frames(numbers) + ofFile(file)));
        }
        more(sorted.size(), "findings");
    }

    private void more(int all, String what) {
        if (all > MOST) {
            lines.add("... and " + (all - MOST) + " more " + what + "; --format json has them all");
        }
    }

    /** Numbers of the packets that are evidence, by file. */
    private static Map<String, List<Long>> frames(Report.ReportedFinding finding) {
        Map<String, List<Long>> byFile = new LinkedHashMap<>();
        finding.evidence()
                .forEach(piece -> piece.packet()
                        .ifPresent(number -> byFile.computeIfAbsent(piece.file(), f -> new ArrayList<>())
                                .add(number)));
        return byFile;
    }

    private String ofFile(String file) {
        return report.captures().size() > 1 && !file.isEmpty() ? "   in " + file : "";
    }

    private void registrations() {
        Set<String> told = new HashSet<>();
        report.findings().stream()
                .filter(finding -> finding.to().isEmpty())
                .forEach(finding -> told.add(finding.subject()));
        List<Registration> bad = report.registrations().stream()
                .filter(one -> isBad(one) && !told.contains(one.aor().toString()))
                .toList();
        bad.stream()
                .limit(MOST)
                .forEach(one -> lines.add(String.format("%-12s  %s  %s", one.state(), one.aor(), one.why())));
        more(bad.size(), "registrations");
    }

    static boolean isBad(Registration registration) {
        return switch (registration.state()) {
            case EXPIRED, NEVER -> true;
            case UNKNOWN, UNREGISTERED -> false;
            case REGISTERED ->
                registration
                        .lastOutcome()
                        .filter(o -> o == RegistrationOutcome.REJECTED || o == RegistrationOutcome.UNANSWERED)
                        .isPresent();
        };
    }

    private void calls() {
        List<Call> failed = report.calls().stream().filter(WrongText::isFailed).toList();
        failed.stream()
                .limit(MOST_CALLS)
                .forEach(call -> lines.add(String.format(
                        "%-12s  call of %s to %s at %s: %s",
                        call.state(),
                        call.caller(),
                        call.callee(),
                        clock.both(call.firstTime()),
                        call.finalStatus().isPresent()
                                ? "answered " + call.finalStatus().getAsInt()
                                : "no final answer")));
        if (failed.size() > MOST_CALLS) {
            lines.add("... and " + (failed.size() - MOST_CALLS) + " more calls that failed");
        }
    }

    /** Nobody there or nobody willing is no fault of the network (RFC 6076 4.7); nor is hanging up first. */
    private static boolean isFailed(Call call) {
        if (!call.state().over() || call.answeredAt().isPresent() || call.state() == CallState.UNKNOWN) {
            return false;
        }
        if (call.finalStatus().isEmpty()) {
            return true;
        }
        return switch (SessionResult.of(call.finalStatus().getAsInt())) {
            case INEFFECTIVE, REFUSED, CHALLENGED -> true;
            case ESTABLISHED, REDIRECTED, USER_UNAVAILABLE, CANCELLED, UNANSWERED -> false;
        };
    }
}
