package org.dectwatch.collector.health;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.SipCounts;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsView;
import org.dectwatch.collector.domain.ToldView;
import org.dectwatch.collector.net.IpAddress;

/** A ledger whose rows a test sets by hand, the clock beside it, and a list of whom it changed. Counts how often it is read. */
public final class Stage implements LedgerView {
    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final Map<AddressOfRecord, Registration> registrations = new LinkedHashMap<>();
    private final Map<String, ServerStatus> servers = new LinkedHashMap<>();
    private final Map<String, ArrayDeque<DeviceEvent.Kept>> told = new LinkedHashMap<>();
    private final Map<String, SourceState> sources = new LinkedHashMap<>();
    private final List<Subject> changed = new ArrayList<>();
    private Instant now = START;
    private long reads;

    /** Seconds after the start. */
    public static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    public void put(Registration registration) {
        registrations.put(registration.aor(), registration);
        changed.add(new Subject.OfRegistration(registration.aor()));
    }

    public void put(ServerStatus server) {
        servers.put(server.name(), server);
        changed.add(new Subject.OfServer(server.name()));
    }

    /** What a server said unasked, at a time in seconds after the start. */
    public void tell(double seconds, DeviceEvent event) {
        told.computeIfAbsent(event.server(), name -> new ArrayDeque<>())
                .addFirst(new DeviceEvent.Kept(at(seconds), event));
        changed.add(new Subject.OfServer(event.server()));
    }

    public void put(SourceState source) {
        sources.put(source.name(), source);
        changed.add(new Subject.OfSource(source.name()));
    }

    public void forget(AddressOfRecord aor) {
        registrations.remove(aor);
        changed.add(new Subject.OfRegistration(aor));
    }

    /** Evaluates what changed since the last time, so many seconds after the start. */
    public List<Change> evaluate(AlertBook book, double seconds) {
        now = at(seconds);
        List<Subject> all = List.copyOf(changed);
        changed.clear();
        return book.evaluate(this, all, now);
    }

    public long reads() {
        return reads;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Site site() {
        return Site.unknown();
    }

    @Override
    public Collection<Registration> registrations() {
        reads++;
        return registrations.values();
    }

    @Override
    public Optional<Registration> registration(AddressOfRecord aor) {
        reads++;
        return Optional.ofNullable(registrations.get(aor));
    }

    @Override
    public Collection<Handset> handsets() {
        reads++;
        return List.of();
    }

    @Override
    public Collection<Call> calls() {
        return List.of();
    }

    @Override
    public Collection<MediaStream> streams() {
        return List.of();
    }

    @Override
    public Collection<TlsConnection> tlsConnections() {
        return List.of();
    }

    @Override
    public TlsView tls() {
        return TlsView.NOTHING;
    }

    @Override
    public Collection<ServerStatus> servers() {
        reads++;
        return servers.values();
    }

    @Override
    public ToldView told() {
        return new ToldView() {
            @Override
            public List<DeviceEvent.Kept> by(String server) {
                return List.copyOf(told.getOrDefault(server, new ArrayDeque<>()));
            }

            @Override
            public List<DeviceEvent.Kept> about(Handset handset) {
                return List.of();
            }
        };
    }

    @Override
    public Collection<SourceState> sources() {
        return sources.values();
    }

    @Override
    public SipCounts sipCounts() {
        return new SipCounts(0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0);
    }

    @Override
    public List<LadderEntry> lastFailedRegister(AddressOfRecord aor) {
        return List.of();
    }

    @Override
    public String serverName(IpAddress address) {
        return "dect-" + address.toString().substring(address.toString().lastIndexOf('.') + 1);
    }

    @Override
    public Map<String, Integer> tableSizes() {
        return Map.of();
    }
}
