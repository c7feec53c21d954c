package org.dectwatch.collector.view;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.HandsetTruth;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.domain.SipCounts;
import org.dectwatch.collector.domain.TlsConnection;

/** Adds up a site. */
final class TotalsCount {
    private TotalsCount() {}

    static Totals of(
            LedgerView ledger, List<HandsetRow> handsets, List<AlertRow> alerts, SortedMap<String, Integer> beyondCap) {
        Map<RegistrationState, Integer> states = new EnumMap<>(RegistrationState.class);
        int remembered = 0;
        for (HandsetRow handset : handsets) {
            if (handset.remembered()) {
                remembered++;
            } else {
                states.merge(handset.state(), 1, Integer::sum);
            }
        }
        return new Totals(
                handsets.size(),
                states.getOrDefault(RegistrationState.REGISTERED, 0),
                states.getOrDefault(RegistrationState.EXPIRED, 0),
                states.getOrDefault(RegistrationState.UNREGISTERED, 0),
                states.getOrDefault(RegistrationState.NEVER, 0),
                states.getOrDefault(RegistrationState.UNKNOWN, 0),
                remembered,
                (int) ledger.calls().stream().filter(TotalsCount::talking).count(),
                (int) ledger.tlsConnections().stream()
                        .filter(TlsConnection::open)
                        .count(),
                (int) ledger.streams().stream().filter(TotalsCount::flowing).count(),
                in(alerts, AlertRow.State.FIRING),
                in(alerts, AlertRow.State.HELD),
                sip(ledger.sipCounts()),
                truth(handsets),
                beyondCap);
    }

    private static Totals.Truth truth(List<HandsetRow> handsets) {
        return new Totals.Truth(
                count(handsets, truth -> truth.standing() == HandsetTruth.Standing.REGISTERED),
                count(handsets, truth -> truth.standing() == HandsetTruth.Standing.NOT_REGISTERED),
                count(handsets, truth -> truth.standing() == HandsetTruth.Standing.UNKNOWN),
                count(
                        handsets,
                        truth -> truth.standing() == HandsetTruth.Standing.REGISTERED
                                && !truth.by().equals(Optional.of(HandsetTruth.Who.WIRE))),
                count(handsets, truth -> truth.contradiction().isPresent()));
    }

    private static int count(List<HandsetRow> handsets, Predicate<HandsetRow.Truth> which) {
        return (int) handsets.stream().map(HandsetRow::truth).filter(which).count();
    }

    private static boolean talking(Call call) {
        return !call.state().over();
    }

    private static boolean flowing(MediaStream stream) {
        return !stream.ended();
    }

    private static int in(List<AlertRow> alerts, AlertRow.State state) {
        return (int) alerts.stream().filter(alert -> alert.state() == state).count();
    }

    private static Totals.Sip sip(SipCounts counts) {
        return new Totals.Sip(
                counts.messages(),
                counts.retransmissions(),
                counts.requests(),
                counts.responses(),
                counts.transports());
    }
}
