package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.SipSummary;
import org.dectwatch.collector.protocol.sip.SipUri;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Eviction;
import org.dectwatch.collector.table.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Registrations by address of record: never by IP address or connection, because hundreds of handsets share one.
 */
final class RegistrationTable {
    private static final int MOST_PAIRS = 50_000;
    private static final int MOST_UNDELIVERED = 10_000;

    /** Domains and schemes are few; each message brings its own copy. */
    private static final SharedText SHARED = new SharedText();

    private final Duration timeout;
    private final Deadlines deadlines;
    private final ServerNames servers;
    private final Predicate<RegistrationRoute> unread;
    private final Consumer<DomainEvent> events;
    private final Ladders ladders = new Ladders();
    private final BoundContacts contacts = new BoundContacts();
    private final RegistrationRows entries;
    private final DeviceIndex byDevice = new DeviceIndex();
    private final Set<Pair> heard = new LinkedHashSet<>();
    /** When something was lost last between the two, whichever way it went. */
    private final BoundedTable<Pair, Instant> losses =
            new BoundedTable<>(new Limits(MOST_PAIRS, Long.MAX_VALUE, Limits.FOREVER), (pair, at, why, when) -> {});
    /** Whose lapse is not proved yet. */
    private final Set<AddressOfRecord> unproven = new LinkedHashSet<>();

    private final BoundedTable<Flow, List<RegisterTransaction>> undelivered =
            new BoundedTable<>(new Limits(20_000, Long.MAX_VALUE, Limits.FOREVER), (flow, sent, why, at) -> {});
    private Instant now = Instant.MIN;

    /** Who was heard by whom. */
    private record Pair(IpAddress from, IpAddress to) {
        // Written out: see IpAddress.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pair that && from.equals(that.from) && to.equals(that.to);
        }

        @Override
        public int hashCode() {
            return from.hashCode() * 31 + to.hashCode();
        }
    }

    /** @param unread whether what goes this way may have gone on unread */
    RegistrationTable(
            LedgerOptions options,
            Deadlines deadlines,
            ServerNames servers,
            Predicate<RegistrationRoute> unread,
            Consumer<DomainEvent> events) {
        this.unread = unread;
        this.timeout = options.transactionTimeout();
        this.deadlines = deadlines;
        this.servers = servers;
        this.events = events;
        this.entries = new RegistrationRows(
                new Limits(options.registrations(), options.registrationBytes(), Limits.FOREVER), this::evicted);
    }

    private void evicted(AddressOfRecord aor, RegistrationEntry entry, Eviction reason, long atNanos) {
        deadlines.forget(entry);
        byDevice.remove(entry.route().device().address(), aor);
        ladders.forget(aor);
        contacts.forget(aor);
        unproven.remove(aor);
        events.accept(new DomainEvent.Evicted(now, "registrations", reason.name(), 1));
    }

    /** Any message: who can be heard matters for telling silence from blindness. The pair heard first gives way. */
    void heard(Flow flow) {
        Pair pair = new Pair(flow.source().address(), flow.destination().address());
        if (heard.add(pair) && heard.size() > MOST_PAIRS) {
            heard.remove(heard.iterator().next());
        }
    }

    /** Both were heard by each other. */
    void connected(Flow flow) {
        heard(flow);
        heard(flow.reversed());
    }

    boolean heardFrom(Flow answers) {
        return heard.contains(
                new Pair(answers.source().address(), answers.destination().address()));
    }

    /**
     * A REGISTER or an answer to one.
     *
     * @param at when it was on the wire
     * @param current stream time; later than that for what was decrypted late
     */
    void register(Instant at, Instant current, FrameRef frame, Observation.Sip sip) {
        now = at;
        SipSummary message = sip.message();
        Optional<AddressOfRecord> aor = message.toUri().map(RegistrationTable::aor);
        if (aor.isEmpty() || message.callId().isEmpty()) {
            return;
        }
        RegistrationEntry entry = entries.get(aor.get(), Times.nanos(at)).orElse(null);
        if (entry == null) {
            entry = new RegistrationEntry(aor.get(), at, timeout, this, new RegistrationRoute(at, frame, sip));
            entries.put(entry, Times.nanos(at));
        }
        String callId = message.callId().get();
        if (sip.late()) {
            if (entry.route().lastTime().isAfter(at)) {
                // Older than what is known: it was counted, and changes no fact.
                return;
            }
            entry.burst(current);
        }
        if (message.request()) {
            IpAddress before = entry.route().device().address();
            boolean begins = entry.request(at, frame, sip, callId);
            if (!before.equals(entry.route().device().address())) {
                byDevice.remove(before, entry.aor());
            }
            byDevice.add(entry.route().device().address(), entry.aor());
            ladders.note(entry.aor(), begins, at, frame, sip);
        } else {
            ladders.note(entry.aor(), false, at, frame, sip);
            entry.response(at, frame, sip, callId, message.status().orElse(0));
            contacts.bound(entry.aor(), entry.contacts());
            entries.answered(entry, Times.nanos(at));
        }
        deadlines.arrange(entry);
    }

    static AddressOfRecord aor(SipUri uri) {
        return new AddressOfRecord(
                SHARED.text(uri.scheme()),
                uri.user(),
                SHARED.text(uri.host()),
                uri.port().orElse(-1));
    }

    /** The address of record that this contact is bound to. */
    Optional<AddressOfRecord> boundAt(SipUri contact) {
        return contacts.owner(contact);
    }

    /** Whether handsets register from this address: then it is an IP-DECT server, or a telephone. */
    boolean isDevice(IpAddress address) {
        return byDevice.has(address);
    }

    /**
     * Signalling between these two could not be read.
     *
     * @param octets how many octets that went the way of {@code flow}
     */
    void gap(Instant at, Flow flow, long octets) {
        now = at;
        IpAddress from = flow.source().address();
        IpAddress to = flow.destination().address();
        losses.put(new Pair(from, to), at, 1, Times.nanos(at));
        losses.put(new Pair(to, from), at, 1, Times.nanos(at));
        List<RegistrationEntry> concerned = new ArrayList<>();
        for (IpAddress end : List.of(from, to)) {
            for (AddressOfRecord aor : byDevice.at(end)) {
                entries.peek(aor)
                        .filter(e -> e.route().device().equals(flow.source())
                                || e.route().device().equals(flow.destination()))
                        .ifPresent(concerned::add);
            }
        }
        for (RegistrationEntry entry : concerned) {
            boolean requests = entry.route().device().equals(flow.source());
            entry.gap(at, requests ? octets : 0, concerned.size() == 1);
            deadlines.arrange(entry);
        }
    }

    /** Whether signalling between these two could not be read at some time after that. */
    boolean lostSince(Instant time, IpAddress one, IpAddress other) {
        return losses.peek(new Pair(one, other)).filter(at -> at.isAfter(time)).isPresent();
    }

    /** Nothing that went this way until now is missing: who lapsed in silence meanwhile did lapse. */
    void whole(Instant at, Flow flow, boolean over) {
        now = at;
        Collection<AddressOfRecord> concerned = over ? byDevice.at(flow.source().address()) : unproven;
        for (AddressOfRecord aor : List.copyOf(concerned)) {
            entries.peek(aor).filter(e -> e.route().uses(flow)).ifPresent(entry -> {
                entry.whole(at, over);
                deadlines.arrange(entry);
            });
        }
    }

    /** Whether something was lost between the two sides of this entry since it was last heard of. */
    boolean lossy(RegistrationEntry entry) {
        return losses.peek(new Pair(
                        entry.route().device().address(),
                        entry.route().registrar().address()))
                .filter(at -> at.isAfter(entry.route().lastTime()))
                .isPresent();
    }

    /** A message of this transaction went this way, and one is due in return: whether it arrived will be told of the flow. */
    void sent(RegisterTransaction transaction, Flow flow) {
        if (flow.transport() != Transport.UDP) {
            List<RegisterTransaction> sent =
                    undelivered.get(flow, Times.nanos(now)).orElseGet(ArrayList::new);
            if (sent.size() < MOST_UNDELIVERED) {
                sent.add(transaction);
            }
            undelivered.put(flow, sent, 1, Times.nanos(now));
        }
    }

    /** Everything asked on this flow has arrived, or never will. */
    void delivered(Instant at, Flow flow) {
        now = at;
        undelivered.remove(flow).ifPresent(sent -> sent.forEach(one -> one.delivered(flow)));
    }

    /** Whether signalling of this handset may have gone on where nobody here can read it. */
    boolean unreadable(RegistrationEntry entry) {
        return unread.test(entry.route());
    }

    void remember(Instant at, Registration was) {
        if (entries.peek(was.aor()).isEmpty()) {
            RegistrationEntry entry = RegistrationEntry.remembered(was, timeout, this);
            entries.put(entry, Times.nanos(at));
            byDevice.add(was.device().address(), was.aor());
            deadlines.arrange(entry);
        }
    }

    /** Called by an entry when something visible may have changed. */
    void changed(RegistrationEntry entry, Instant at) {
        if (entry.unproven()) {
            unproven.add(entry.aor());
        } else {
            unproven.remove(entry.aor());
        }
        Shown told = entry.shownAt(at);
        Optional<Shown> before = entry.show(told);
        if (before.isEmpty() || !before.get().equals(told)) {
            events.accept(
                    new DomainEvent.RegistrationChanged(at, before.map(Shown::state), server(entry), entry.at(at)));
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

    /** How many handsets the wire shows behind one server, without a look at the others. */
    ServerTable.Handsets behind(String server, Instant at) {
        ServerTable.Handsets sum = ServerTable.Handsets.NONE;
        for (IpAddress device : servers.addressesOf(server)) {
            for (AddressOfRecord aor : byDevice.at(device)) {
                sum = find(aor, at).map(ServerTable.Handsets::of).map(sum::and).orElse(sum);
            }
        }
        return sum;
    }

    Optional<Registration> find(AddressOfRecord aor, Instant at) {
        return entries.peek(aor).map(e -> e.at(at));
    }

    /** Whether the wire shows a live binding. */
    boolean bound(AddressOfRecord aor, Instant at) {
        return entries.peek(aor)
                .map(entry -> entry.shownAt(at))
                .filter(shown -> shown.state() == RegistrationState.REGISTERED && !shown.remembered())
                .isPresent();
    }

    Ladders ladders() {
        return ladders;
    }

    int size() {
        return entries.size();
    }
}
