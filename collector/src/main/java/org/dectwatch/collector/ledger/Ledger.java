package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.CertificateHistory;
import org.dectwatch.collector.domain.CountGap;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.MediaPair;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.OutboundView;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.SipCounts;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsView;
import org.dectwatch.collector.domain.ToldView;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.tls.TlsOptions;

/**
 * The truth, moved by observations and by time. Deadlines fire at their own time, before the observation that passed them is
 * looked at; time never runs back.
 */
public final class Ledger implements LedgerView {
    private static final FrameRef NOWHERE = new FrameRef("", 0);

    private final Site site;
    private final Deadlines deadlines = new Deadlines();
    private final ServerNames names;
    private final SipTally sip;
    private final RegistrationTable registrations;
    private final CallTable calls;
    private final StreamTable streams;
    private final MediaJoin join;
    private final TlsState tls;
    private final ProxySide proxySide;
    private final ServerTable servers;
    private final HandsetState handsets;
    private final SourceTable sources = new SourceTable(this::tell);
    private final Observation.Visitor<Void> apply = new Applying();
    private final Happened events = new Happened();
    private Instant now = Instant.MIN;
    private Instant seen = Instant.MIN;
    private final SenderClocks clocks = new SenderClocks();
    private String source = "";
    private FrameRef frame = NOWHERE;

    public Ledger(LedgerOptions options, Site site) {
        this(options, site, TlsOptions.defaults().ports());
    }

    /** @param tlsPorts where signalling inside TLS goes to */
    public Ledger(LedgerOptions options, Site site, Set<Integer> tlsPorts) {
        this.site = site;
        this.names = new ServerNames(site);
        this.sip = new SipTally(names, this::tell);
        this.proxySide = new ProxySide(options, site, tlsPorts, names, this::now, this::tell);
        this.registrations = new RegistrationTable(options, deadlines, names, this::unread, this::tell);
        this.calls = new CallTable(options, deadlines, names, registrations, this::tell);
        this.streams = new StreamTable(options, names, calls, this::tell);
        this.join = new MediaJoin(site, names, streams);
        this.servers = new ServerTable(site, this::tell);
        this.tls = new TlsState(options, site, names, registrations, servers::usersSaid, this::now, this::tell);
        this.handsets = new HandsetState(site, options.truth(), names, registrations, calls, this::tell);
    }

    private boolean unread(RegistrationRoute route) {
        return tls.unread(route);
    }

    private void tell(DomainEvent event) {
        events.add(event);
    }

    /** Takes in one observation; returns what happened, the passing of time included, in order. */
    public List<DomainEvent> apply(Observation observation) {
        moveTo(observation.time());
        seen = observation.time();
        frame = observation.frame().orElse(NOWHERE);
        source = observation.source();
        observation.body().accept(apply);
        return events.take();
    }

    /** Lets time pass; returns what happened by itself. */
    public List<DomainEvent> advanceTo(Instant time) {
        moveTo(time);
        return events.take();
    }

    private void moveTo(Instant time) {
        handsets.changed();
        deadlines.wakeUntil(time, at -> now = at.isAfter(now) ? at : now);
        now = time.isAfter(now) ? time : now;
        streams.advance(now);
    }

    /** Bindings of an earlier run: shown as remembered, never green until seen again. */
    public void remember(Instant at, Collection<Registration> earlier) {
        earlier.forEach(registration -> registrations.remember(at, registration));
    }

    /** Certificates that an earlier run saw: so that a change is noticed over a restart. */
    public void rememberCertificates(Instant at, Collection<CertificateHistory> earlier) {
        proxySide.remember(at, earlier);
    }

    /** What each kind of observation changes. */
    private final class Applying implements Observation.Visitor<Void> {
        @Override
        public Void sip(Observation.Sip body) {
            Instant at = body.sentAt()
                    .map(stamp -> clocks.timeOf(source, stamp, seen))
                    .orElse(seen);
            sip.add(at, body);
            registrations.heard(body.flow());
            if (!body.late()) {
                registrations.whole(now, body.flow(), false);
            }
            tls.sip(at, body);
            names.senderOf(body.flow()).ifPresent(server -> servers.seen(now, server));
            if (body.twin() == Twin.NONE) {
                if (!body.message().method().equals("REGISTER")) {
                    calls.message(at, frame, body);
                } else {
                    registrations.register(at, now, frame, body);
                    proxySide.registering(now, body);
                }
            }
            if (body.late()) {
                // What it tells of may have run out since.
                moveTo(now);
            }
            return null;
        }

        @Override
        public Void signallingGap(Observation.SignallingGap body) {
            registrations.gap(now, body.flow(), body.octets());
            return null;
        }

        @Override
        public Void delivered(Observation.Delivered body) {
            registrations.delivered(now, body.flow());
            return null;
        }

        @Override
        public Void signallingWhole(Observation.SignallingWhole body) {
            registrations.whole(now, body.flow(), body.over());
            return null;
        }

        @Override
        public Void connected(Observation.Connected body) {
            registrations.connected(body.flow());
            return null;
        }

        @Override
        public Void media(Observation.Media body) {
            registrations.heard(body.interval().key().flow());
            // The last interval of a stream comes minutes after its last packet.
            Instant lastPacket = body.interval().totals().span().lastTime();
            names.senderOf(body.interval().key().flow()).ifPresent(server -> servers.seen(lastPacket, server));
            streams.interval(now, body.interval());
            return null;
        }

        @Override
        public Void rtcp(Observation.Rtcp body) {
            streams.rtcp(seen, source, body);
            return null;
        }

        @Override
        public Void qualityReport(Observation.QualityReport body) {
            streams.quality(seen, body);
            return null;
        }

        @Override
        public Void tls(Observation.Tls body) {
            names.serverOf(body.connection()).ifPresent(server -> servers.seen(now, server));
            proxySide.connection(now, tls.connection(now, body.connection()), body.connection());
            return null;
        }

        @Override
        public Void probed(Observation.Probed body) {
            proxySide.probed(now, body);
            tls.probed(now, body.report().target());
            return null;
        }

        @Override
        public Void inferred(Observation.Inferred body) {
            proxySide.inferred(now, body);
            tls.inferred(now, body.id(), body.inference());
            return null;
        }

        @Override
        public Void dns(Observation.Dns body) {
            proxySide.dns(now, body);
            return null;
        }

        @Override
        public Void icmp(Observation.Icmp body) {
            return null;
        }

        @Override
        public Void report(Observation.Report body) {
            servers.report(now, body.report());
            handsets.reported(now, body.report());
            return null;
        }

        @Override
        public Void told(Observation.Told body) {
            handsets.told(now, body.event());
            return null;
        }

        @Override
        public Void said(Observation.Said body) {
            handsets.said(now, body.word());
            return null;
        }

        @Override
        public Void source(Observation.Source body) {
            sources.heard(now, body.state());
            return null;
        }

        @Override
        public Void tick(Observation.Tick body) {
            handsets.tick(now);
            return null;
        }

        @Override
        public Void flaw(Observation.Flaw body) {
            return null;
        }
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public Collection<Registration> registrations() {
        return registrations.all(now);
    }

    /** As they stand when nothing more comes: an attempt without an answer got none, however young it is. */
    public Collection<Registration> registrationsAtEnd() {
        return registrations.allAtEnd(now);
    }

    @Override
    public Optional<Registration> registration(AddressOfRecord aor) {
        return registrations.find(aor, now);
    }

    @Override
    public Collection<Handset> handsets() {
        return handsets.rows(now);
    }

    @Override
    public Collection<Call> calls() {
        return calls.all();
    }

    @Override
    public Collection<MediaStream> streams() {
        return streams.all();
    }

    @Override
    public Optional<CallMedia> media(String callId) {
        return calls.entry(callId).map(join::of);
    }

    @Override
    public Optional<CallMedia> mediaBetween(MediaPair pair) {
        return join.of(pair);
    }

    @Override
    public Collection<MediaPair> unexplainedMedia() {
        return streams.pairs();
    }

    @Override
    public Optional<Call> lastAnswered(AddressOfRecord party) {
        return calls.lastAnswered(party).map(CallEntry::frozen);
    }

    @Override
    public Collection<TlsConnection> tlsConnections() {
        return tls.all();
    }

    @Override
    public TlsView tls() {
        return tls;
    }

    @Override
    public OutboundView outbound() {
        return proxySide;
    }

    @Override
    public Collection<ServerStatus> servers() {
        return servers.all(now, registrations.all(now), names::nameOf);
    }

    @Override
    public Optional<CountGap> countGap(String server) {
        return handsets.countGap(server, servers, now);
    }

    @Override
    public ToldView told() {
        return handsets.told();
    }

    @Override
    public Collection<SourceState> sources() {
        return sources.all();
    }

    @Override
    public SipCounts sipCounts() {
        return sip.counts();
    }

    /** By the final verdict on which address pairs a mirror doubled. */
    public SipCounts sipCounts(BiPredicate<IpAddress, IpAddress> mirrored) {
        return sip.counts(mirrored);
    }

    @Override
    public List<LadderEntry> lastFailedRegister(AddressOfRecord aor) {
        return registrations.ladders().lastFailed(aor);
    }

    @Override
    public List<LadderEntry> lastRegister(AddressOfRecord aor) {
        return registrations.ladders().running(aor);
    }

    @Override
    public String serverName(IpAddress address) {
        return names.nameOf(address);
    }

    @Override
    public Map<String, Integer> tableSizes() {
        return TableSizes.of(registrations, calls, streams, tls, proxySide, servers, handsets);
    }

    @Override
    public Map<String, Duration> clockOffsets() {
        return clocks.offsets();
    }
}
