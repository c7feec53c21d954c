package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.Words;
import org.dectwatch.collector.health.rules.tls.TlsTargetRule.Stands;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/**
 * A target shows a certificate of an issuer that none of its certificates had before. Several nodes behind one name may have
 * several issuers: what a client has once accepted is known from then on.
 */
final class IssuerChanged implements TlsTargetRule.Condition {
    static final String ID = "certificate-issuer-changed";
    private static final Limits MOST = new Limits(10_000, Long.MAX_VALUE, Limits.FOREVER);
    private static final int MOST_ISSUERS = 16;

    private final IssuerChangedOptions options;
    private final BoundedTable<Target, Known> known = new BoundedTable<>(MOST, (target, issuers, why, at) -> {});

    private record Target(String server, String name) {}

    /** @param root the authority above the issuer; empty where the chain does not go that far */
    private record Issuer(String issuer, Optional<String> root) {
        static Issuer of(List<Certificate> chain) {
            Optional<String> root = chain.size() < 2
                    ? Optional.empty()
                    : Optional.of(chain.get(chain.size() - 1).issuer());
            return new Issuer(chain.get(0).issuer(), root);
        }

        /** One node may show the whole chain and another the leaf alone. */
        boolean isSameAs(Issuer other) {
            return issuer.equals(other.issuer) && (root.isEmpty() || other.root.isEmpty() || root.equals(other.root));
        }

        String text() {
            String above = root.filter(top -> !top.equals(issuer))
                    .map(top -> " under " + TlsSentences.name(top))
                    .orElse("");
            return TlsSentences.name(issuer) + above;
        }
    }

    private record Change(Issuer before, Issuer now, Instant at, TlsConnection shown) {}

    private static final class Known {
        private final Set<Issuer> accepted = new LinkedHashSet<>();
        private Optional<Issuer> last = Optional.empty();
        private Optional<Change> change = Optional.empty();

        void accept(Issuer issuer) {
            last = Optional.of(issuer);
            boolean more = issuer.root().isPresent()
                    && accepted.removeIf(known -> known.root().isEmpty() && known.isSameAs(issuer));
            if (more || accepted.size() < MOST_ISSUERS && accepted.stream().noneMatch(issuer::isSameAs)) {
                accepted.add(issuer);
            }
        }

        boolean knows(Issuer issuer) {
            return accepted.stream().anyMatch(issuer::isSameAs)
                    || change.filter(c -> c.now().isSameAs(issuer)).isPresent();
        }
    }

    private IssuerChanged(IssuerChangedOptions options) {
        this.options = options;
    }

    static Rule rule(IssuerChangedOptions options) {
        return new TlsTargetRule(
                ID, options.severity(), Duration.ZERO, Stands.ON_WHAT_WAS_SEEN, new IssuerChanged(options));
    }

    @Override
    public Judgement judge(TlsTarget target, Moment moment) {
        Optional<TlsConnection> decided =
                target.served().filter(c -> c.outcome().isPresent());
        if (decided.isEmpty()) {
            return Judgement.unknown(moment.now());
        }
        TlsConnection served = decided.get();
        Known of = known(new Target(target.server(), target.name()), moment.now());
        Issuer now = Issuer.of(served.certificates());
        boolean accepted = served.outcome().equals(Optional.of(Outcome.ESTABLISHED));
        if (of.last.isPresent() && !of.knows(now)) {
            of.change = Optional.of(new Change(of.last.get(), now, served.firstTime(), served));
        }
        if (accepted) {
            of.accept(now);
        }
        return of.change
                .filter(change -> change.now().isSameAs(now))
                .map(change -> judge(target, change, accepted, moment.now()))
                .orElseGet(() -> Judgement.clear(served.firstTime(), "its issuer is one that was known before"));
    }

    private Known known(Target target, Instant now) {
        return known.get(target, Times.nanos(now)).orElseGet(() -> {
            Known fresh = new Known();
            known.put(target, fresh, 1, Times.nanos(now));
            return fresh;
        });
    }

    private Judgement judge(TlsTarget target, Change change, boolean accepted, Instant now) {
        Instant until = change.at().plus(options.tellFor());
        if (accepted && !now.isBefore(until)) {
            return Judgement.clear(until, "the new issuer was accepted, and told for long enough");
        }
        String why = "Since " + Words.time(change.at()) + ", " + target.name() + " shows " + target.server()
                + " a certificate issued by " + change.now().text() + "; before, by "
                + change.before().text()
                + (accepted ? ". The IP-DECT server accepted it." : ". The IP-DECT server has not accepted it.");
        Judgement trouble = Judgement.trouble(
                change.at(),
                why,
                "Was this change announced? Then see that every IP-DECT server has the new authority among its host CAs,"
                        + " before connections are renewed. If nobody knows of it, find out who stands in between.",
                TlsSentences.shown(change.shown(), change.shown().certificates().get(0)));
        return accepted ? trouble.askAgainAt(until) : trouble;
    }
}
