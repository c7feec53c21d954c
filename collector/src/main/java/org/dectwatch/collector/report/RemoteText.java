package org.dectwatch.collector.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.RemoteReport;

/** What the far ends said of each stream, a row for each stream of which they said something. */
final class RemoteText {
    private RemoteText() {}

    static TextTable table(List<Report.ReportedStream> streams) {
        TextTable table = new TextTable(
                "ID",
                "LOST",
                "WORST",
                "JITTER LAST/MAX",
                "ROUND TRIP MEAN/MAX",
                "SENT",
                "LOST AT END",
                "THEIR OWN RATING");
        streams.forEach(reported -> reported.stream().remote().ifPresent(said -> row(table, reported.id(), said)));
        return table;
    }

    private static void row(TextTable table, String id, RemoteReport said) {
        Optional<RemoteReport.Received> received = said.received();
        Optional<RemoteReport.Sent> sent = said.sent();
        table.row(
                id,
                received.map(r -> r.lost() + " (" + text(r.lossPercent()) + " %)")
                        .orElse("-"),
                received.map(r -> String.format(Locale.ROOT, "%.1f %%", r.maxLossPercent()))
                        .orElse("-"),
                received.map(r -> text(r.jitterMs()) + "/" + text(r.maxJitterMs()) + " ms")
                        .orElse("-"),
                received.map(r -> text(r.meanRoundTripMs()) + "/" + text(r.maxRoundTripMs()) + " ms")
                        .orElse("-"),
                sent.map(s -> Long.toString(s.packets())).orElse("-"),
                sent.map(s -> text(s.lostAtEnd())).orElse("-"),
                said.ratings().isEmpty()
                        ? "-"
                        : String.join(
                                ", ",
                                said.ratings().stream().map(RemoteText::rating).toList()));
    }

    private static String rating(RemoteReport.Rating rating) {
        return "MOS " + text(rating.mosListening()) + " by " + rating.model();
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) : "-";
    }

    private static String text(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "-";
    }
}
