package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.RuleAboutServer;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.Tally;

/**
 * One fault, told for each server: what is wrong with one call usually is wrong with the server's settings or its path, and a
 * thousand alerts about calls would hide that. The alert names the latest calls and ends when none showed the fault for a window.
 */
final class MediaRule extends RuleAboutServer implements Tally {
    private static final String OVER = "no call has shown it for a while";
    private static final String WITHDRAWN =
            "packets or messages of the calls that seemed to show it were not captured, so nothing follows from them";

    private final MediaFault kind;
    private final MediaRuleOptions options;
    private final MediaWatch watch;

    MediaRule(MediaFault kind, MediaRuleOptions options, MediaWatch watch) {
        super(kind.id(), options.severity(kind), Duration.ZERO);
        this.kind = kind;
        this.options = options;
        this.watch = watch;
    }

    /** The patience is in the condition: a silence must have lasted before it is one. */
    @Override
    public List<Subject> touchedBy(Subject changed, Moment moment) {
        if (changed instanceof Subject.OfServer) {
            // What is remembered from before a restart must be asked about once.
            return List.of(changed);
        }
        return watch.look(changed, moment)
                .<List<Subject>>map(server -> List.of(new Subject.OfServer(server)))
                .orElse(List.of());
    }

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        Optional<ServerMedia> of = watch.server(subject.text(), moment);
        Instant known = moment.watchingSince().plus(options.window());
        if (of.isEmpty()) {
            // What fired before a restart is not over because no call came yet.
            return moment.now().isBefore(known)
                    ? Judgement.unknown(moment.now()).askAgainAt(known)
                    : Judgement.clear(moment.now(), OVER);
        }
        List<ServerMedia.Shown> shown = of.get().shown(kind, moment.now());
        Optional<Instant> next = of.get().askAgainAt(kind, moment.now());
        Judgement judgement = shown.size() >= options.atLeast(kind)
                ? trouble(subject.text(), shown, of.get().judged(kind))
                : shown.isEmpty() && moment.now().isBefore(known) && !of.get().withdrew(kind)
                        ? Judgement.unknown(moment.now())
                        : Judgement.clear(
                                of.get().lastShown(kind).orElse(moment.now()),
                                of.get().withdrew(kind) ? WITHDRAWN : OVER);
        return next.map(judgement::askAgainAt).orElse(judgement);
    }

    private Judgement trouble(String server, List<ServerMedia.Shown> shown, int judged) {
        ServerMedia.Shown latest =
                shown.stream().max(Comparator.comparing(s -> s.fault().from())).orElseThrow();
        Instant since = shown.stream()
                .map(s -> s.fault().from())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        List<Evidence> evidence = new ArrayList<>(latest.fault().evidence());
        shown.stream()
                .filter(s -> !s.equals(latest))
                .sorted(Comparator.comparing((ServerMedia.Shown s) -> s.fault().from())
                        .reversed())
                .forEach(s -> s.fault().evidence().stream()
                        .findFirst()
                        .ifPresent(e -> evidence.add(
                                new Evidence(e.source(), e.packet(), e.time(), "call " + s.call() + ": " + e.what()))));
        return Judgement.trouble(
                since,
                "Seen in " + shown.size() + " of " + judged + " calls of " + server + " within "
                        + options.window().toMinutes() + " min. The latest (" + latest.call() + "): "
                        + latest.fault().why(),
                latest.fault().nextStep(),
                evidence);
    }

    /** Only what is concluded from packets that did not come depends on seeing all; see {@link MediaWatch}. */
    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        return kind.byAbsence() ? Reliance.ALL_SOURCES : Reliance.NOTHING;
    }

    @Override
    public Map<String, Long> cases() {
        return watch.cases(kind);
    }
}
