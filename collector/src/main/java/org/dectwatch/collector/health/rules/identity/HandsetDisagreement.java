package org.dectwatch.collector.health.rules.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetTruth;
import org.dectwatch.collector.domain.HandsetTruth.Saying;
import org.dectwatch.collector.domain.HandsetTruth.Who;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.TunedRule;

/** Two of wire, server and cloud say the opposite of a handset, and both words are fresh. */
final class HandsetDisagreement extends TunedRule {
    static final String ID = "handset-disagreement";

    private final Directory directory = new Directory();

    /** Ids of those of whom a server or the cloud has said anything; as many as the ledger keeps words of. */
    private final Set<String> spokenOf = new HashSet<>();

    HandsetDisagreement(DisagreementOptions options) {
        super(ID, options.severity(), options.holdFor());
    }

    @Override
    public List<Subject> touchedBy(Subject changed, Moment moment) {
        if (changed instanceof Subject.OfHandset) {
            return List.of(changed);
        }
        if (changed instanceof Subject.OfRegistration of && !spokenOf.isEmpty()) {
            return moment.view()
                    .registration(of.aor())
                    .map(directory.of(moment)::idOf)
                    .filter(spokenOf::contains)
                    .map(id -> List.<Subject>of(new Subject.OfHandset(id)))
                    .orElse(List.of());
        }
        return List.of();
    }

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        Optional<Handset> found = moment.handset(subject.text());
        if (found.isEmpty() || found.get().words().isEmpty()) {
            spokenOf.remove(subject.text());
            return Judgement.clear(moment.now(), "nobody speaks of it");
        }
        spokenOf.add(subject.text());
        Handset handset = found.get();
        Optional<HandsetTruth.Contradiction> between = handset.truth().contradiction();
        if (between.isEmpty()) {
            return Judgement.clear(moment.now(), "nobody contradicts another");
        }
        Judgement trouble = Judgement.trouble(
                between.get().since(),
                name(handset) + ": " + between.get().why() + said(between.get().one())
                        + said(between.get().other()),
                nextStep(between.get()),
                evidence(between.get()));
        return firstStale(handset, moment.now()).map(trouble::askAgainAt).orElse(trouble);
    }

    /** In its own words; the wire's would change with each refresh. */
    private static String said(Saying saying) {
        return saying.who() == Who.WIRE ? "" : " " + saying.why();
    }

    private static String name(Handset handset) {
        return handset.id() + handset.name().map(text -> " (" + text + ")").orElse("");
    }

    /** When time alone may end it: a word that is too old contradicts nobody. */
    private static Optional<Instant> firstStale(Handset handset, Instant now) {
        return handset.words().stream()
                .map(kept -> end(kept))
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo);
    }

    private static Instant end(HandsetWord.Kept kept) {
        return kept.at().plus(kept.word().goodFor()).plusSeconds(1);
    }

    private static String nextStep(HandsetTruth.Contradiction between) {
        if (between.one().who() != Who.WIRE) {
            return "Read the state of the handset on the server itself; the cloud may be told late, or of a registration from elsewhere.";
        }
        return between.one().registered().orElse(false)
                ? "The registrar granted a binding that "
                        + between.other().who().words()
                        + " does not know. Was the server restarted, or the user moved to another? Then it registers again within its"
                        + " interval. If not, compare the user there with the address of record seen on the wire."
                : "Does the capture see all the ways from the server to its registrars, the second proxy among them? If it does, the"
                        + " binding is gone and " + between.other().who().words()
                        + " has not noticed: call the handset, and let it register again.";
    }

    private static List<Evidence> evidence(HandsetTruth.Contradiction between) {
        List<Evidence> all = new ArrayList<>();
        for (Saying saying : List.of(between.one(), between.other())) {
            String who = saying.who().words()
                    + saying.via().map(via -> " (" + via + ")").orElse("");
            saying.at().ifPresent(at -> all.add(Evidence.said(who, at, saying.why())));
        }
        return all;
    }

    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        boolean wire = moment.handset(subject.text())
                .flatMap(handset -> handset.truth().contradiction())
                .filter(between -> between.one().who() == Who.WIRE)
                .isPresent();
        return !wire
                ? Reliance.NOTHING
                : moment.handset(subject.text())
                        .flatMap(Handset::registration)
                        .map(seen -> Reliance.on(seen.lastPacket().source()))
                        .orElse(Reliance.ALL_SOURCES);
    }

    @Override
    public String server(Subject subject, Moment moment) {
        return moment.handset(subject.text()).map(Handset::server).orElse("");
    }
}
