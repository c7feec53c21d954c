package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.CertificateHistory;
import org.dectwatch.collector.domain.IssuerHistory.Change;
import org.dectwatch.collector.domain.IssuerHistory.Issuer;
import org.dectwatch.collector.domain.ServedChain.Via;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.Words;
import org.dectwatch.collector.health.rules.tls.TlsTargetRule.Stands;

/**
 * A target shows a certificate of an issuer that none of its certificates had before, to an IP-DECT server or to our probe. What
 * was known before is the ledger's to remember, over a restart too.
 */
final class IssuerChanged implements TlsTargetRule.Condition {
    static final String ID = "certificate-issuer-changed";

    private final IssuerChangedOptions options;

    private IssuerChanged(IssuerChangedOptions options) {
        this.options = options;
    }

    static Rule rule(IssuerChangedOptions options) {
        return new TlsTargetRule(
                ID, options.severity(), Duration.ZERO, Stands.ON_WHAT_WAS_SEEN, new IssuerChanged(options));
    }

    @Override
    public Judgement judge(TlsTarget target, Moment moment) {
        Optional<CertificateHistory> history = moment.view().outbound().certificates(target.name());
        Optional<TlsConnection> served = target.served();
        if (history.isEmpty() || served.isPresent() && served.get().outcome().isEmpty()) {
            return Judgement.unknown(moment.now());
        }
        Optional<Change> change = history.get().issuers().change();
        if (change.isPresent()) {
            Optional<TlsConnection> shown = served.filter(connection ->
                    Issuer.of(connection.certificates()).isSameAs(change.get().now()));
            boolean newer = served.isPresent()
                    && !served.get().firstTime().isBefore(change.get().at());
            if (shown.isPresent()) {
                return shown(target, change.get(), shown.get(), moment.now());
            }
            if (change.get().via() == Via.PROBE && !newer) {
                return probed(target, change.get(), history.get(), moment.now());
            }
        }
        return Judgement.clear(
                served.map(TlsConnection::firstTime).orElse(moment.now()), "its issuer is one that was known before");
    }

    private Judgement shown(TlsTarget target, Change change, TlsConnection shown, Instant now) {
        boolean accepted = shown.outcome().equals(Optional.of(Outcome.ESTABLISHED));
        String why = "Since " + Words.time(change.at()) + ", " + target.name() + " shows " + target.server()
                + " a certificate" + issuers(change)
                + (accepted ? ". The IP-DECT server accepted it." : ". The IP-DECT server has not accepted it.");
        List<Evidence> evidence = TlsSentences.shown(shown, shown.certificates().get(0));
        return accepted ? untilTold(change, why, evidence, now) : trouble(change, why, evidence);
    }

    private Judgement probed(TlsTarget target, Change change, CertificateHistory history, Instant now) {
        String why = "Since " + Words.time(change.at()) + ", " + target.name() + " shows our probe a certificate"
                + issuers(change) + ". What it shows " + target.server() + " could not be seen since.";
        String what = "asked for its certificates, it showed "
                + TlsSentences.name(history.now().leaf().subject());
        return untilTold(change, why, List.of(Evidence.said(target.name(), change.at(), what)), now);
    }

    private Judgement untilTold(Change change, String why, List<Evidence> evidence, Instant now) {
        Instant until = change.at().plus(options.tellFor());
        return now.isBefore(until)
                ? trouble(change, why, evidence).askAgainAt(until)
                : Judgement.clear(until, "nobody refused the new issuer, and it was told for long enough");
    }

    private static Judgement trouble(Change change, String why, List<Evidence> evidence) {
        return Judgement.trouble(
                change.at(),
                why,
                "Was this change announced? Then see that every IP-DECT server has the new authority among its host CAs,"
                        + " before connections are renewed. If nobody knows of it, find out who stands in between.",
                evidence);
    }

    private static String issuers(Change change) {
        return " issued by " + text(change.now()) + "; before, by " + text(change.before());
    }

    private static String text(Issuer issuer) {
        String above = issuer.root()
                .filter(top -> !top.equals(issuer.name()))
                .map(top -> " under " + TlsSentences.name(top))
                .orElse("");
        return TlsSentences.name(issuer.name()) + above;
    }
}
