package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.SipSummary;
import org.dectwatch.collector.protocol.sip.SipUri;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Eviction;
import org.dectwatch.collector.table.Limits;

/**
 * Registrations by address of record: never by IP address or connection, because hundreds of handsets share one.
 */
final class RegistrationTable {
    private static final int MOST_PAIRS = 100_000;

    private final Duration timeout;
    private final Deadlines deadlines;
    private final ServerNames servers;
    private final Consumer<DomainEvent> events;
    private final Ladders ladders = new Ladders();
    private final BoundContacts contacts = new BoundContacts();
    private final BoundedTable<AddressOfRecord, RegistrationEntry> entries;
    private final Map<IpAddress, Set<AddressOfRecord>> byDevice = new HashMap<>();
    private final Set<Pair> heard = new HashSet<>();
    private Instant now = Instant.MIN;

    /** Who was heard by whom. */
    private record Pair(IpAddress from, IpAddress to) {}

    RegistrationTable(LedgerOptions options, Deadlines deadlines, ServerNames servers, Consumer<DomainEvent> events) {
        this.timeout = options.transactionTimeout();
        this.deadlines = deadlines;
        this.servers = servers;
        this.events = events;
        this.entries =
                new BoundedTable<>(new Limits(options.registrations(), Long.MAX_VALUE, Limits.FOREVER), this::evicted);
    }

    private void evicted(AddressOfRecord aor, RegistrationEntry entry, Eviction reason, long atNanos) {
        deadlines.forget(entry);
        leave(aor, entry.route().device().address());
        ladders.forget(aor);
        contacts.forget(aor);
        events.accept(new DomainEvent.Evicted(now, "registrations", reason.name(), 1));
    }

    private void leave(AddressOfRecord aor, IpAddress device) {
        Set<AddressOfRecord> shared = byDevice.get(device);
        if (shared != null && shared.remove(aor) && shared.isEmpty()) {
            byDevice.remove(device);
        }
    }

    /** Any message: who can be heard matters for telling silence from blindness. */
    void heard(Flow flow) {
        if (heard.size() < MOST_PAIRS) {
            heard.add(new Pair(flow.source().address(), flow.destination().address()));
        }
    }

    boolean heardFrom(Flow answers) {
        return heard.contains(
                new Pair(answers.source().address(), answers.destination().address()));
    }

    /** A REGISTER or an answer to one. */
    void register(Instant at, FrameRef frame, Observation.Sip sip) {
        now = at;
        SipSummary message = sip.message();
        Optional<AddressOfRecord> aor = message.toUri().map(RegistrationTable::aor);
        if (aor.isEmpty() || message.callId().isEmpty()) {
            return;
        }
        RegistrationEntry entry = entries.get(aor.get(), Times.nanos(at)).orElse(null);
        if (entry == null) {
            entry = new RegistrationEntry(aor.get(), at, timeout, this, new RegistrationRoute(at, frame, sip));
            entries.put(aor.get(), entry, 1, Times.nanos(at));
        }
        String callId = message.callId().get();
        if (message.request()) {
            IpAddress before = entry.route().device().address();
            boolean begins = entry.request(at, frame, sip, callId);
            if (!before.equals(entry.route().device().address())) {
                leave(entry.aor(), before);
            }
            byDevice.computeIfAbsent(entry.route().device().address(), a -> new HashSet<>())
                    .add(entry.aor());
            ladders.note(entry.aor(), begins, at, frame, sip);
        } else {
            ladders.note(entry.aor(), false, at, frame, sip);
            entry.response(at, frame, sip, callId, message.status().orElse(0));
            contacts.bound(entry.aor(), entry.contacts());
        }
        deadlines.arrange(entry);
    }

    static AddressOfRecord aor(SipUri uri) {
        return new AddressOfRecord(
                uri.scheme(), uri.user(), uri.host(), uri.port().orElse(-1));
    }

    /** The address of record that this contact is bound to. */
    Optional<AddressOfRecord> boundAt(SipUri contact) {
        return contacts.owner(contact);
    }

    /** Whether handsets register from this address: then it is an IP-DECT server, or a telephone. */
    boolean isDevice(IpAddress address) {
        return byDevice.containsKey(address);
    }

    /** Signalling between these two could not be read. */
    void gap(Instant at, Flow flow) {
        now = at;
        for (IpAddress end : List.of(flow.source().address(), flow.destination().address())) {
            for (AddressOfRecord aor : byDevice.getOrDefault(end, Set.of())) {
                entries.peek(aor)
                        .filter(e -> e.route().device().equals(flow.source())
                                || e.route().device().equals(flow.destination()))
                        .ifPresent(e -> e.gap(at));
            }
        }
    }

    void remember(Instant at, Registration was) {
        if (entries.peek(was.aor()).isEmpty()) {
            RegistrationEntry entry = RegistrationEntry.remembered(was, timeout, this);
            entries.put(was.aor(), entry, 1, Times.nanos(at));
            byDevice.computeIfAbsent(was.device().address(), a -> new HashSet<>())
                    .add(was.aor());
            deadlines.arrange(entry);
        }
    }

    /** Called by an entry when something visible may have changed. */
    void changed(RegistrationEntry entry, Instant at) {
        Optional<Registration> before = entry.shown();
        Registration after = entry.at(at);
        entry.show(after);
        if (before.isEmpty()
                || before.get().state() != after.state()
                || !before.get().lastOutcome().equals(after.lastOutcome())
                || before.get().reason() != after.reason()
                || before.get().remembered() != after.remembered()
                || !before.get().expiresAt().equals(after.expiresAt())) {
            Optional<RegistrationState> was = before.map(Registration::state);
            events.accept(new DomainEvent.RegistrationChanged(at, was, server(entry), after));
        }
    }

    /** Called by an entry when an attempt ended. */
    void ended(RegistrationEntry entry, RegisterAttempt attempt, Instant at, OptionalDouble delay) {
        if (attempt.failed()) {
            ladders.failed(entry.aor());
        }
        events.accept(new DomainEvent.RegistrationEnded(
                at,
                entry.aor(),
                server(entry),
                attempt.verdict().orElseThrow(),
                attempt.reason(),
                attempt.status(),
                delay));
    }

    private String server(RegistrationEntry entry) {
        return servers.nameOf(entry.route().device().address());
    }

    List<Registration> all(Instant at) {
        List<Registration> all = new ArrayList<>(entries.size());
        entries.forEach((aor, entry) -> all.add(entry.at(at)));
        return all;
    }

    /** When nothing more comes. */
    List<Registration> allAtEnd(Instant at) {
        List<Registration> all = new ArrayList<>(entries.size());
        entries.forEach((aor, entry) -> all.add(entry.at(at, true)));
        return all;
    }

    /** How many handsets the wire shows behind each server, by its name. */
    Map<String, ServerTable.Handsets> behind(Instant at) {
        Map<String, ServerTable.Handsets> behind = new HashMap<>();
        for (Registration registration : all(at)) {
            behind.merge(
                    servers.nameOf(registration.device().address()),
                    ServerTable.Handsets.of(registration),
                    ServerTable.Handsets::plus);
        }
        return behind;
    }

    /** The same of one server, without a look at the others. */
    ServerTable.Handsets behind(String server, Instant at) {
        ServerTable.Handsets sum = ServerTable.Handsets.NONE;
        for (Map.Entry<IpAddress, Set<AddressOfRecord>> device : byDevice.entrySet()) {
            if (servers.nameOf(device.getKey()).equals(server)) {
                for (AddressOfRecord aor : device.getValue()) {
                    sum = find(aor, at)
                            .map(ServerTable.Handsets::of)
                            .map(sum::plus)
                            .orElse(sum);
                }
            }
        }
        return sum;
    }

    Optional<Registration> find(AddressOfRecord aor, Instant at) {
        return entries.peek(aor).map(e -> e.at(at));
    }

    Ladders ladders() {
        return ladders;
    }

    int size() {
        return entries.size();
    }
}
