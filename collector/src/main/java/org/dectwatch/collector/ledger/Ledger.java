package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.CountGap;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.MediaPair;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.SipCounts;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsView;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.observe.Observation;

/**
 * The truth, moved by observations and by time. Deadlines fire at their own time, before the observation that passed them is
 * looked at; time never runs back.
 */
public final class Ledger implements LedgerView {
    private static final FrameRef NOWHERE = new FrameRef("", 0);

    private final Site site;
    private final Deadlines deadlines = new Deadlines();
    private final ServerNames names;
    private final SipTally sip = new SipTally();
    private final RegistrationTable registrations;
    private final CallTable calls;
    private final StreamTable streams;
    private final MediaJoin join;
    private final TlsState tls;
    private final ServerTable servers;
    private final HandsetState handsets;
    private final DeviceEventTable deviceEvents = new DeviceEventTable(this::tell);
    private final Map<String, SourceState> sources = new LinkedHashMap<>();
    private final Observation.Visitor<Void> apply = new Applying();
    private List<DomainEvent> events = new ArrayList<>();
    private Instant now = Instant.MIN;
    private Instant seen = Instant.MIN;
    private final SenderClocks clocks = new SenderClocks();
    private String source = "";
    private FrameRef frame = NOWHERE;

    public Ledger(LedgerOptions options, Site site) {
        this.site = site;
        this.names = new ServerNames(site);
        this.registrations = new RegistrationTable(options, deadlines, names, this::tell);
        this.calls = new CallTable(options, deadlines, names, registrations, this::tell);
        this.streams = new StreamTable(options, names, calls, this::tell);
        this.join = new MediaJoin(site, names, streams);
        this.servers = new ServerTable(site, this::tell);
        this.tls = new TlsState(options, site, names, registrations, servers::usersSaid, this::now, this::tell);
        this.handsets = new HandsetState(site, options.truth(), names, registrations, calls, this::tell);
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
        return taken();
    }

    /** Lets time pass; returns what happened by itself. */
    public List<DomainEvent> advanceTo(Instant time) {
        moveTo(time);
        return taken();
    }

    private void moveTo(Instant time) {
        handsets.changed();
        for (Optional<Deadlines.Due> due = deadlines.takeDue(time); due.isPresent(); due = deadlines.takeDue(time)) {
            Deadlines.Due wake = due.get();
            now = wake.at().isAfter(now) ? wake.at() : now;
            wake.sleeper().wake(wake.at());
            deadlines.arrange(wake.sleeper());
        }
        now = time.isAfter(now) ? time : now;
        streams.advance(now);
    }

    private List<DomainEvent> taken() {
        if (events.isEmpty()) {
            return List.of();
        }
        List<DomainEvent> result = events;
        events = new ArrayList<>();
        return result;
    }

    /** Bindings of an earlier run: shown as remembered, never green until seen again. */
    public void remember(Instant at, Collection<Registration> earlier) {
        earlier.forEach(registration -> registrations.remember(at, registration));
    }

    /** What each kind of observation changes. */
    private final class Applying implements Observation.Visitor<Void> {
        @Override
        public Void sip(Observation.Sip body) {
            boolean again = sip.add(body);
            Instant at = body.sentAt()
                    .map(stamp -> clocks.timeOf(source, stamp, seen))
                    .orElse(seen);
            registrations.heard(body.flow());
            tls.sip(at, body);
            names.senderOf(body.flow()).ifPresent(server -> servers.seen(now, server));
            if (body.twin() != Twin.MIRROR) {
                tell(new DomainEvent.SipSeen(
                        at,
                        names.serverOf(body.flow()).orElse(""),
                        body.message().method(),
                        body.message().status(),
                        body.flow().transport().name(),
                        again));
            }
            if (body.twin() == Twin.NONE && !outdated(body, at)) {
                if (body.message().method().equals("REGISTER")) {
                    registrations.register(at, frame, body);
                } else {
                    calls.message(at, frame, body);
                }
            }
            if (body.late()) {
                // What it tells of may have run out since.
                moveTo(now);
            }
            return null;
        }

        /** Decrypted late, and older than what is known of its subject: it counts, but changes no fact. */
        private boolean outdated(Observation.Sip body, Instant at) {
            return body.late()
                    && body.message().method().equals("REGISTER")
                    && body.message()
                            .toUri()
                            .map(RegistrationTable::aor)
                            .flatMap(aor -> registrations.find(aor, now))
                            .map(r -> r.lastTime().isAfter(at))
                            .orElse(false);
        }

        @Override
        public Void signallingGap(Observation.SignallingGap body) {
            registrations.gap(now, body.flow());
            return null;
        }

        @Override
        public Void connected(Observation.Connected body) {
            registrations.heard(body.flow());
            registrations.heard(body.flow().reversed());
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
            names.serverOf(new Flow(
                            Transport.TCP,
                            body.connection().client(),
                            body.connection().server()))
                    .ifPresent(server -> servers.seen(now, server));
            tls.connection(now, body.connection());
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
            deviceEvents.told(now, body.event());
            return null;
        }

        @Override
        public Void said(Observation.Said body) {
            handsets.said(now, body.word());
            return null;
        }

        @Override
        public Void source(Observation.Source body) {
            Optional<SourceState> before =
                    Optional.ofNullable(sources.put(body.state().name(), body.state()));
            tell(new DomainEvent.SourceHeard(now, before, body.state()));
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
    public Collection<ServerStatus> servers() {
        return servers.all(now, registrations.all(now), names::nameOf);
    }

    @Override
    public Optional<CountGap> countGap(String server) {
        return handsets.countGap(server, servers, now);
    }

    @Override
    public List<DeviceEvent.Kept> deviceEvents(String server) {
        return deviceEvents.of(server);
    }

    @Override
    public Collection<SourceState> sources() {
        return List.copyOf(sources.values());
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

    /** Messages of the attempt to register begun last, however it ended. */
    public List<LadderEntry> lastRegister(AddressOfRecord aor) {
        return registrations.ladders().running(aor);
    }

    /** Addresses of record seen on what a TLS connection carried, decrypted; in order. */
    public List<String> usersOn(Endpoint client, Endpoint server) {
        return tls.usersBetween(client, server).stream()
                .map(AddressOfRecord::toString)
                .toList();
    }

    @Override
    public String serverName(IpAddress address) {
        return names.nameOf(address);
    }

    @Override
    public Map<String, Integer> tableSizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        sizes.put("registrations", registrations.size());
        sizes.put("calls", calls.size());
        sizes.put("streams", streams.size());
        sizes.put("tlsConnections", tls.size());
        sizes.put("servers", servers.size());
        sizes.put("handsetWords", handsets.words());
        return sizes;
    }

    @Override
    public Map<String, Duration> clockOffsets() {
        return clocks.offsets();
    }
}
