package org.dectwatch.collector.health.rules.identity;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.HandsetDirectory;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.TunedRule;

/**
 * Line ID and SIP user name stand in each other's place: on the IP-DECT server, and then REGISTER is for the SIP user name and signed
 * in with the Line ID; or in a list. Told from the lists alone where two of them can be compared, else from the wire.
 */
final class SwappedCredentials extends TunedRule {
    static final String ID = "swapped-credentials";
    private static final Set<InventoryFault.Kind> KINDS = EnumSet.of(InventoryFault.Kind.SWAPPED_CREDENTIALS);

    private final Directory directory = new Directory();
    private final Faults faults = new Faults();

    /** Registrations by the handset they would belong to; as many as there are handsets in the list. */
    private final Map<String, AddressOfRecord> swapped = new HashMap<>();

    private final Map<String, AddressOfRecord> right = new HashMap<>();

    SwappedCredentials(IdentityRuleOptions options) {
        super(ID, options.severity(), options.holdFor());
    }

    @Override
    public List<Subject> touchedBy(Subject changed, Moment moment) {
        if (changed instanceof Subject.OfHandset) {
            return List.of(changed);
        }
        Optional<Registration> seen =
                changed instanceof Subject.OfRegistration of ? moment.view().registration(of.aor()) : Optional.empty();
        if (seen.isEmpty()) {
            return List.of();
        }
        HandsetDirectory list = directory.of(moment);
        Optional<Site.KnownHandset> owner = list.byUser(seen.get().aor().user());
        if (owner.isPresent()) {
            right.put(owner.get().id(), seen.get().aor());
            boolean ends = swapped.containsKey(owner.get().id());
            return ends ? List.of(new Subject.OfHandset(owner.get().id())) : List.of();
        }
        return list.swapped(seen.get())
                .map(found -> {
                    swapped.put(found.handset().id(), seen.get().aor());
                    return List.<Subject>of(
                            new Subject.OfHandset(found.handset().id()));
                })
                .orElse(List.of());
    }

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        List<InventoryFault> inLists = faults.of(subject, KINDS, moment);
        boolean registers = registration(right, subject, moment)
                .filter(registration -> registration.state() == RegistrationState.REGISTERED)
                .isPresent();
        Optional<Registration> onWire = registration(swapped, subject, moment);
        if (!inLists.isEmpty()) {
            return inLists(inLists, onWire, registers, moment);
        }
        Optional<HandsetDirectory.Swapped> found = onWire.flatMap(directory.of(moment)::swapped);
        if (found.isEmpty() || registers) {
            return Judgement.clear(
                    moment.now(), registers ? "it registers under its Line ID" : "nothing of it is swapped");
        }
        Registration registration = onWire.orElseThrow();
        return Judgement.trouble(
                registration.firstTime(),
                why(registration, found.get()),
                registration.successes() > 0
                        ? "Exchange the two in the list: the registrar accepts them as the wire shows them."
                        : ListAdvice.SWAPPED,
                List.of(Evidence.packet(
                        registration.lastPacket(), registration.lastTime(), "last message about this registration")));
    }

    private static Judgement inLists(
            List<InventoryFault> inLists, Optional<Registration> onWire, boolean registers, Moment moment) {
        Judgement told = Faults.trouble(inLists, moment);
        String more = "";
        List<Evidence> evidence = new java.util.ArrayList<>(told.evidence());
        if (registers) {
            more = " It registers all the same: the list is older than what the server holds now.";
        } else if (onWire.isPresent()) {
            more = " The wire shows it: " + attempt(onWire.get()) + ".";
            evidence.add(Evidence.packet(onWire.get().lastPacket(), onWire.get().lastTime(), "last message about it"));
        }
        return Judgement.trouble(told.since(), told.why() + more, told.nextStep(), evidence);
    }

    private static String why(Registration registration, HandsetDirectory.Swapped found) {
        Site.KnownHandset handset = found.handset();
        if (registration.successes() > 0) {
            return handset.title() + " registers as " + registration.aor().user() + " and signs in as " + handset.user()
                    + ", and is granted that: the list has its user and its authentication user the wrong way round.";
        }
        String certainty = found.certain()
                ? "The two names of " + handset.title() + " stand in each other's place"
                : "The two names of " + handset.title() + " seem to stand in each other's place";
        return certainty + ": " + attempt(registration) + "; its Line ID is " + handset.user()
                + handset.authUser()
                        .map(user -> ", and " + user + " is what it should sign in with")
                        .orElse("") + ".";
    }

    /** {@code REGISTER is for mUP9vXSsU9, signed in as hgwdh3e4wh, and the registrar answers 404, for it knows no such address}. */
    private static String attempt(Registration registration) {
        String signedIn =
                registration.authUser().map(user -> ", signed in as " + user).orElse("");
        String status = registration.lastStatus().isPresent()
                ? ", and the registrar answers " + registration.lastStatus().getAsInt() + meaning(registration.reason())
                : ", and no answer to it was seen";
        return "REGISTER is for " + registration.aor().user() + signedIn + status;
    }

    private static String meaning(RegistrationReason reason) {
        return switch (reason) {
            case NOT_FOUND -> ", for it knows no such address";
            case FORBIDDEN -> ", for that user may not register this address";
            case WRONG_CREDENTIALS -> " again and again, for it knows no such user to sign in";
            case NONE, TIMEOUT, SERVER_FAILURE, INTERVAL_TOO_BRIEF, REDIRECTED, DECLINED, NO_ANSWER, OTHER -> "";
        };
    }

    private static Optional<Registration> registration(
            Map<String, AddressOfRecord> of, Subject subject, Moment moment) {
        return Optional.ofNullable(of.get(subject.text())).flatMap(moment.view()::registration);
    }

    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        if (!faults.of(subject, KINDS, moment).isEmpty()) {
            return Reliance.NOTHING;
        }
        return registration(swapped, subject, moment)
                .map(registration -> Reliance.on(registration.lastPacket().source()))
                .orElse(Reliance.NOTHING);
    }

    @Override
    public String server(Subject subject, Moment moment) {
        String listed = faults.server(subject, KINDS, moment);
        return !listed.isEmpty()
                ? listed
                : registration(swapped, subject, moment)
                        .map(registration ->
                                moment.view().serverName(registration.device().address()))
                        .orElse("");
    }
}
