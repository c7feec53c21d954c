package org.dectwatch.collector.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.ledger.LedgerOptions;

/**
 * The handsets that the lists together name, and what can be said of them without a packet.
 *
 * @param files what was read, and how
 * @param findings by rule, then by subject
 */
public record IdentityReport(
        String site, List<ReadFile> files, List<Site.KnownHandset> handsets, List<Report.ReportedFinding> findings) {
    public static final String SCHEMA = "dectwatch.identity/1";

    public IdentityReport {
        files = List.copyOf(files);
        handsets = List.copyOf(handsets);
        findings = List.copyOf(findings);
    }

    /**
     * A file that was read.
     *
     * @param what whose list it is, or whose settings
     * @param form encoding and separator, for a person
     * @param rows of handsets, or values of settings
     * @param leftOut rows that are something else
     * @param unused headings that nobody understood
     * @param dropped headings below which stood secrets; of settings, how many values
     */
    public record ReadFile(
            String file, String what, String form, int rows, int leftOut, List<String> unused, List<String> dropped) {
        public ReadFile {
            unused = List.copyOf(unused);
            dropped = List.copyOf(dropped);
        }
    }

    /** Asks the rules of what is configured alone. */
    public static IdentityReport of(Site site, List<ReadFile> files, List<Rule> rules, Instant now) {
        Moment moment = new Moment(new Ledger(LedgerOptions.defaults(), site), now, now);
        Set<Subject> subjects = new LinkedHashSet<>();
        site.handsets().forEach(handset -> subjects.add(new Subject.OfHandset(handset.id())));
        for (InventoryFault fault : site.faults()) {
            subjects.add(
                    fault.kind() == InventoryFault.Kind.SERVER_SETTINGS
                            ? new Subject.OfServer(fault.subject())
                            : new Subject.OfHandset(fault.subject()));
        }
        List<Report.ReportedFinding> findings = new ArrayList<>();
        for (Rule rule : rules) {
            for (Subject subject : subjects) {
                rule.touchedBy(subject, moment).stream()
                        .map(touched -> finding(rule, touched, moment))
                        .flatMap(Optional::stream)
                        .forEach(findings::add);
            }
        }
        findings.sort(
                Comparator.comparing(Report.ReportedFinding::rule).thenComparing(Report.ReportedFinding::subject));
        return new IdentityReport(site.name(), files, site.handsets(), findings);
    }

    private static Optional<Report.ReportedFinding> finding(Rule rule, Subject subject, Moment moment) {
        Judgement judgement = rule.judge(subject, moment);
        return judgement.verdict() != Judgement.Verdict.TROUBLE
                ? Optional.empty()
                : Optional.of(Analysis.reported(new Finding(
                        rule.id(),
                        rule.severity(),
                        subject,
                        judgement.since(),
                        Optional.empty(),
                        judgement.why(),
                        judgement.nextStep(),
                        judgement.evidence())));
    }
}
