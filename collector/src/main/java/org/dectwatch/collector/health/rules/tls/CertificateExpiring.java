package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.ShownChain;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.health.Words;
import org.dectwatch.collector.health.rules.tls.TlsTargetRule.Stands;

/** A certificate of the chain shown last ends soon, by the clock of the capture. */
final class CertificateExpiring implements TlsTargetRule.Condition {
    static final String ID = "certificate-expiring";
    private static final Duration RETOLD = Duration.ofDays(1);

    private final CertificateExpiringOptions options;

    private CertificateExpiring(CertificateExpiringOptions options) {
        this.options = options;
    }

    static Rule rule(CertificateExpiringOptions options) {
        return new TlsTargetRule(
                ID, Severity.WARNING, Duration.ZERO, Stands.ON_WHAT_WAS_SEEN, new CertificateExpiring(options));
    }

    @Override
    public Judgement judge(TlsTarget target, Moment moment) {
        Optional<ShownChain> shown = ShownChain.of(target, moment.view().outbound());
        if (shown.isEmpty()) {
            return Judgement.unknown(moment.now());
        }
        ShownChain served = shown.get();
        List<Certificate> chain = served.certificates();
        int first = 0;
        for (int i = 1; i < chain.size(); i++) {
            first = chain.get(i).notAfter().isBefore(chain.get(first).notAfter()) ? i : first;
        }
        Certificate ends = chain.get(first);
        Instant now = moment.now();
        Instant warnAt = ends.notAfter().minus(options.warnBefore());
        if (now.isAfter(ends.notAfter())) {
            return Judgement.clear(now, "it has expired");
        }
        if (now.isBefore(warnAt)) {
            return Judgement.clear(
                            served.at(), "the certificate shown now is good until " + Words.time(ends.notAfter()))
                    .askAgainAt(warnAt);
        }
        boolean critical = !now.isBefore(ends.notAfter().minus(options.criticalBefore()));
        Judgement trouble = Judgement.trouble(
                        warnAt.isBefore(served.at()) ? served.at() : warnAt,
                        why(target, served, ends, first, now),
                        "Whoever runs " + target.name()
                                + " must renew it. If this is a proxy of your own, do it now; if"
                                + " it is the provider's, ask when the new one comes, and whether its issuer is among those"
                                + " the IP-DECT server trusts.",
                        TlsSentences.shown(target, served, ends))
                .askAgainAt(earlier(now.plus(RETOLD), ends.notAfter().plusSeconds(1)));
        return critical ? trouble.as(Severity.CRITICAL) : trouble;
    }

    private static String why(TlsTarget target, ShownChain served, Certificate ends, int index, Instant now) {
        return "The " + TlsSentences.certificate(ends, index) + " which " + target.name() + " shows to "
                + TlsSentences.to(target, served)
                + ", ends in " + TlsSentences.left(Duration.between(now, ends.notAfter())) + ", at "
                + Words.time(ends.notAfter()) + ".";
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
