package org.dectwatch.collector.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.Alert;
import org.dectwatch.collector.health.AlertState;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.view.AlertRow;

/** Alerts as the page shows them. */
final class AlertRows {
    private AlertRows() {}

    static List<AlertRow> of(List<Alert> alerts, Site site, java.util.function.Function<String, String> handsetOfUser) {
        List<AlertRow> rows = new ArrayList<>(alerts.size());
        for (Alert alert : alerts) {
            state(alert.state()).ifPresent(state -> rows.add(row(alert, state, site, handsetOfUser)));
        }
        return rows;
    }

    private static AlertRow row(
            Alert alert, AlertRow.State state, Site site, java.util.function.Function<String, String> handsetOfUser) {
        Optional<String> handset = handset(alert.subject(), handsetOfUser);
        Instant since = alert.finding().from();
        return new AlertRow(
                alert.rule() + "/" + alert.subject().text(),
                alert.rule(),
                AlertRow.Severity.valueOf(alert.finding().severity().name()),
                state,
                site.name(),
                alert.server().isEmpty() ? Optional.empty() : Optional.of(alert.server()),
                alert.subject().text(),
                handset,
                since,
                state == AlertRow.State.RESOLVED
                        ? Optional.of(alert.finding().to().orElse(since))
                        : Optional.empty(),
                alert.finding().why(),
                alert.finding().nextStep(),
                alert.finding().evidence().stream().map(AlertRows::line).toList(),
                state == AlertRow.State.HELD
                        ? Optional.of(alert.heldBecause().orElse("not trusted"))
                        : Optional.empty(),
                alert.remembered());
    }

    private static Optional<String> handset(
            Subject subject, java.util.function.Function<String, String> handsetOfUser) {
        if (subject instanceof Subject.OfHandset of) {
            return Optional.of(of.id());
        }
        return subject instanceof Subject.OfRegistration of
                ? Optional.of(handsetOfUser.apply(of.aor().user()))
                : Optional.empty();
    }

    private static String line(Evidence evidence) {
        String where = evidence.packet().isPresent()
                ? evidence.source() + " packet " + evidence.packet().getAsLong()
                : evidence.source();
        return where + evidence.time().map(t -> " at " + t).orElse("") + ": " + evidence.what();
    }

    private static Optional<AlertRow.State> state(AlertState state) {
        return switch (state) {
            case FIRING -> Optional.of(AlertRow.State.FIRING);
            case HELD -> Optional.of(AlertRow.State.HELD);
            case PENDING -> Optional.of(AlertRow.State.PENDING);
            case RESOLVED -> Optional.of(AlertRow.State.RESOLVED);
            case NONE -> Optional.empty();
        };
    }
}
