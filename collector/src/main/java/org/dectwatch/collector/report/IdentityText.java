package org.dectwatch.collector.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dectwatch.collector.domain.Site;

/** The handsets of a site for a terminal: what was read, the joined table, and what is wrong. */
public final class IdentityText {
    private final StringBuilder out = new StringBuilder(8192);

    private IdentityText() {}

    /** @param table whether all handsets are told, or only what is wrong */
    public static String render(IdentityReport report, boolean table) {
        IdentityText text = new IdentityText();
        text.files(report.files());
        if (table) {
            text.handsets(report.handsets());
        }
        text.findings(report.findings());
        text.out.append(String.format(
                Locale.ROOT,
                "%n%s, %s%n",
                count(report.handsets().size(), "handset"),
                count(report.findings().size(), "finding")));
        return text.out.toString();
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void files(List<IdentityReport.ReadFile> files) {
        TextTable table = new TextTable("FILE", "HOLDS", "FORM", "ROWS", "LEFT OUT", "NOT USED", "DROPPED AS SECRET");
        files.forEach(file -> table.row(
                file.file(),
                file.what(),
                file.form(),
                Integer.toString(file.rows()),
                Integer.toString(file.leftOut()),
                list(file.unused()),
                list(file.dropped())));
        section("FILES", table);
    }

    private static String list(List<String> words) {
        return words.isEmpty() ? "-" : String.join(", ", words);
    }

    private void handsets(List<Site.KnownHandset> handsets) {
        TextTable table = new TextTable("ID", "IPEI", "USER", "SIGNS IN AS", "EXT.", "NAME", "SERVER", "FIRST ROW");
        handsets.forEach(handset -> table.row(
                handset.id(),
                text(handset.ipei()),
                handset.user().isEmpty() ? "-" : handset.user(),
                text(handset.authUser()),
                text(handset.extension()),
                text(handset.name()),
                text(handset.server()),
                handset.where()));
        section("HANDSETS", table);
    }

    private static String text(Optional<String> value) {
        return value.orElse("-");
    }

    private void findings(List<Report.ReportedFinding> findings) {
        out.append(out.isEmpty() ? "" : "\n").append("WHAT IS WRONG\n");
        for (Report.ReportedFinding finding : findings) {
            out.append(String.format(
                    Locale.ROOT,
                    "  %-8s %s %s: %s%n",
                    finding.severity().toUpperCase(Locale.ROOT),
                    finding.rule(),
                    finding.subject(),
                    finding.why()));
            out.append("           next: ").append(finding.nextStep()).append('\n');
            finding.evidence()
                    .forEach(evidence -> out.append("           see:  ")
                            .append(evidence.file())
                            .append('\n'));
        }
        if (findings.isEmpty()) {
            out.append("  nothing that the lists can show\n");
        }
    }

    private void section(String title, TextTable table) {
        if (!table.isEmpty()) {
            out.append(out.isEmpty() ? "" : "\n").append(title).append('\n');
            table.appendTo(out);
        }
    }
}
