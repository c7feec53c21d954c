package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.Words;
import org.dectwatch.collector.health.rules.tls.TlsTargetRule.Stands;

/**
 * Connections to a target are established and end again and again. A server that keeps one for each handset may lose them all
 * once: so ends are counted for each that was open at the same time.
 */
final class ConnectionFlapping implements TlsTargetRule.Condition {
    static final String ID = "tls-connection-flapping";

    private final FlappingOptions options;

    private ConnectionFlapping(FlappingOptions options) {
        this.options = options;
    }

    static Rule rule(FlappingOptions options) {
        return new TlsTargetRule(
                ID, options.severity(), Duration.ZERO, Stands.ON_WHAT_WAS_NOT, new ConnectionFlapping(options));
    }

    @Override
    public Judgement judge(TlsTarget target, Moment moment) {
        Instant from = moment.now().minus(options.window());
        List<TlsTarget.Life> lives = target.lives().stream()
                .filter(life -> !life.close().time().isBefore(from))
                .filter(life -> lived(life).compareTo(options.shorterThan()) < 0)
                .toList();
        int atOnce = Math.max(1, Math.max(atOnce(lives), target.open()));
        if (lives.size() < (long) options.ends() * atOnce) {
            return Judgement.clear(moment.now(), "connections last again");
        }
        TlsTarget.Life first = lives.get(0);
        String why = target.server() + " connected to " + target.name() + " and lost the connection " + lives.size()
                + " times since " + Words.time(first.close().time())
                + (atOnce > 1 ? ", with up to " + atOnce + " open at a time" : "") + ": " + ends(lives) + ".";
        return Judgement.trouble(first.close().time(), why, nextStep(lives), evidence(lives))
                .askAgainAt(first.close().time().plus(options.window()).plusMillis(1));
    }

    private static Duration lived(TlsTarget.Life life) {
        return Duration.between(life.from(), life.close().time());
    }

    /** How many of these were open at the same time, at most. */
    private static int atOnce(List<TlsTarget.Life> lives) {
        record Step(Instant at, int change) {}
        List<Step> steps = new ArrayList<>();
        for (TlsTarget.Life life : lives) {
            steps.add(new Step(life.from(), 1));
            steps.add(new Step(life.close().time(), -1));
        }
        steps.sort(Comparator.comparing(Step::at).thenComparingInt(Step::change));
        int open = 0;
        int most = 0;
        for (Step step : steps) {
            open += step.change();
            most = Math.max(most, open);
        }
        return most;
    }

    private static String ends(List<TlsTarget.Life> lives) {
        Map<String, Long> counted = lives.stream()
                .collect(Collectors.groupingBy(
                        life -> TlsSentences.endedShort(
                                life.close().how(), life.close().by()),
                        TreeMap::new,
                        Collectors.counting()));
        return counted.entrySet().stream()
                .map(each -> each.getValue() + " × " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String nextStep(List<TlsTarget.Life> lives) {
        long byClient = lives.stream()
                .filter(life -> life.close().by() == org.dectwatch.collector.domain.TlsConnection.Side.CLIENT)
                .count();
        return 2 * byClient > lives.size()
                ? "The IP-DECT server ends them itself: does it restart, is its registration refused, does its keep-alive get"
                        + " no answer?"
                : "They are ended from outside: look at the proxy's log and load, and at firewalls and NAT on the way"
                        + " (session limits, inspection).";
    }

    private static List<Evidence> evidence(List<TlsTarget.Life> lives) {
        return lives.stream()
                .skip(Math.max(0, lives.size() - Finding.MOST_EVIDENCE))
                .map(life -> Evidence.packet(
                        life.lastFrame(),
                        life.close().time(),
                        TlsSentences.endedShort(life.close().how(), life.close().by()) + " after "
                                + Words.span(lived(life))))
                .toList();
    }
}
