package org.dectwatch.collector.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.health.rules.media.MediaJudge;

/**
 * What a handset's own view needs beyond its row, frozen with the snapshot: references only, so that freezing is cheap; the view
 * itself is made by whoever asks, on his own thread.
 */
public final class HandsetDetails {
    private static final int CALLS = 20;
    private static final HandsetDetails NONE = new HandsetDetails(
            Map.of(), Map.of(), List.of(), List.of(), MediaJudge.usual(), List.of(), TlsDetails.NONE, Map.of());
    private final Map<String, Registration> registrations;
    private final Map<String, List<LadderEntry>> ladders;
    private final List<CallMedia> calls;
    private final List<CallMedia> unexplained;
    private final MediaJudge judge;
    private final List<Handset> handsets;
    private final TlsDetails tls;
    /** By the handset's own id: whoever tells of a user says no domain. */
    private final Map<String, List<DeviceEvent.Kept>> events;

    private HandsetDetails(
            Map<String, Registration> registrations,
            Map<String, List<LadderEntry>> ladders,
            List<CallMedia> calls,
            List<CallMedia> unexplained,
            MediaJudge judge,
            List<Handset> handsets,
            TlsDetails tls,
            Map<String, List<DeviceEvent.Kept>> events) {
        this.registrations = registrations;
        this.ladders = ladders;
        this.calls = calls;
        this.handsets = handsets;
        this.unexplained = unexplained;
        this.judge = judge;
        this.tls = tls;
        this.events = events;
    }

    public static HandsetDetails none() {
        return NONE;
    }

    /** Analysis thread; media is judged by the guide. */
    public static HandsetDetails of(LedgerView ledger) {
        return of(ledger, MediaJudge.usual());
    }

    /** Analysis thread. */
    public static HandsetDetails of(LedgerView ledger, MediaJudge judge) {
        Map<String, Registration> registrations = new HashMap<>();
        Map<String, List<LadderEntry>> ladders = new HashMap<>();
        for (Registration registration : ledger.registrations()) {
            String aor = registration.aor().toString();
            registrations.put(aor, registration);
            List<LadderEntry> ladder = ledger.failure(registration);
            if (!ladder.isEmpty()) {
                ladders.put(aor, List.copyOf(ladder));
            }
        }
        return new HandsetDetails(
                registrations,
                ladders,
                ledger.calls().stream()
                        .map(call -> ledger.media(call.callId()).orElseGet(() -> CallMedia.signallingOnly(call)))
                        .toList(),
                ledger.unexplainedMedia().stream()
                        .flatMap(pair -> ledger.mediaBetween(pair).stream())
                        .toList(),
                judge,
                List.copyOf(ledger.handsets()),
                TlsDetails.of(ledger),
                events(ledger));
    }

    private static Map<String, List<DeviceEvent.Kept>> events(LedgerView ledger) {
        Map<String, List<DeviceEvent.Kept>> events = new HashMap<>();
        for (Handset handset : ledger.handsets()) {
            List<DeviceEvent.Kept> about = ledger.told().about(handset);
            if (!about.isEmpty()) {
                events.put(handset.id(), about);
            }
        }
        return events;
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
        Optional<Handset> said = said(row.id());
        return new HandsetDetail(
                HandsetDetail.SCHEMA,
                snapshot.runId(),
                snapshot.revision(),
                snapshot.time(),
                row,
                Optional.ofNullable(registrations.get(aor)).map(HandsetDetails::facts),
                tls.find(row),
                calls(snapshot, row, aor),
                alerts(snapshot, row, tls.target(row, false)),
                tls.target(row, true).map(target -> about(snapshot, target)).orElseGet(List::of),
                ladders.getOrDefault(aor, List.of()).stream()
                        .map(HandsetDetails::step)
                        .toList(),
                said.map(HandsetWords::sayings).orElse(List.of()),
                said.map(HandsetWords::words).orElse(List.of()),
                said.map(Handset::id).map(events::get).orElse(List.of()).stream()
                        .map(ServerRows::event)
                        .toList());
    }

    /** @param target subject of the TLS target it rides to */
    private static List<AlertRow> alerts(Snapshot snapshot, HandsetRow row, Optional<String> target) {
        return snapshot.alerts().stream()
                .filter(alert ->
                        alert.handset().equals(Optional.of(row.id())) || target.equals(Optional.of(alert.subject())))
                .toList();
    }

    private static List<AlertRow> about(Snapshot snapshot, String target) {
        return snapshot.alerts().stream()
                .filter(alert -> alert.subject().equals(target))
                .toList();
    }

    private Optional<Handset> said(String id) {
        return HandsetIds.of(handsets).stream()
                .filter(named -> named.id().equals(id))
                .map(HandsetIds.Named::handset)
                .findFirst();
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

    /** Its own; and, if its server has no other handset, what passed at its server's address without a call that explains it. */
    private List<HandsetDetail.CallLine> calls(Snapshot snapshot, HandsetRow row, String aor) {
        CallLines lines = new CallLines(judge, snapshot.time());
        List<HandsetDetail.CallLine> all = new ArrayList<>();
        calls.stream()
                .filter(media -> !aor.isEmpty() && takesPart(media.call().orElseThrow(), aor))
                .sorted(Comparator.comparing(
                                (CallMedia media) -> media.call().orElseThrow().firstTime())
                        .reversed())
                .limit(CALLS)
                .forEach(media ->
                        all.add(lines.of(media, is(media.call().orElseThrow().caller(), aor))));
        boolean alone = snapshot.handsets().stream()
                        .filter(other -> other.server().equals(row.server()))
                        .count()
                == 1;
        unexplained.stream()
                .filter(media -> alone && media.server().equals(row.server()))
                .forEach(media -> all.add(lines.inferred(media)));
        all.sort(Comparator.comparing(HandsetDetail.CallLine::time).reversed());
        return all.subList(0, Math.min(CALLS, all.size()));
    }

    private static boolean takesPart(Call call, String aor) {
        return is(call.caller(), aor)
                || is(call.callee(), aor)
                || call.handset().filter(party -> is(party, aor)).isPresent();
    }

    private static boolean is(AddressOfRecord one, String aor) {
        return one.toString().equals(aor);
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
