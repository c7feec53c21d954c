package org.dectwatch.collector.health.rules.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.TunedRule;

/**
 * Somebody registers, or a server knows somebody, whom no list names. Quiet as long as there is no list; and of what is only seen on
 * the wire it tells what comes from a configured IP-DECT server or was granted, for anybody may ask a registrar.
 */
final class UnknownHandset extends TunedRule {
    static final String ID = "unknown-handset";

    private final Directory directory = new Directory();

    UnknownHandset(UnknownHandsetOptions options) {
        super(ID, options.severity(), options.holdFor());
    }

    @Override
    public List<Subject> touchedBy(Subject changed, Moment moment) {
        if (moment.view().site().handsets().isEmpty()) {
            return List.of();
        }
        boolean stranger = changed instanceof Subject.OfRegistration of
                        && directory.of(moment).byUser(of.aor().user()).isEmpty()
                || changed instanceof Subject.OfHandset handset
                        && directory.of(moment).byId(handset.id()).isEmpty();
        return stranger ? List.of(changed) : List.of();
    }

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        return subject instanceof Subject.OfRegistration of
                ? onWire(moment.view().registration(of.aor()), moment)
                : said(moment.handset(subject.text()), moment);
    }

    private Judgement onWire(Optional<Registration> seen, Moment moment) {
        if (seen.isEmpty()) {
            return Judgement.gone(moment.now());
        }
        Registration registration = seen.get();
        if (registration.remembered()) {
            return Judgement.unknown(moment.now());
        }
        if (directory.of(moment).owner(registration).isPresent()) {
            return Judgement.clear(moment.now(), "it is a handset of the list");
        }
        boolean granted = registration.successes() > 0;
        boolean ours =
                moment.view().site().serverAt(registration.device().address()).isPresent();
        if (!granted && !ours) {
            return Judgement.clear(moment.now(), "it is nobody's handset, and was granted nothing");
        }
        return Judgement.trouble(
                registration.firstTime(),
                registration.aor() + (granted ? " is registered" : " asks to be registered") + " from "
                        + moment.view().serverName(registration.device().address())
                        + ", and no list of handsets names the user "
                        + registration.aor().user() + ".",
                "Is it a new handset? Then add it to the list. If nobody knows it, see who signs in so: an account that has left its"
                        + " owner is also found this way.",
                List.of(Evidence.packet(
                        registration.firstPacket(), registration.firstTime(), "first message about it")));
    }

    private static Judgement said(Optional<Handset> found, Moment moment) {
        Optional<HandsetWord.Kept> word = found.filter(
                        handset -> handset.registration().isEmpty() && !handset.configured())
                .flatMap(handset -> handset.words().stream()
                        .filter(kept -> !kept.stale())
                        .max(Comparator.comparing(HandsetWord.Kept::at)));
        if (word.isEmpty()) {
            return Judgement.clear(moment.now(), "nobody speaks of it any more");
        }
        HandsetWord said = word.get().word();
        String who = said.server().isEmpty() ? "The cloud" : said.server();
        Instant at = word.get().at();
        return Judgement.trouble(
                        word.get().since(),
                        who + " knows a handset " + names(said)
                                + " that no list names, and the wire has shown no registration of it.",
                        "Is it a new handset? Then add it to the list. If it is an old one, delete it where it is still known.",
                        List.of(Evidence.said(
                                who + " (" + said.via() + ")", at, said.facts().detail())))
                .askAgainAt(at.plus(said.goodFor()).plusSeconds(1));
    }

    private static String names(HandsetWord said) {
        return said.handset().ipei().map(ipei -> "with IPEI " + ipei).orElse("")
                + said.handset().user().map(user -> " for user " + user).orElse("")
                + said.handset()
                        .extension()
                        .map(number -> " at extension " + number)
                        .orElse("");
    }

    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        // That something is there is true however much of the rest was not seen.
        return Reliance.NOTHING;
    }

    @Override
    public String server(Subject subject, Moment moment) {
        return subject instanceof Subject.OfRegistration of
                ? moment.view()
                        .registration(of.aor())
                        .map(registration ->
                                moment.view().serverName(registration.device().address()))
                        .orElse("")
                : moment.handset(subject.text()).map(Handset::server).orElse("");
    }
}
