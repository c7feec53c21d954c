package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.domain.TlsTarget.Life;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.Words;
import org.dectwatch.collector.health.rules.tls.TlsTargetRule.Stands;

/**
 * Connections break each time after nothing was said on them for about the same time: a firewall or NAT on the way forgets what
 * is idle. It resets the next word, or swallows it. Inferred from the likeness of the pauses, with keys and without; what TCP
 * itself keeps alive is not idle.
 */
final class IdleKilled implements TlsTargetRule.Condition {
    static final String ID = "tls-idle-killed";
    /** How far pauses of one timer lie apart: a twentieth, or two seconds. */
    private static final double ALIKE = 0.05;

    private static final Duration AT_LEAST = Duration.ofSeconds(2);

    private final IdleKilledOptions options;

    private IdleKilled(IdleKilledOptions options) {
        this.options = options;
    }

    static Rule rule(IdleKilledOptions options) {
        return new TlsTargetRule(
                ID, options.severity(), Duration.ZERO, Stands.ON_WHAT_WAS_NOT, new IdleKilled(options));
    }

    @Override
    public Judgement judge(TlsTarget target, Moment moment) {
        Instant from = moment.now().minus(options.window());
        List<Life> idle = target.lives().stream()
                .filter(life -> life.idle().isPresent() && !life.close().time().isBefore(from))
                .sorted(Comparator.comparing(life -> life.idle().orElseThrow()))
                .toList();
        Optional<List<Life>> alike = alike(idle);
        if (alike.isEmpty()) {
            return Judgement.clear(moment.now(), "none broke so any more");
        }
        List<Life> these = alike.get().stream()
                .sorted(Comparator.comparing(life -> life.close().time()))
                .toList();
        Duration shortest = alike.get().get(0).idle().orElseThrow();
        Instant first = these.get(0).close().time();
        String why = these.size() + " connections of " + target.server() + " to " + target.name()
                + " broke, each after nothing had been said on it for about " + Words.span(shortest) + ", since "
                + Words.time(first) + " (inferred: a firewall or NAT on the way forgets idle connections).";
        return Judgement.trouble(
                        first,
                        why,
                        "Set the NAT keep-alive of the IP-DECT server to less than that, or have the firewall keep idle TCP"
                                + " connections of this port for longer; until then handsets cannot be called once it has"
                                + " struck.",
                        evidence(these))
                .askAgainAt(first.plus(options.window()).plusMillis(1));
    }

    /** The most that are alike, if they are enough. */
    private Optional<List<Life>> alike(List<Life> byPause) {
        List<Life> best = List.of();
        int from = 0;
        for (int to = 0; to < byPause.size(); to++) {
            while (!areAlike(byPause.get(from), byPause.get(to))) {
                from++;
            }
            if (to - from + 1 > best.size()) {
                best = byPause.subList(from, to + 1);
            }
        }
        return best.size() >= options.times() ? Optional.of(best) : Optional.empty();
    }

    private static boolean areAlike(Life shorter, Life longer) {
        long less = shorter.idle().orElseThrow().toMillis();
        long more = longer.idle().orElseThrow().toMillis();
        return more - less <= Math.max(AT_LEAST.toMillis(), ALIKE * more);
    }

    private static List<Evidence> evidence(List<Life> lives) {
        return lives.stream()
                .skip(Math.max(0, lives.size() - Finding.MOST_EVIDENCE))
                .map(life -> Evidence.packet(
                        life.lastFrame(),
                        life.close().time(),
                        TlsSentences.endedShort(life.close().how(), life.close().by()) + " after "
                                + Words.span(life.idle().orElseThrow()) + " of silence"))
                .toList();
    }
}
