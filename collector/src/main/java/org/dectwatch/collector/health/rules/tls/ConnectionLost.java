package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import java.util.List;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.domain.TlsTarget.Outage;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.Words;
import org.dectwatch.collector.health.rules.tls.TlsTargetRule.Stands;

/** Connections died, and the handsets that rode on them have not been seen on another since. */
final class ConnectionLost implements TlsTargetRule.Condition {
    static final String ID = "tls-connection-lost-all-handsets";
    /** How soon handsets that come back are noticed. */
    private static final Duration WHILE_LOST = Duration.ofSeconds(2);

    private final ConnectionLostOptions options;

    private ConnectionLost(ConnectionLostOptions options) {
        this.options = options;
    }

    static Rule rule(ConnectionLostOptions options) {
        return new TlsTargetRule(
                ID, options.severity(), options.holdFor(), Stands.ON_WHAT_WAS_NOT, new ConnectionLost(options));
    }

    @Override
    public Judgement judge(TlsTarget target, Moment moment) {
        if (target.outage().isEmpty()) {
            return Judgement.clear(moment.now(), "no handset is known to be without a connection");
        }
        Outage outage = target.outage().get();
        int hit = outage.hit().orElse(0);
        int without = outage.without().orElse(0);
        boolean enough = outage.nothingOpen() || hit >= options.atLeast();
        boolean mostAreBack = !outage.inferred() && 2 * without <= hit;
        if (!enough || mostAreBack) {
            return Judgement.clear(moment.now(), "most of the handsets are on a connection again")
                    .askAgainAt(moment.now().plus(WHILE_LOST));
        }
        return Judgement.trouble(outage.since(), why(target, outage), nextStep(outage), evidence(outage))
                .askAgainAt(moment.now().plus(WHILE_LOST));
    }

    private static String why(TlsTarget target, Outage outage) {
        TlsConnection last = outage.lost().get(outage.lost().size() - 1);
        String how = last.close().map(TlsSentences::ended).orElse("ended");
        String what = outage.connections() == 1
                ? "The TLS connection of " + target.server() + " to " + target.name() + " " + how + " at "
                        + Words.time(outage.since())
                : outage.connections() + " TLS connections of " + target.server() + " to " + target.name()
                        + " were lost since " + Words.time(outage.since()) + "; the last " + how;
        return what + ". " + handsets(outage);
    }

    private static String handsets(Outage outage) {
        if (outage.inferred()) {
            String all = outage.hit().isPresent()
                    ? "All handsets of the server (" + outage.hit().getAsInt() + ") are"
                    : "Its handsets are";
            return all + " without one (inferred: it was the last, and nobody could read who rode on it).";
        }
        int hit = outage.hit().orElse(0);
        int without = outage.without().orElse(0);
        String back = without < hit ? without + " of them are not" : hit == 1 ? "it is not" : "none is";
        return hit + (hit == 1 ? " handset was" : " handsets were") + " registered over "
                + (outage.connections() == 1 ? "it" : "them") + ", and " + back + " back on another.";
    }

    private static String nextStep(Outage outage) {
        return outage.nothingOpen()
                ? "Does the server try again? If its attempts fail, see the alert about the handshake; if it does not try, is"
                        + " it up, and is there a way to the proxy?"
                : "Other connections of this server are open, so its way to the proxy works: see why these handsets do not"
                        + " register again.";
    }

    private static List<Evidence> evidence(Outage outage) {
        return outage.lost().stream()
                .map(lost -> TlsSentences.last(
                        lost,
                        "connection of " + lost.client() + " "
                                + lost.close().map(TlsSentences::ended).orElse("ended")))
                .toList();
    }
}
