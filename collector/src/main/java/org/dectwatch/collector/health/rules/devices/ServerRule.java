package org.dectwatch.collector.health.rules.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.InterfaceStatus;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.RuleAboutServer;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.health.Subject;

/** A rule about a configured server by its own word: it stands on no packet. */
abstract class ServerRule extends RuleAboutServer {
    /** Unasked words this old are no evidence any more. */
    private static final Duration RECENT = Duration.ofHours(1);

    ServerRule(String id, Severity severity, Duration holdFor) {
        super(id, severity, holdFor);
    }

    @Override
    public final Judgement judge(Subject subject, Moment moment) {
        Optional<ServerStatus> server = moment.server(subject.text()).filter(ServerStatus::configured);
        return server.isEmpty() ? Judgement.gone(moment.now()) : judge(server.get(), moment);
    }

    abstract Judgement judge(ServerStatus server, Moment moment);

    @Override
    public final Reliance reliesOn(Subject subject, Moment moment) {
        return Reliance.NOTHING;
    }

    /** When the newest answer came that says this; empty when none does, or it is stale. */
    static Optional<Instant> saidAt(ServerStatus server, Predicate<DeviceReport.Facts> says) {
        return said(server, says).flatMap(InterfaceStatus::lastGoodAt);
    }

    /** Which interface said it last, for people; "itself" when that is not known. */
    static String by(ServerStatus server, Predicate<DeviceReport.Facts> says) {
        return said(server, says).map(each -> "by " + each.via()).orElse("itself");
    }

    private static Optional<InterfaceStatus> said(ServerStatus server, Predicate<DeviceReport.Facts> says) {
        return server.interfaces().stream()
                .filter(each -> !each.stale() && each.lastGoodAt().isPresent())
                .filter(each ->
                        each.lastGood().filter(good -> says.test(good.facts())).isPresent())
                .max(Comparator.comparing(each -> each.lastGoodAt().orElseThrow()));
    }

    /** What it said unasked of late, of these kinds. */
    static List<Evidence> told(ServerStatus server, Moment moment, Set<String> kinds) {
        return moment.view().told().by(server.name()).stream()
                .filter(kept -> kinds.contains(kept.event().kind()))
                .filter(kept -> kept.at().plus(RECENT).isAfter(moment.now()))
                .limit(2)
                .map(ServerRule::evidence)
                .toList();
    }

    static Evidence evidence(DeviceEvent.Kept kept) {
        String text = kept.event().text();
        return Evidence.said(
                kept.event().via() + " of " + kept.event().server(),
                kept.at(),
                text.length() <= 200 ? text : text.substring(0, 200) + "…");
    }
}
