package org.dectwatch.collector.health.rules.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetDirectory;
import org.dectwatch.collector.domain.HandsetTruth;
import org.dectwatch.collector.domain.HandsetTruth.Who;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.TunedRule;
import org.dectwatch.collector.health.Words;

/**
 * A handset of the list, and in all the time watched not one sign of it: no binding on the wire, and nobody who says that it has one.
 * Whoever tries and fails is told as rejected instead. Where the wire shows no registration of anybody (TLS without keys), its
 * silence means nothing, and only a server's own no counts.
 */
final class HandsetNeverRegistered extends TunedRule {
    static final String ID = "handset-never-registered";
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final NeverRegisteredOptions options;
    private final Directory directory = new Directory();

    /** Ids of those that were seen or said to be registered at least once; as many as the list has. */
    private final Set<String> hasBeen = new HashSet<>();

    HandsetNeverRegistered(NeverRegisteredOptions options) {
        super(ID, options.severity(), Duration.ZERO);
        this.options = options;
    }

    /** None: the time passes before it is trouble at all, so that a start does not make a list of all handsets pending. */
    @Override
    public List<Subject> touchedBy(Subject changed, Moment moment) {
        HandsetDirectory list = directory.of(moment);
        Optional<Site.KnownHandset> listed = Optional.empty();
        if (changed instanceof Subject.OfHandset of) {
            listed = list.byId(of.id());
        } else if (changed instanceof Subject.OfRegistration of) {
            Optional<Registration> seen = moment.view().registration(of.aor());
            listed = seen.flatMap(list::owner);
            if (listed.isPresent()
                    && seen.get().successes() > 0
                    && hasBeen.add(listed.get().id())) {
                return List.of(new Subject.OfHandset(listed.get().id()));
            }
        }
        return listed.filter(handset -> !hasBeen.contains(handset.id()))
                .map(handset -> List.<Subject>of(new Subject.OfHandset(handset.id())))
                .orElse(List.of());
    }

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        Optional<Site.KnownHandset> listed = directory.of(moment).byId(subject.text());
        if (listed.isEmpty()) {
            return Judgement.clear(moment.now(), "it is not in the list any more");
        }
        Optional<Handset> found = moment.handset(subject.text());
        if (hasBeen.contains(subject.text())
                || found.filter(HandsetNeverRegistered::registered).isPresent()) {
            hasBeen.add(subject.text());
            return Judgement.clear(moment.now(), "it has registered");
        }
        Instant due = moment.watchingSince().plus(options.after());
        if (moment.now().isBefore(due)) {
            return Judgement.unknown(moment.now()).askAgainAt(due);
        }
        if (found.isEmpty() || found.get().registration().isPresent() || isDouble(listed.get(), moment)) {
            return Judgement.clear(moment.now(), "what is wrong with it is told elsewhere");
        }
        return silent(listed.get(), found.get(), moment);
    }

    /** Granted once, remembered from before a restart, or said by whoever counts. */
    private static boolean registered(Handset handset) {
        return handset.registration().filter(seen -> seen.successes() > 0).isPresent()
                || handset.truth().standing() == HandsetTruth.Standing.REGISTERED;
    }

    /** A second row with the user of a first: the wire cannot show both, and the two are told as duplicates. */
    private boolean isDouble(Site.KnownHandset handset, Moment moment) {
        return directory
                .of(moment)
                .byUser(handset.user())
                .filter(first -> !first.id().equals(handset.id()))
                .isPresent();
    }

    private Judgement silent(Site.KnownHandset listed, Handset handset, Moment moment) {
        boolean wireTells = !listed.user().isEmpty() && moment.registrationsAreSeen(listed.server());
        HandsetTruth.Saying server = handset.truth().saying(Who.SERVER);
        boolean serverDenies =
                !server.stale() && server.registered().filter(is -> !is).isPresent();
        if (!wireTells && !serverDenies) {
            return Judgement.unknown(moment.now()).askAgainAt(moment.now().plus(LOOK_AGAIN));
        }
        String wire = wireTells
                ? "no REGISTER for " + listed.user() + " has been seen since watching began at "
                        + Words.time(moment.watchingSince())
                : "its server says that it is not registered";
        String also = wireTells && server.at().isPresent() ? " Its server: " + server.why() : "";
        return Judgement.trouble(
                moment.watchingSince(),
                listed.title() + " has never registered: " + wire + "." + also,
                nextStep(handset),
                listed.where().isEmpty()
                        ? List.of()
                        : List.of(Evidence.said(listed.where(), moment.watchingSince(), "its row in the list")));
    }

    private static String nextStep(Handset handset) {
        boolean subscribed = handset.words().stream()
                .anyMatch(kept ->
                        !kept.stale() && kept.word().facts().subscribed().orElse(false));
        return subscribed
                ? "It is subscribed: look at its user on the IP-DECT server (disabled? no SIP user name?) and whether it is on."
                : "Is it in use at all? If so, is it subscribed to the IP-DECT server and linked to a user there, on, charged and in"
                        + " range? If not, take it out of the list.";
    }

    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        return Reliance.ALL_SOURCES;
    }

    @Override
    public String server(Subject subject, Moment moment) {
        return moment.handset(subject.text()).map(Handset::server).orElse("");
    }
}
