package org.dectwatch.collector.health.rules.identity;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.CountGap;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.RuleAboutServer;
import org.dectwatch.collector.health.Subject;

/** An IP-DECT server counts other handsets registered than the wire shows behind it. */
final class ServerCountDisagrees extends RuleAboutServer {
    static final String ID = "server-count-disagrees";

    ServerCountDisagrees(DisagreementOptions options) {
        super(ID, options.severity(), options.holdFor());
    }

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        Optional<CountGap> gap = moment.view().countGap(subject.text());
        if (gap.isEmpty()) {
            return Judgement.clear(moment.now(), "the two agree, or one of them is silent");
        }
        CountGap found = gap.get();
        boolean more = found.said() > found.onWire();
        Judgement trouble = Judgement.trouble(
                found.since(),
                found.why(),
                more
                        ? "Does the capture see all the ways from the server to its registrars? Compare the handsets marked here as not"
                                + " registered with the server's own list of users."
                        : "The server has fewer than the registrar granted: look at its log, and whether it was restarted; handsets"
                                + " that disagree are marked.",
                List.of(
                        Evidence.said(
                                found.via() + " of " + found.server(), found.toldAt(), found.said() + " registered"),
                        Evidence.said("the wire", found.toldAt(), found.onWire() + " with a live binding")));
        return moment.server(subject.text())
                .flatMap(ServerStatus::lastReport)
                .map(DeviceReport::interval)
                .map(interval -> trouble.askAgainAt(
                        moment.now().plus(interval.multipliedBy(2)).plusSeconds(1)))
                .orElse(trouble);
    }

    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        return Reliance.ALL_SOURCES;
    }
}
