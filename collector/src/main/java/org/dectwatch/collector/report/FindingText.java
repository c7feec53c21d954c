package org.dectwatch.collector.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Findings for a terminal, the worst first; each with a display filter for the packets that show it. */
final class FindingText {
    private static final List<String> WORST_FIRST = List.of("critical", "warning", "info");

    private FindingText() {}

    static List<String> lines(List<Report.ReportedFinding> findings) {
        List<Report.ReportedFinding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(finding -> WORST_FIRST.indexOf(finding.severity())));
        List<String> lines = new ArrayList<>();
        for (Report.ReportedFinding finding : sorted) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-8s %s: %s",
                    finding.severity().toUpperCase(Locale.ROOT),
                    finding.subject(),
                    finding.why()));
            lines.add("         " + finding.rule() + ", next: " + finding.nextStep());
            packets(finding)
                    .forEach((file, numbers) -> lines.add("         Wireshark: frame.number in {"
                            + String.join(", ", numbers) + "}" + (file.isEmpty() ? "" : " of " + file)));
        }
        return lines;
    }

    /** Numbers of the packets, by file. */
    private static Map<String, List<String>> packets(Report.ReportedFinding finding) {
        Map<String, List<String>> byFile = new LinkedHashMap<>();
        finding.evidence().stream().filter(e -> e.packet().isPresent()).forEach(e -> {
            List<String> numbers = byFile.computeIfAbsent(e.file(), f -> new ArrayList<>());
            String number = Long.toString(e.packet().getAsLong());
            if (!numbers.contains(number)) {
                numbers.add(number);
            }
        });
        return byFile;
    }
}
