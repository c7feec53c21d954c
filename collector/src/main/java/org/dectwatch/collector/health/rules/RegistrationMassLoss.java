package org.dectwatch.collector.health.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.RuleAboutServer;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.Words;

/**
 * Many handsets of one server are lost within a window: the trouble is the server, its base stations or its path, not the
 * handsets. It opens when enough are lost in a window and ends when fewer than half as many are still lost.
 */
final class RegistrationMassLoss extends RuleAboutServer {
    static final String ID = "registration-mass-loss";

    private final MassLossOptions options;
    private final Map<String, Losses> losses = new HashMap<>();
    private final Map<AddressOfRecord, String> serverOfLost = new HashMap<>();

    RegistrationMassLoss(MassLossOptions options) {
        super(ID, options.severity(), options.holdFor());
        this.options = options;
    }

    @Override
    public List<Subject> touchedBy(Subject changed, Moment moment) {
        if (!(changed instanceof Subject.OfRegistration of)) {
            return List.of();
        }
        AddressOfRecord aor = of.aor();
        Optional<Registration> now = moment.view().registration(aor);
        String was = serverOfLost.remove(aor);
        if (was != null) {
            forget(was, aor);
        }
        if (now.filter(r -> !r.remembered() && RegistrationLost.isLost(r)).isEmpty()) {
            return now.map(r -> moment.view().serverName(r.device().address()))
                    .or(() -> Optional.ofNullable(was))
                    .<List<Subject>>map(server -> List.of(new Subject.OfServer(server)))
                    .orElse(List.of());
        }
        Registration lost = now.orElseThrow();
        String server = moment.view().serverName(lost.device().address());
        serverOfLost.put(aor, server);
        losses.computeIfAbsent(server, name -> new Losses()).add(aor, lost.since(), lost.lastPacket(), lost.lastTime());
        return List.of(new Subject.OfServer(server));
    }

    private void forget(String server, AddressOfRecord aor) {
        Losses of = losses.get(server);
        if (of != null) {
            of.remove(aor);
            if (of.isEmpty()) {
                losses.remove(server);
            }
        }
    }

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        Losses of = losses.get(subject.text());
        if (of == null && moment.now().isBefore(moment.watchingSince().plus(options.window()))) {
            // What was remembered from before a restart is not over because nothing has been lost since.
            return Judgement.unknown(moment.now());
        }
        if (of == null) {
            return Judgement.clear(moment.now(), "all handsets that were lost are back");
        }
        if (of.openedWithNeed() > 0) {
            of.forgetUnless(aor -> moment.view().registration(aor).isPresent());
        }
        int registered =
                moment.server(subject.text()).map(ServerStatus::registered).orElse(0);
        int inWindow = of.countSince(moment.now().minus(options.window()));
        int needed = Math.max(options.atLeast(), (int) Math.ceil(options.share() * (registered + inWindow)));
        if (of.openedWithNeed() == 0 && inWindow >= needed) {
            of.open(needed, moment.now().minus(options.window()));
        }
        if (of.openedWithNeed() > 0 && 2 * of.size() < of.openedWithNeed()) {
            of.close();
            return Judgement.clear(moment.now(), "most of the handsets that were lost are back");
        }
        return of.openedWithNeed() == 0
                ? Judgement.clear(moment.now(), "few are lost")
                : trouble(subject.text(), of, registered);
    }

    private Judgement trouble(String server, Losses of, int registered) {
        String why = of.size() + " handsets of " + server + " have lost their registration since "
                + Words.time(of.since()) + "; " + registered + " are still registered.";
        List<Evidence> evidence = of.evidence();
        return Judgement.trouble(
                of.since(),
                why,
                "Look at what they share: the IP-DECT server (is it up, was it restarted?), its base stations, its way to the"
                        + " registrar, its TLS connection and the certificate behind it.",
                evidence);
    }

    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        return Reliance.ALL_SOURCES;
    }
}
