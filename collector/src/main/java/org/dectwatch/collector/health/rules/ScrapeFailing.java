package org.dectwatch.collector.health.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.dectwatch.collector.domain.InterfaceStatus;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.RuleAboutServer;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.Words;

/** A management interface of a server does not answer, or not as it should, whatever others answer and the wire shows. */
final class ScrapeFailing extends RuleAboutServer {
    static final String ID = "scrape-failing";

    ScrapeFailing(ScrapeFailingOptions options) {
        super(ID, options.severity(), options.holdFor());
    }

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        Optional<ServerStatus> status = moment.server(subject.text()).filter(ServerStatus::scraped);
        if (status.isEmpty()) {
            return Judgement.gone(moment.now());
        }
        ServerStatus server = status.get();
        List<InterfaceStatus> failing = server.interfaces().stream()
                .filter(each -> each.failingSince().isPresent())
                .sorted(Comparator.comparing(each -> each.failingSince().orElseThrow()))
                .toList();
        if (server.interfaces().isEmpty()) {
            return Judgement.unknown(moment.now());
        }
        return failing.isEmpty()
                ? Judgement.clear(server.lastGoodAt().orElse(moment.now()), "it answers")
                : trouble(server, failing);
    }

    /** The one that has failed longest speaks first. */
    private static Judgement trouble(ServerStatus server, List<InterfaceStatus> failing) {
        String why = failing.stream().map(each -> sentence(server, each)).collect(Collectors.joining(" "));
        Optional<String> others = others(server, failing);
        return Judgement.trouble(
                failing.get(0).failingSince().orElseThrow(),
                why + others.map(names -> " It answers by " + names + ".").orElse(""),
                nextStep(failing.get(0)),
                failing.stream().map(each -> evidence(server, each)).toList());
    }

    private static String sentence(ServerStatus server, InterfaceStatus failing) {
        String good = failing.lastGoodAt()
                .map(at -> "the last good answer came at " + Words.time(at))
                .orElse("it has never answered well");
        String detail =
                failing.lastReport().failure().map(ScrapeFailure::detail).orElse("no answer");
        return "Asking " + server.name() + " by " + failing.via() + " fails since "
                + Words.time(failing.failingSince().orElseThrow()) + ": " + detail + "; " + good + ".";
    }

    private static Optional<String> others(ServerStatus server, List<InterfaceStatus> failing) {
        String names = server.interfaces().stream()
                .filter(each -> !failing.contains(each) && !each.stale())
                .map(each -> each.via().toString())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private static Evidence evidence(ServerStatus server, InterfaceStatus failing) {
        return Evidence.said(
                failing.via() + " to " + server.name(),
                failing.failingSince().orElseThrow(),
                "first question that failed");
    }

    private static String nextStep(InterfaceStatus failing) {
        boolean snmp = failing.via() == DeviceReport.Interface.SNMP;
        ScrapeFailure.Reason reason =
                failing.lastReport().failure().map(ScrapeFailure::reason).orElse(ScrapeFailure.Reason.OTHER);
        return switch (reason) {
            case TIMEOUT, UNREACHABLE, REFUSED, CLOSED ->
                "Is the interface enabled on the server, and does a firewall let the collector ask?"
                        + (snmp ? " Is the community right? A wrong one is met with silence." : "");
            case AUTHENTICATION -> "Compare user and secret with those on the server.";
            case UNTRUSTED ->
                "Was the certificate replaced on purpose? Compare its fingerprint with the server's own, then pin the new one.";
            case NOT_UNDERSTOOD ->
                snmp
                        ? "The answer has none of the values asked for: compare the OID map with the MIB of this firmware"
                                + " (`snmp-discover` shows what it has)."
                        : "Something else answers there, or this firmware answers otherwise: compare address, port, path and"
                                + " rules with the server.";
            case TOO_LARGE -> "The answer does not fit: ask for less at a time, or raise the limit.";
            case OTHER -> "Read the detail above, and the collector's log of that time.";
        };
    }

    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        return Reliance.NOTHING;
    }
}
