package org.dectwatch.collector.health.rules.tls;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.Words;
import org.dectwatch.collector.health.rules.tls.TlsTargetRule.Stands;

/** Attempts to connect to a target fail, and none has succeeded since. */
final class HandshakeFailing implements TlsTargetRule.Condition {
    static final String ID = "tls-handshake-failing";

    static Rule rule(HandshakeFailingOptions options) {
        return new TlsTargetRule(
                ID, options.severity(), options.holdFor(), Stands.ON_WHAT_WAS_NOT, new HandshakeFailing());
    }

    @Override
    public Judgement judge(TlsTarget target, Moment moment) {
        TlsTarget.Failing failing = target.failing();
        if (failing.since().isEmpty() || failing.last().isEmpty()) {
            return target.established().isPresent()
                    ? Judgement.clear(target.established().get().firstTime(), "a connection was established")
                    : Judgement.unknown(moment.now());
        }
        TlsConnection newest = failing.last().get(failing.last().size() - 1);
        HandshakeCause cause = HandshakeCause.of(newest);
        String why = failing.inARow() == 1
                ? target.server() + " could not connect to " + target.name() + " at "
                        + Words.time(failing.since().get()) + ": " + cause.why() + "."
                : target.server() + " has not been able to connect to " + target.name() + " since "
                        + Words.time(failing.since().get()) + ", in " + failing.inARow() + " attempts; at the last, "
                        + cause.why() + ".";
        return Judgement.trouble(failing.since().get(), why, cause.nextStep(), evidence(failing.last()));
    }

    private static List<Evidence> evidence(List<TlsConnection> attempts) {
        List<Evidence> all = new ArrayList<>();
        for (int i = attempts.size() - 1; i >= 0; i--) {
            TlsConnection attempt = attempts.get(i);
            all.add(TlsSentences.last(
                    attempt,
                    attempt.client() + " to " + attempt.server() + ": "
                            + HandshakeCause.of(attempt).why()));
        }
        return all;
    }
}
