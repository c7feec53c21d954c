package org.dectwatch.collector.health.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.Words;

/** A server's management interface does not answer, or not as it should, whatever the wire shows of the server. */
final class ScrapeFailing implements Rule {
    static final String ID = "scrape-failing";

    private final ScrapeFailingOptions options;

    ScrapeFailing(ScrapeFailingOptions options) {
        this.options = options;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Severity severity() {
        return options.severity();
    }

    @Override
    public Duration holdFor() {
        return options.holdFor();
    }

    @Override
    public List<Subject> touchedBy(Subject changed, Moment moment) {
        return changed instanceof Subject.OfServer ? List.of(changed) : List.of();
    }

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        Optional<ServerStatus> status = moment.server(subject.text()).filter(ServerStatus::scraped);
        if (status.isEmpty()) {
            return Judgement.gone(moment.now());
        }
        ServerStatus server = status.get();
        Optional<DeviceReport> last = server.lastReport();
        if (last.isEmpty()) {
            return Judgement.unknown(moment.now());
        }
        if (server.failingSince().isEmpty() || last.get().failure().isEmpty()) {
            return Judgement.clear(server.lastGoodAt().orElse(moment.now()), "it answers");
        }
        return trouble(
                server,
                server.failingSince().get(),
                last.get(),
                last.get().failure().get());
    }

    private static Judgement trouble(ServerStatus server, Instant since, DeviceReport last, ScrapeFailure failure) {
        String good = server.lastGoodAt()
                .map(at -> "the last good answer came at " + Words.time(at))
                .orElse("it has never answered well");
        return Judgement.trouble(
                since,
                "Asking " + server.name() + " by " + last.via() + " fails since " + Words.time(since) + ": "
                        + failure.detail() + "; " + good + ".",
                nextStep(failure.reason()),
                List.of(Evidence.said(last.via() + " to " + server.name(), since, "first question that failed")));
    }

    private static String nextStep(ScrapeFailure.Reason reason) {
        return switch (reason) {
            case TIMEOUT, UNREACHABLE, REFUSED, CLOSED ->
                "Is the interface enabled on the server, does a firewall let the collector ask, and is the community right (a"
                        + " wrong one is met with silence)?";
            case AUTHENTICATION -> "Compare user and secret with those on the server.";
            case UNTRUSTED ->
                "Was the certificate replaced on purpose? Compare its fingerprint with the server's own, then pin the new one.";
            case NOT_UNDERSTOOD ->
                "The answer has none of the values asked for: compare the OID map with the MIB of this firmware (snmpwalk of"
                        + " 1.3.6.1.4.1.9749).";
            case TOO_LARGE -> "The answer does not fit: ask for fewer values at a time.";
            case OTHER -> "Read the detail above, and the collector's log of that time.";
        };
    }

    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        return Reliance.NOTHING;
    }

    @Override
    public String server(Subject subject, Moment moment) {
        return subject.text();
    }
}
