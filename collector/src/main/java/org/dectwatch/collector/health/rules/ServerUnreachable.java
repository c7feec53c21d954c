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
import org.dectwatch.collector.health.RuleAboutServer;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.Words;

/**
 * A configured IP-DECT server neither answers nor sends. One that does not answer but still sends packets is reachable: then
 * only its management interface is in trouble, which is {@link ScrapeFailing}'s matter.
 */
final class ServerUnreachable extends RuleAboutServer {
    static final String ID = "server-unreachable";

    /** How soon a server that sends again is noticed. */
    private static final Duration WHILE_SILENT = Duration.ofSeconds(2);

    private static final String NEXT_STEP =
            "Is it up? Look at power, switch port and VLAN, and ping it from the collector; if it answers there, at the community"
                    + " or the port it is asked by, and at whether the mirror still carries its packets.";

    private final ServerUnreachableOptions options;

    ServerUnreachable(ServerUnreachableOptions options) {
        super(ID, options.severity(), options.holdFor());
        this.options = options;
    }

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        Optional<ServerStatus> status = moment.server(subject.text()).filter(ServerStatus::configured);
        if (status.isEmpty()) {
            return Judgement.gone(moment.now());
        }
        return status.get().scraped() ? byAnswers(status.get(), moment) : byWire(status.get(), moment);
    }

    private Judgement byAnswers(ServerStatus server, Moment moment) {
        Optional<DeviceReport> last = server.lastReport();
        Optional<Instant> failingSince = server.failingSince();
        if (last.isEmpty()) {
            return Judgement.unknown(moment.now());
        }
        if (failingSince.isEmpty() || last.get().failure().isEmpty()) {
            return Judgement.clear(server.lastGoodAt().orElse(moment.now()), "it answers");
        }
        ScrapeFailure failure = last.get().failure().get();
        if (!meansSilence(failure.reason())) {
            return Judgement.clear(moment.now(), "it answers, though not as it should");
        }
        Instant since = failingSince.get();
        Optional<Instant> seen = server.lastSeenOnWire().filter(at -> at.isAfter(since));
        if (seen.isPresent()) {
            Instant silentFrom = seen.get().plus(options.wireSilence());
            if (moment.now().isBefore(silentFrom)) {
                return Judgement.clear(seen.get(), "it still sends packets").askAgainAt(silentFrom);
            }
        }
        String why = server.name() + " has not answered since " + Words.time(since) + " (" + failure.detail() + ")"
                + seen.map(at -> ", and its last packet was seen at " + Words.time(at))
                        .orElse("") + ".";
        String asked = last.get().via() + " to " + server.name();
        return Judgement.trouble(
                        seen.orElse(since),
                        why,
                        NEXT_STEP,
                        List.of(Evidence.said(asked, since, "first question that failed")))
                .askAgainAt(moment.now().plus(WHILE_SILENT));
    }

    private static boolean meansSilence(ScrapeFailure.Reason reason) {
        return switch (reason) {
            case TIMEOUT, UNREACHABLE, REFUSED, CLOSED -> true;
            case AUTHENTICATION, UNTRUSTED, NOT_UNDERSTOOD, TOO_LARGE, OTHER -> false;
        };
    }

    private Judgement byWire(ServerStatus server, Moment moment) {
        Instant last = server.lastSeenOnWire().orElse(moment.watchingSince());
        Instant silentFrom = last.plus(options.wireSilence());
        if (moment.now().isBefore(silentFrom)) {
            Judgement quietSoFar = server.lastSeenOnWire().isPresent()
                    ? Judgement.clear(last, "it sends packets")
                    : Judgement.unknown(moment.now());
            return quietSoFar.askAgainAt(silentFrom);
        }
        String why = server.lastSeenOnWire().isPresent()
                ? server.name() + " has sent nothing since " + Words.time(last) + "."
                : server.name() + " has sent nothing since watching began at " + Words.time(last) + ".";
        return Judgement.trouble(
                        last, why, NEXT_STEP, List.of(Evidence.said("the wire", last, "nothing from it after this")))
                .askAgainAt(moment.now().plus(WHILE_SILENT));
    }

    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        return Reliance.ALL_SOURCES;
    }
}
