package org.dectwatch.collector.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.config.Inventory;
import org.dectwatch.collector.config.SiteConfig;
import org.dectwatch.collector.config.roster.ListRead;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.report.IdentityReport;
import org.dectwatch.collector.report.IdentityReport.ReadFile;

/** From lists that were read to the report about them. */
final class Inventories {
    private Inventories() {}

    static IdentityReport report(SiteConfig config, Inventory inventory, Instant now) {
        List<ReadFile> files = new ArrayList<>();
        inventory.lists().forEach(list -> files.add(file(list)));
        inventory.settings().forEach(of -> files.add(file(of)));
        return IdentityReport.of(
                inventory.site(), files, config.rules().identity().rules(), now);
    }

    private static ReadFile file(ListRead list) {
        String separator = list.separator() == '\t' ? "tab" : "'" + list.separator() + "'";
        return new ReadFile(
                list.file(),
                list.kind().words(),
                list.encoding() + ", " + separator,
                list.rows().size(),
                list.otherDevices(),
                list.unused(),
                list.dropped());
    }

    private static ReadFile file(Inventory.Settings of) {
        int skipped = of.settings().skipped();
        return new ReadFile(
                of.settings().file(),
                "settings of " + of.server(),
                "XML",
                of.settings().values().size(),
                0,
                List.of(),
                skipped == 0 ? List.of() : List.of(skipped + " values"));
    }

    /** Whether any finding is at least this severe. */
    static boolean atLeast(IdentityReport report, AnalyzeRequest.FailOn limit) {
        return report.findings().stream()
                .anyMatch(finding -> Severity.valueOf(finding.severity().toUpperCase(java.util.Locale.ROOT))
                                .compareTo(Severity.valueOf(limit.name()))
                        <= 0);
    }
}
