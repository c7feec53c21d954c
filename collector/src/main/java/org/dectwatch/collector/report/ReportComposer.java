package org.dectwatch.collector.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.decode.twin.AddressPair;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.InferredRegistrations;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.ledger.Ledger;

/** Takes from the ledger what the report tells: sorted by first time, then by key; cut to the selection. */
final class ReportComposer {
    private static final Comparator<MediaStream> BY_TIME = Comparator.comparing(MediaStream::firstTime)
            .thenComparing(stream -> stream.key().flow().source())
            .thenComparing(stream -> stream.key().flow().destination())
            .thenComparing(stream -> stream.key().ssrcText())
            .thenComparing(MediaStream::capture);

    private ReportComposer() {}

    static Report compose(
            AnalysisInput input,
            Ledger ledger,
            CallsAtEnd atEnd,
            List<CaptureFacts> captures,
            Set<AddressPair> mirrored,
            List<DomainEvent.ProxyChanged> moves,
            List<Report.ReportedFinding> findings,
            Map<AddressOfRecord, Integer> ineffective,
            Map<String, Long> evictions) {
        Selection selection = new Selection(input.aor(), input.since(), input.until());
        List<Registration> registrations = ledger.registrationsAtEnd().stream()
                .filter(r -> selection.tells(r.aor()) && selection.covers(r.firstTime(), r.lastTime()))
                .sorted(Comparator.comparing(Registration::firstTime).thenComparing(Registration::aor))
                .toList();
        List<Call> calls = new ArrayList<>();
        Map<String, CallMedia> media = new HashMap<>();
        for (int i = 0; i < atEnd.calls().size(); i++) {
            Call call = atEnd.calls().get(i);
            if (tells(selection, call)) {
                calls.add(call);
                media.put(call.callId(), atEnd.media().get(i));
            }
        }
        calls.sort(Comparator.comparing(Call::firstTime).thenComparing(Call::callId));
        Map<AddressOfRecord, List<LadderEntry>> ladders = new HashMap<>();
        registrations.forEach(r -> {
            List<LadderEntry> ladder = ledger.failure(r);
            if (!ladder.isEmpty()) {
                ladders.put(r.aor(), ladder);
            }
        });
        return new Report(
                captures,
                ledger.sipCounts((a, b) -> mirrored.contains(AddressPair.of(a, b))),
                SessionFigures.of(
                        registrations,
                        calls,
                        registrations.stream()
                                .mapToInt(r -> ineffective.getOrDefault(r.aor(), 0))
                                .sum()),
                registrations,
                calls,
                streams(ledger, selection, calls, mirrored),
                tls(ledger, selection),
                proxies(ledger, selection, moves),
                ledger.outbound().inferredRegistrations().stream()
                        .filter(one -> selection.everyone())
                        .sorted(Comparator.comparing(InferredRegistrations::server))
                        .toList(),
                findings,
                ladders,
                evictions,
                media,
                input.media().concealment(),
                new Report.Asked(0, List.of()));
    }

    private static boolean tells(Selection selection, Call call) {
        return selection.everything()
                || (selection.tells(call.caller()) || selection.tells(call.callee()))
                        && selection.covers(call.firstTime(), call.lastTime());
    }

    private static List<Report.ReportedStream> streams(
            Ledger ledger, Selection selection, List<Call> calls, Set<AddressPair> mirrored) {
        List<MediaStream> streams = new ArrayList<>();
        for (MediaStream stream : ledger.streams()) {
            if (selection.everything() || tells(selection, calls, stream)) {
                streams.add(stream);
            }
        }
        streams.sort(BY_TIME);
        List<Report.ReportedStream> numbered = new ArrayList<>(streams.size());
        for (MediaStream stream : streams) {
            boolean doubled = mirrored.contains(AddressPair.of(stream.key().flow()));
            numbered.add(new Report.ReportedStream("s" + (numbered.size() + 1), stream, doubled));
        }
        return numbered;
    }

    private static boolean tells(Selection selection, List<Call> calls, MediaStream stream) {
        return selection.covers(stream.firstTime(), stream.lastTime())
                && (selection.everyone()
                        || calls.stream().anyMatch(call -> stream.callId().equals(Optional.of(call.callId()))));
    }

    /** They belong to servers: who asks for one address of record is not told of them. */
    private static List<Report.ReportedProxy> proxies(
            Ledger ledger, Selection selection, List<DomainEvent.ProxyChanged> moves) {
        return ledger.outbound().proxies().stream()
                .filter(use -> selection.everyone() && use.isKnown())
                .sorted(Comparator.comparing(ProxyUse::server))
                .map(use -> new Report.ReportedProxy(
                        use,
                        moves.stream()
                                .filter(move -> move.server().equals(use.server()))
                                .filter(move -> selection.covers(move.time(), move.time()))
                                .toList()))
                .toList();
    }

    private static List<Report.ReportedTls> tls(Ledger ledger, Selection selection) {
        return ledger.tlsConnections().stream()
                .filter(c -> selection.covers(c.firstTime(), c.lastTime()))
                .sorted(Comparator.comparing(TlsConnection::firstTime)
                        .thenComparing(TlsConnection::client)
                        .thenComparing(TlsConnection::server))
                .map(c -> new Report.ReportedTls(
                        c, users(ledger, c), ledger.outbound().inference(c.id())))
                .filter(t -> selection.everyone() || t.users().stream().anyMatch(selection::tells))
                .toList();
    }

    /** Addresses of record seen on what it carried, decrypted; in order. */
    private static List<String> users(Ledger ledger, TlsConnection connection) {
        return ledger.tls().users(connection).stream()
                .map(AddressOfRecord::toString)
                .toList();
    }
}
