package org.dectwatch.collector.metrics;

import static org.dectwatch.collector.metrics.Label.word;

import java.util.Locale;
import java.util.Optional;
import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.domain.CertificateHistory;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.domain.SessionResult;
import org.dectwatch.collector.domain.SourceState;

/** Moves counters and histograms by what happened. Analysis thread only. */
public final class DomainMetrics implements DomainEvent.Visitor<Void> {
    private final Counters counters;
    private final ServerNames servers;
    private final TlsCounts tls;
    private final DeviceTotals totals;

    private final MediaMetrics media;

    public DomainMetrics(MetricsRegistry registry, ServerNames servers) {
        this(registry, servers, MediaPolicy.defaults().concealment());
    }

    /** @param concealment whether opinion scores take it that receivers conceal losses */
    public DomainMetrics(MetricsRegistry registry, ServerNames servers, boolean concealment) {
        this.counters = new Counters(registry);
        this.servers = servers;
        this.media = new MediaMetrics(counters, servers, concealment);
        this.tls = new TlsCounts(counters, servers);
        this.totals = new DeviceTotals(counters, servers);
    }

    public void show(DomainEvent event) {
        media.advance(event.time());
        event.accept(this);
    }

    @Override
    public Void sipSeen(DomainEvent.SipSeen event) {
        String server = servers.label(event.server());
        String method = MetricCatalog.METHOD.allows(event.method()) ? event.method() : "OTHER";
        counters.add(
                1,
                MetricCatalog.SIP_MESSAGES,
                server,
                method,
                event.status().isEmpty()
                        ? "request"
                        : statusClass(event.status().getAsInt()),
                event.transport().toLowerCase(Locale.ROOT));
        if (event.retransmission()) {
            counters.add(1, MetricCatalog.SIP_RETRANSMISSIONS, server);
        }
        return done();
    }

    @Override
    public Void registrationEnded(DomainEvent.RegistrationEnded event) {
        String server = servers.label(event.server());
        counters.add(1, MetricCatalog.REGISTRATION_ATTEMPTS, server, word(event.outcome()), word(event.reason()));
        event.delayMs().ifPresent(ms -> counters.record(ms / 1000, MetricCatalog.REGISTRATION_DELAY, server));
        return done();
    }

    @Override
    public Void registrationChanged(DomainEvent.RegistrationChanged event) {
        // A refresh changes the lifetime and no state.
        if (!event.before().equals(Optional.of(event.now().state()))) {
            counters.add(
                    1,
                    MetricCatalog.REGISTRATION_CHANGES,
                    servers.label(event.server()),
                    word(event.now().state()));
        }
        return done();
    }

    @Override
    public Void callChanged(DomainEvent.CallChanged event) {
        String server = servers.label(event.server());
        CallState now = event.now().state();
        if (now.over() && event.before().filter(CallState::over).isEmpty()) {
            counters.add(1, MetricCatalog.CALLS_ENDED, server, word(now));
            media.over(event.time(), event.now(), server);
        }
        boolean answered = now == CallState.ESTABLISHED && !event.before().equals(java.util.Optional.of(now));
        if (answered && event.now().setupMs().isPresent()) {
            counters.record(event.now().setupMs().getAsLong() / 1000.0, MetricCatalog.CALL_SETUP, server);
        }
        return done();
    }

    @Override
    public Void sessionRequested(DomainEvent.SessionRequested event) {
        String server = servers.label(event.server());
        counters.add(1, SessionCatalog.REQUESTS, server, word(event.result()));
        String outcome = event.result() == SessionResult.ESTABLISHED ? "success" : "failure";
        boolean measured = event.result() != SessionResult.REDIRECTED;
        if (measured && event.delayMs().isPresent()) {
            counters.record(event.delayMs().getAsDouble() / 1000, SessionCatalog.REQUEST_DELAY, server, outcome);
        }
        return done();
    }

    @Override
    public Void sessionEnded(DomainEvent.SessionEnded event) {
        String server = servers.label(event.server());
        counters.add(
                1,
                SessionCatalog.ENDED,
                server,
                word(event.by()),
                event.by().inferred() ? "unseen" : event.byeAnswered() ? "answered" : "unanswered");
        event.durationMs().ifPresent(ms -> counters.record(ms / 1000, SessionCatalog.DURATION, server));
        event.disconnectDelayMs().ifPresent(ms -> counters.record(ms / 1000, SessionCatalog.DISCONNECT_DELAY, server));
        return done();
    }

    @Override
    public Void streamHeard(DomainEvent.StreamHeard event) {
        media.heard(event);
        return done();
    }

    @Override
    public Void tlsChanged(DomainEvent.TlsChanged event) {
        tls.changed(event);
        return done();
    }

    /** Levels tell it. */
    @Override
    public Void tlsTargetChanged(DomainEvent.TlsTargetChanged event) {
        return done();
    }

    @Override
    public Void tlsConnectionLost(DomainEvent.TlsConnectionLost event) {
        tls.lost(event);
        return done();
    }

    @Override
    public Void proxyChanged(DomainEvent.ProxyChanged event) {
        String server = servers.label(event.server());
        counters.add(1, ProxyCatalog.CHANGES, server, word(event.move()));
        if (event.move() == ProxyUse.Move.FAILOVER) {
            counters.add(1, ProxyCatalog.FAILOVERS, server);
        }
        return done();
    }

    @Override
    public Void certificateChanged(DomainEvent.CertificateChanged event) {
        for (CertificateHistory.Change change : event.now().changes()) {
            counters.add(1, ProxyCatalog.CERTIFICATE_CHANGES, servers.label(event.server()), word(change));
        }
        return done();
    }

    @Override
    public Void probed(DomainEvent.Probed event) {
        counters.add(
                1,
                ProxyCatalog.PROBES,
                event.report().target(),
                event.report().failure().map(f -> word(f.reason())).orElse("success"));
        return done();
    }

    @Override
    public Void deviceReported(DomainEvent.DeviceReported event) {
        DeviceReport report = event.report();
        String server = servers.label(report.server());
        String result = report.failure().map(failure -> word(failure.reason())).orElse("success");
        counters.add(1, MetricCatalog.SCRAPES, server, word(report.via()), result);
        if (event.restarted()) {
            counters.add(1, MetricCatalog.SERVER_RESTARTS, server);
        }
        totals.reported(report, event.restarted());
        return done();
    }

    @Override
    public Void deviceTold(DomainEvent.DeviceTold event) {
        counters.add(
                1,
                MetricCatalog.DEVICE_EVENTS,
                servers.label(event.server()),
                word(event.event().via()),
                word(event.event().level()),
                event.event().kind().equals(DeviceEvent.UNKNOWN) ? "false" : "true");
        return done();
    }

    @Override
    public Void handsetSaid(DomainEvent.HandsetSaid event) {
        counters.add(
                1,
                MetricCatalog.HANDSET_WORDS,
                servers.label(event.now().server()),
                word(event.now().via()));
        return done();
    }

    @Override
    public Void disagreement(DomainEvent.Disagreement event) {
        counters.add(
                1,
                MetricCatalog.DISAGREEMENTS,
                servers.label(event.server()),
                event.handset().isPresent() ? "handset" : "count");
        return done();
    }

    /** A source tells totals; a source that began anew counts from 0 again, as a counter may. */
    @Override
    public Void sourceHeard(DomainEvent.SourceHeard event) {
        SourceState now = event.now();
        String source = now.name();
        long packets = event.before().map(SourceState::packets).orElse(0L);
        long bytes = event.before().map(SourceState::bytes).orElse(0L);
        long drops = event.before().map(SourceState::kernelDrops).orElse(0L);
        long truncated = event.before().map(SourceState::truncated).orElse(0L);
        counters.add(grown(packets, now.packets()), SelfCatalog.SOURCE_PACKETS, source);
        counters.add(grown(bytes, now.bytes()), SelfCatalog.SOURCE_BYTES, source);
        counters.add(grown(truncated, now.truncated()), SelfCatalog.SOURCE_TRUNCATED, source);
        if (now.kernelDrops() >= 0) {
            counters.add(grown(Math.max(drops, 0), now.kernelDrops()), SelfCatalog.SOURCE_DROPS, source);
        }
        return done();
    }

    @Override
    public Void evicted(DomainEvent.Evicted event) {
        String reason = event.reason().toLowerCase(Locale.ROOT);
        counters.add(
                event.count(),
                SelfCatalog.EVICTIONS,
                event.table(),
                SelfCatalog.EVICTION.allows(reason) ? reason : "other");
        return done();
    }

    private static long grown(long before, long now) {
        return now >= before ? now - before : now;
    }

    private static String statusClass(int status) {
        return status >= 100 && status < 700 ? status / 100 + "xx" : "other";
    }

    @SuppressWarnings("NullAway") // The only value of Void.
    private static Void done() {
        return null;
    }
}
