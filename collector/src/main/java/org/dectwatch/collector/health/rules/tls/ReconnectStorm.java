package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsOfServer;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.RuleAboutServer;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.Words;

/** An IP-DECT server opens more connections at once than its own limit on pending registrations allows, or very many in a row. */
final class ReconnectStorm extends RuleAboutServer {
    static final String ID = "reconnect-storm";
    private static final Duration REMEMBERED = Duration.ofSeconds(TlsOfServer.PEAK_LASTS);

    private final StormOptions options;

    ReconnectStorm(StormOptions options) {
        super(ID, options.severity(), Duration.ZERO);
        this.options = options;
    }

    @Override
    public List<Subject> touchedBy(Subject changed, Moment moment) {
        return changed instanceof Subject.OfTlsTarget of ? List.of(new Subject.OfServer(of.server())) : List.of();
    }

    /** The opening of many connections within the window. */
    private record Burst(Instant from, Instant to, int count) {}

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        TlsOfServer server = moment.view().tls().server(subject.text());
        if (!server.seen()) {
            return Judgement.gone(moment.now());
        }
        Optional<Burst> burst = biggest(server.opened(), moment.now());
        boolean pending = server.mostPending() > options.maxPendingRegistrations();
        boolean many = burst.filter(b -> b.count() >= options.connections()).isPresent();
        if (!pending && !many) {
            return Judgement.clear(moment.now(), "connections are opened one after the other");
        }
        Instant at = pending
                ? server.mostPendingAt().orElse(moment.now())
                : burst.map(Burst::from).orElse(moment.now());
        Instant over = pending ? at : burst.map(Burst::to).orElse(at);
        String opened = burst.map(b -> "; " + b.count() + " were opened between " + Words.time(b.from()) + " and "
                        + Words.time(b.to()))
                .orElse("");
        String why = pending
                ? "At " + Words.time(at) + ", " + subject.text() + " had " + server.mostPending()
                        + " connections under way at once, and its limit on pending registrations is "
                        + options.maxPendingRegistrations() + opened + "."
                : subject.text() + " opened " + burst.map(Burst::count).orElse(0) + " connections within "
                        + Words.span(options.window()) + ", from " + Words.time(at) + ".";
        return Judgement.trouble(at, why, nextStep(server), evidence(server, at))
                .askAgainAt(over.plus(REMEMBERED).plusMillis(1));
    }

    /** The densest window of the last minute. */
    private Optional<Burst> biggest(List<Instant> opened, Instant now) {
        List<Instant> recent = opened.stream()
                .filter(at -> !at.isBefore(now.minus(REMEMBERED)))
                .sorted()
                .toList();
        Optional<Burst> best = Optional.empty();
        int from = 0;
        for (int to = 0; to < recent.size(); to++) {
            while (recent.get(from).plus(options.window()).isBefore(recent.get(to))) {
                from++;
            }
            int count = to - from + 1;
            if (best.isEmpty() || count > best.get().count()) {
                best = Optional.of(new Burst(recent.get(from), recent.get(to), count));
            }
        }
        return best;
    }

    private String nextStep(TlsOfServer server) {
        return server.lastLoss().isPresent()
                ? "Find out what ended the connections first. Then compare \"Max pending registrations\" on the server with the"
                        + " limit set here: a lower one spares the proxy, which may refuse (503) what comes too fast."
                : "Was the server restarted? Compare \"Max pending registrations\" on it with the limit set here; if the"
                        + " handshakes are slow, look at the proxy and the way to it.";
    }

    private static List<Evidence> evidence(TlsOfServer server, Instant at) {
        return server.lastLoss()
                .or(server::lastFailure)
                .map(ReconnectStorm::evidence)
                .orElseGet(() -> List.of(Evidence.said(server.server(), at, "connections under way then")));
    }

    private static List<Evidence> evidence(TlsConnection before) {
        return List.of(TlsSentences.last(
                before,
                "connection " + before.client() + " to " + before.server() + " "
                        + before.close().map(TlsSentences::ended).orElse("failed")));
    }

    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        return Reliance.ALL_SOURCES;
    }
}
