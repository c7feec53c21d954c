package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallEnd;
import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.SessionResult;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.SipSummary;
import org.dectwatch.collector.protocol.sip.SipUri;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Eviction;
import org.dectwatch.collector.table.Limits;

/** Calls by Call-ID, and which call asked for media at which address. */
final class CallTable {
    private static final int MOST_PER_ADDRESS = 8;

    private final LedgerOptions options;
    private final Deadlines deadlines;
    private final ServerNames servers;
    private final RegistrationTable registrations;
    private final Consumer<DomainEvent> events;
    private final BoundedTable<String, CallEntry> entries;
    private final LastCodecs codecs;
    private final Map<Endpoint, List<CallEntry>> byMedia = new HashMap<>();
    private final Map<AddressOfRecord, Integer> active = new HashMap<>();
    private final Map<AddressOfRecord, CallEntry> lastAnswered = new HashMap<>();
    private Instant now = Instant.MIN;

    CallTable(
            LedgerOptions options,
            Deadlines deadlines,
            ServerNames servers,
            RegistrationTable registrations,
            Consumer<DomainEvent> events) {
        this.options = options;
        this.deadlines = deadlines;
        this.servers = servers;
        this.registrations = registrations;
        this.events = events;
        this.codecs = new LastCodecs(options.registrations());
        this.entries =
                new BoundedTable<>(new Limits(options.calls(), options.callBytes(), Limits.FOREVER), this::evicted);
    }

    private void evicted(String callId, CallEntry entry, Eviction reason, long atNanos) {
        drop(entry);
        events.accept(new DomainEvent.Evicted(now, "calls", reason.name(), 1));
    }

    /** Any message but REGISTER and its answers. */
    void message(Instant at, FrameRef frame, Observation.Sip sip) {
        now = at;
        SipSummary message = sip.message();
        if (message.callId().isEmpty()
                || message.fromUri().isEmpty()
                || message.toUri().isEmpty()) {
            return;
        }
        String callId = message.callId().get();
        Optional<CallEntry> known = entries.get(callId, Times.nanos(at));
        if (known.isPresent()) {
            if (sip.late() && at.isBefore(known.get().lastTime())) {
                // Decrypted late, and older than what is known: it was counted, and changes no fact.
                return;
            }
            known.get().message(at, frame, sip);
            deadlines.arrange(known.get());
            entries.resize(callId, known.get().weight());
        } else if (message.method().equals("INVITE")) {
            CallEntry entry = new CallEntry(
                    callId,
                    new CallParties(
                            RegistrationTable.aor(message.fromUri().get()),
                            RegistrationTable.aor(message.toUri().get()),
                            sip),
                    at,
                    frame,
                    sip,
                    options,
                    this);
            entries.put(callId, entry, entry.weight(), Times.nanos(at));
            entry.parties().forEach(party -> count(party, 1));
            entry.locate(sip);
            answered(entry);
            events.accept(new DomainEvent.CallChanged(at, Optional.empty(), server(entry), entry.frozen()));
            entry.message(at, frame, sip);
            deadlines.arrange(entry);
            entries.resize(callId, entry.weight());
        }
    }

    /** Called by an entry after each message of it. */
    void changed(CallEntry entry, CallState before, Instant at) {
        for (Call.MediaEnd end : entry.negotiation().ends()) {
            List<CallEntry> calls = byMedia.computeIfAbsent(end.address(), a -> new ArrayList<>(1));
            if (!calls.contains(entry)) {
                calls.add(entry);
                if (calls.size() > MOST_PER_ADDRESS) {
                    calls.remove(0);
                }
            }
        }
        codecs.agreed(entry);
        if (before != entry.state()) {
            answered(entry);
        }
        boolean agreedAnew = entry.takeAgreedAnew();
        if (before != entry.state() || agreedAnew) {
            if (before.over() != entry.state().over()) {
                entry.parties().forEach(party -> count(party, entry.state().over() ? -1 : 1));
            }
            events.accept(new DomainEvent.CallChanged(at, Optional.of(before), server(entry), entry.frozen()));
        }
    }

    private void answered(CallEntry entry) {
        if (entry.state() == CallState.ESTABLISHED) {
            entry.parties().forEach(party -> lastAnswered.put(party, entry));
        }
    }

    private void count(AddressOfRecord party, int change) {
        active.merge(party, change, (a, b) -> a + b == 0 ? null : a + b);
    }

    /** Called by an entry that found one more address of record to take part. */
    void joined(CallEntry entry, AddressOfRecord party) {
        if (!entry.state().over()) {
            count(party, 1);
        }
    }

    /** The end of this hop that is an IP-DECT server: configured as one, else one from which handsets register. */
    Optional<Endpoint> device(Flow flow) {
        for (Endpoint end : List.of(flow.source(), flow.destination())) {
            if (servers.configured(end.address())) {
                return Optional.of(end);
            }
        }
        for (Endpoint end : List.of(flow.source(), flow.destination())) {
            if (registrations.isDevice(end.address())) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    /** The address of record that this contact is bound to. */
    Optional<AddressOfRecord> boundAt(SipUri contact) {
        return registrations.boundAt(contact);
    }

    /** Whether signalling between the two ends of this flow was lost to us at some time after that. */
    boolean lostSince(Instant time, Flow flow) {
        return registrations.lostSince(
                time, flow.source().address(), flow.destination().address());
    }

    /** Whether anything that went this way was ever seen. */
    boolean heardFrom(Flow way) {
        return registrations.heardFrom(way);
    }

    /** Called by an entry whose request for a session has its outcome. */
    void requested(CallEntry entry, Instant at, SessionResult result, OptionalDouble delayMs) {
        events.accept(new DomainEvent.SessionRequested(at, server(entry), result, delayMs));
    }

    /** Called by an entry that was established and is over. */
    void ended(CallEntry entry, Instant at, CallEnd by, boolean byeAnswered) {
        events.accept(new DomainEvent.SessionEnded(
                at, server(entry), by, byeAnswered, entry.durationMs(), entry.disconnectDelayMs()));
    }

    /** A stream of this call was heard. */
    void media(CallEntry call, Instant lastPacket, Instant at, List<String> heard) {
        call.media(lastPacket, at);
        codecs.heard(call, heard);
        deadlines.arrange(call);
    }

    /** Codec of the last call of this address of record. */
    Optional<String> codecOf(AddressOfRecord party) {
        return codecs.of(party);
    }

    private String server(CallEntry entry) {
        return servers.nameOf(entry.device().address());
    }

    /**
     * The call that wanted media at this address while the stream ran.
     *
     * @param from first packet of the stream
     * @param to its last one
     */
    Optional<CallEntry> claim(Endpoint media, Instant from, Instant to) {
        CallEntry best = null;
        for (CallEntry call : byMedia.getOrDefault(media, List.of())) {
            boolean begun = !call.firstTime().isAfter(to);
            boolean open =
                    call.endedAt().map(end -> end.plusSeconds(5).isAfter(from)).orElse(true);
            if (begun && open) {
                best = call;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Called by an entry that has been over for long enough. */
    void forget(CallEntry entry) {
        entries.remove(entry.callId());
        drop(entry);
    }

    private void drop(CallEntry entry) {
        entry.dropped();
        deadlines.forget(entry);
        for (Call.MediaEnd end : entry.negotiation().ends()) {
            List<CallEntry> calls = byMedia.get(end.address());
            if (calls != null && calls.remove(entry) && calls.isEmpty()) {
                byMedia.remove(end.address());
            }
        }
        entry.parties().forEach(party -> lastAnswered.remove(party, entry));
        if (!entry.state().over()) {
            entry.parties().forEach(party -> count(party, -1));
        }
    }

    List<Call> all() {
        List<Call> all = new ArrayList<>(entries.size());
        entries.forEach((id, entry) -> all.add(entry.frozen()));
        return all;
    }

    Optional<CallEntry> entry(String callId) {
        return entries.peek(callId);
    }

    Optional<CallEntry> lastAnswered(AddressOfRecord party) {
        return Optional.ofNullable(lastAnswered.get(party));
    }

    int activeOf(AddressOfRecord party) {
        return active.getOrDefault(party, 0);
    }

    int size() {
        return entries.size();
    }
}
