package org.dectwatch.collector.health.rules.tls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.CertificateFault.Kind;
import org.dectwatch.collector.domain.ShownChain;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.Words;
import org.dectwatch.collector.health.rules.tls.TlsTargetRule.Stands;

/** The certificate shown last has a fault that a careful client does not accept: one class, four rules. */
final class CertificateFaulty implements TlsTargetRule.Condition {
    static final String EXPIRED = "certificate-expired";
    static final String NOT_YET_VALID = "certificate-not-yet-valid";
    static final String WRONG_NAME = "certificate-wrong-name";
    static final String UNTRUSTED = "certificate-untrusted";

    private final List<Kind> kinds;
    private final String nextStep;

    private CertificateFaulty(String nextStep, Kind... kinds) {
        this.nextStep = nextStep;
        this.kinds = List.of(kinds);
    }

    static Rule expired(CertificateFaultOptions options) {
        String nextStep =
                "It must be renewed by whoever runs the other side; until then every client that looks at the date"
                        + " stays out. If only this IP-DECT server complains, look at its clock first.";
        return rule(EXPIRED, options, new CertificateFaulty(nextStep, Kind.EXPIRED));
    }

    static Rule notYetValid(CertificateFaultOptions options) {
        String nextStep =
                "Compare the clocks: that of whoever issued it, that of the IP-DECT server (NTP), and that of this"
                        + " collector. A renewed certificate may simply have been installed too early.";
        return rule(NOT_YET_VALID, options, new CertificateFaulty(nextStep, Kind.NOT_YET_VALID));
    }

    static Rule wrongName(CertificateFaultOptions options) {
        String nextStep =
                "Is the right proxy configured, and does DNS lead to it? If the certificate is meant to be good for"
                        + " it, its names are wrong; if only a wildcard fits, switch on \"allow wildcard certificate\" on the"
                        + " IP-DECT server.";
        return rule(WRONG_NAME, options, new CertificateFaulty(nextStep, Kind.WRONG_NAME, Kind.WILDCARD_ONLY));
    }

    static Rule untrusted(CertificateFaultOptions options) {
        String nextStep =
                "Load the certificate of the authority into the IP-DECT server's list of host CAs, or have the other"
                        + " side show its whole chain. If the issuer is not one you expect, somebody may stand in between.";
        return rule(
                UNTRUSTED,
                options,
                new CertificateFaulty(nextStep, Kind.SELF_SIGNED, Kind.UNKNOWN_ISSUER, Kind.BROKEN_CHAIN));
    }

    private static Rule rule(String id, CertificateFaultOptions options, CertificateFaulty condition) {
        return new TlsTargetRule(id, options.severity(), options.holdFor(), Stands.ON_WHAT_WAS_SEEN, condition);
    }

    @Override
    public Judgement judge(TlsTarget target, Moment moment) {
        // While it is under way nobody knows what the client makes of it.
        Optional<ShownChain> decided = ShownChain.of(target, moment.view().outbound())
                .filter(shown -> shown.connection().isEmpty()
                        || shown.connection().get().outcome().isPresent());
        if (decided.isEmpty()) {
            return Judgement.unknown(moment.now());
        }
        ShownChain served = decided.get();
        Optional<CertificateFault> fault = fault(served).or(() -> expiredSince(served, moment.now()));
        if (fault.isEmpty()) {
            Judgement clear = Judgement.clear(served.at(), "the certificate shown now has no such fault");
            return kinds.contains(Kind.EXPIRED) ? clear.askAgainAt(nextEnd(served)) : clear;
        }
        Certificate certificate = served.certificates()
                .get(Math.min(fault.get().certificate(), served.certificates().size() - 1));
        Instant since =
                fault.get().kind() == Kind.EXPIRED && certificate.notAfter().isAfter(served.at())
                        ? certificate.notAfter()
                        : served.at();
        return Judgement.trouble(
                since,
                why(target, served, fault.get(), certificate),
                nextStep,
                TlsSentences.shown(target, served, certificate));
    }

    /** Whom to trust, and whether wildcards will do, is the client's to say. */
    private Optional<CertificateFault> fault(ShownChain served) {
        boolean refused = served.connection()
                .flatMap(TlsConnection::failure)
                .filter(failure -> failure.by() == TlsConnection.Side.CLIENT)
                .isPresent();
        return served.faults().stream()
                .filter(fault -> kinds.contains(fault.kind()))
                .filter(fault -> refused || !isForTheClientToSay(fault.kind()))
                .findFirst();
    }

    private static boolean isForTheClientToSay(Kind kind) {
        return switch (kind) {
            case WILDCARD_ONLY, SELF_SIGNED, UNKNOWN_ISSUER, BROKEN_CHAIN -> true;
            case EXPIRED, NOT_YET_VALID, WRONG_NAME, WEAK -> false;
        };
    }

    /** It was good when it was shown, and has ended since. */
    private Optional<CertificateFault> expiredSince(ShownChain served, Instant now) {
        if (!kinds.contains(Kind.EXPIRED)) {
            return Optional.empty();
        }
        for (int i = 0; i < served.certificates().size(); i++) {
            if (now.isAfter(served.certificates().get(i).notAfter())) {
                return Optional.of(new CertificateFault(Kind.EXPIRED, i, ""));
            }
        }
        return Optional.empty();
    }

    private static Instant nextEnd(ShownChain served) {
        return served.certificates().stream()
                .map(Certificate::notAfter)
                .min(Instant::compareTo)
                .orElseThrow()
                .plusSeconds(1);
    }

    private static String why(TlsTarget target, ShownChain served, CertificateFault fault, Certificate certificate) {
        String which = "The " + TlsSentences.certificate(certificate, fault.certificate()) + " which " + target.name()
                + " shows to " + TlsSentences.to(target, served) + ", ";
        String what = switch (fault.kind()) {
            case EXPIRED -> "expired at " + Words.time(certificate.notAfter());
            case NOT_YET_VALID -> "is valid only from " + Words.time(certificate.notBefore());
            case WRONG_NAME ->
                "is not good for " + asked(target, served) + "; its names are " + TlsSentences.names(certificate);
            case WILDCARD_ONLY ->
                "is good for " + asked(target, served) + " only by a wildcard (" + TlsSentences.names(certificate)
                        + ")";
            case SELF_SIGNED -> "vouches for itself, and no authority for it";
            case UNKNOWN_ISSUER -> "comes from an authority that the IP-DECT server does not trust";
            case BROKEN_CHAIN -> "is not followed by that of its issuer: " + fault.detail();
            case WEAK -> "is weak: " + fault.detail();
        };
        String alert = served.connection()
                .flatMap(TlsConnection::failure)
                .flatMap(TlsConnection.Failure::alert)
                .map(a -> ". It was answered with the alert " + a)
                .orElse("");
        return which + what + alert + ".";
    }

    private static String asked(TlsTarget target, ShownChain served) {
        return served.connection()
                .map(connection -> connection.serverName().orElse("the proxy name that is configured"))
                .orElse(target.name());
    }
}
