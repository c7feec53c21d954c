package org.dectwatch.collector.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.Registration;

/**
 * What a handset's own view needs beyond its row, frozen with the snapshot: references only, so that freezing is cheap; the view
 * itself is made by whoever asks, on his own thread.
 */
public final class HandsetDetails {
    private static final int CALLS = 20;
    private static final HandsetDetails NONE = new HandsetDetails(Map.of(), Map.of(), List.of(), TlsDetails.NONE);
    private final Map<String, Registration> registrations;
    private final Map<String, List<LadderEntry>> ladders;
    private final List<Call> calls;
    private final TlsDetails tls;

    private HandsetDetails(
            Map<String, Registration> registrations,
            Map<String, List<LadderEntry>> ladders,
            List<Call> calls,
            TlsDetails tls) {
        this.registrations = registrations;
        this.ladders = ladders;
        this.calls = calls;
        this.tls = tls;
    }

    public static HandsetDetails none() {
        return NONE;
    }

    /** Analysis thread. */
    public static HandsetDetails of(LedgerView ledger) {
        Map<String, Registration> registrations = new HashMap<>();
        Map<String, List<LadderEntry>> ladders = new HashMap<>();
        for (Registration registration : ledger.registrations()) {
            String aor = registration.aor().toString();
            registrations.put(aor, registration);
            List<LadderEntry> ladder = ledger.lastFailedRegister(registration.aor());
            if (!ladder.isEmpty()) {
                ladders.put(aor, List.copyOf(ladder));
            }
        }
        return new HandsetDetails(registrations, ladders, List.copyOf(ledger.calls()), TlsDetails.of(ledger));
    }

    /** Any thread; empty when the snapshot has no such handset. */
    public Optional<HandsetDetail> find(Snapshot snapshot, String id) {
        return snapshot.handsets().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .map(row -> detail(snapshot, row));
    }

    private HandsetDetail detail(Snapshot snapshot, HandsetRow row) {
        String aor = row.aor().orElse("");
        return new HandsetDetail(
                HandsetDetail.SCHEMA,
                snapshot.runId(),
                snapshot.revision(),
                snapshot.time(),
                row,
                Optional.ofNullable(registrations.get(aor)).map(HandsetDetails::facts),
                tls.find(row),
                aor.isEmpty() ? List.of() : callsOf(aor),
                snapshot.alerts().stream()
                        .filter(alert -> alert.handset().equals(Optional.of(row.id())))
                        .toList(),
                ladders.getOrDefault(aor, List.of()).stream()
                        .map(HandsetDetails::step)
                        .toList());
    }

    private static HandsetDetail.Facts facts(Registration seen) {
        return new HandsetDetail.Facts(
                SnapshotBuilder.millis(seen.firstTime()),
                seen.attempts(),
                seen.successes(),
                seen.failures(),
                seen.open(),
                seen.authUser(),
                seen.userAgent(),
                seen.device().toString(),
                seen.registrar().toString(),
                seen.medianDelayMs());
    }

    private List<HandsetDetail.CallLine> callsOf(String aor) {
        return calls.stream()
                .filter(call -> is(call.caller(), aor)
                        || is(call.callee(), aor)
                        || call.handset().filter(party -> is(party, aor)).isPresent())
                .sorted(Comparator.comparing(Call::firstTime).reversed())
                .limit(CALLS)
                .map(call -> line(call, is(call.caller(), aor)))
                .toList();
    }

    private static boolean is(AddressOfRecord one, String aor) {
        return one.toString().equals(aor);
    }

    private static HandsetDetail.CallLine line(Call call, boolean outgoing) {
        return new HandsetDetail.CallLine(
                SnapshotBuilder.millis(call.firstTime()),
                outgoing,
                (outgoing ? call.callee() : call.caller()).toString(),
                call.state(),
                call.finalStatus(),
                call.durationMs(),
                call.agreedCodecs());
    }

    private static HandsetDetail.Step step(LadderEntry entry) {
        return new HandsetDetail.Step(
                entry.time(),
                entry.frame().source(),
                entry.frame().ordinal(),
                entry.flow().source().toString(),
                entry.flow().destination().toString(),
                entry.flow().transport().name(),
                entry.startLine(),
                entry.headers());
    }
}
