package org.dectwatch.collector.view;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.InferredRegistrations;

/**
 * How many registrations a server seems to keep up, where they cannot be read. To be shown as inferred, with its confidence, and
 * never as the state of a handset.
 *
 * @param refreshers registrations that seem to be renewed; empty while no rhythm is found
 * @param refreshSeconds in which each seems to be renewed; empty likewise
 * @param exchanges those like a registration that was granted, since the start
 * @param refused those like one that was refused
 * @param configured handsets that the configuration puts behind it; 0 for none
 * @param confidence 0..1
 * @param why one sentence
 */
public record InferredRow(
        OptionalInt refreshers,
        OptionalDouble refreshSeconds,
        int exchanges,
        int refused,
        int configured,
        double confidence,
        String why) {
    static InferredRow of(InferredRegistrations inferred) {
        return new InferredRow(
                inferred.refreshers(),
                inferred.period().isPresent()
                        ? OptionalDouble.of(inferred.period().get().toMillis() / 1e3)
                        : OptionalDouble.empty(),
                inferred.exchanges(),
                inferred.refused(),
                inferred.configured(),
                inferred.confidence(),
                why(inferred));
    }

    private static String why(InferredRegistrations inferred) {
        String known = inferred.configured() > 0 ? "; " + inferred.configured() + " handsets are configured" : "";
        String found = inferred.period()
                .map(period -> String.format(
                        Locale.ROOT,
                        "about %d registrations are renewed every %d s",
                        inferred.refreshers().orElse(0),
                        Math.round(period.toMillis() / 1e3)))
                .orElseGet(() ->
                        inferred.exchanges() + " exchanges looked like a registration, and no rhythm is found yet");
        Optional<String> refused = inferred.refused() == 0
                ? Optional.empty()
                : Optional.of("; " + inferred.refused() + " looked as if credentials were refused");
        return String.format(
                Locale.ROOT,
                "Inferred from sizes and times inside TLS (confidence %.2f): %s%s%s.",
                inferred.confidence(),
                found,
                refused.orElse(""),
                known);
    }
}
