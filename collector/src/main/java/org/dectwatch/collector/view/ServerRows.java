package org.dectwatch.collector.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.InferredRegistrations;
import org.dectwatch.collector.domain.InterfaceStatus;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.view.ServerRow.Said;
import org.dectwatch.collector.view.ServerRow.Scrape;

/** From a server's status to its line, and to the mark its handsets bear. */
final class ServerRows {
    private ServerRows() {}

    /** @param said what it said unasked, newest first */
    static ServerRow row(
            ServerStatus server,
            String site,
            Optional<ServerTls> tls,
            Optional<ProxyUse> proxy,
            Optional<InferredRegistrations> inferred,
            List<DeviceEvent.Kept> said) {
        DeviceReport.Facts facts = server.stale() ? server.saidLast() : server.saidNow();
        return new ServerRow(
                server.name(),
                site,
                server.configured(),
                server.handsets(),
                server.registered(),
                SnapshotBuilder.millis(server.lastSeenOnWire()),
                scrape(server),
                SnapshotBuilder.millis(server.startedAt()),
                new Said(
                        facts.systemName(),
                        facts.softwareVersion(),
                        facts.usersTotal(),
                        facts.usersSubscribed(),
                        facts.usersRegistered(),
                        facts.basesUp(),
                        facts.basesDown(),
                        facts.voiceCallMax(),
                        facts.callAttempts60min(),
                        facts.abnormalReleases()),
                tls,
                proxy.flatMap(ProxyRow::of),
                inferred.map(InferredRow::of),
                server.interfaces().stream().map(ServerRows::asked).toList(),
                said.stream().findFirst().map(ServerRows::event));
    }

    static ServerRow.Interface asked(InterfaceStatus status) {
        DeviceReport last = status.lastReport();
        Scrape.State state = status.stale()
                ? status.lastGoodAt().isEmpty() && status.failingSince().isEmpty()
                        ? Scrape.State.WAITING
                        : Scrape.State.STALE
                : status.failingSince().isPresent() ? Scrape.State.FAILING : Scrape.State.ANSWERING;
        return new ServerRow.Interface(
                status.via(),
                state,
                SnapshotBuilder.millis(status.lastGoodAt()),
                SnapshotBuilder.millis(status.failingSince()),
                last.failure().map(DeviceReport.ScrapeFailure::reason),
                last.failure().map(DeviceReport.ScrapeFailure::detail),
                last.took().toMillis(),
                last.bytes(),
                last.details().answeredBy(),
                status.lastGood().flatMap(good -> good.details().allowance()));
    }

    static ServerRow.Event event(DeviceEvent.Kept kept) {
        DeviceEvent event = kept.event();
        return new ServerRow.Event(
                SnapshotBuilder.millis(kept.at()),
                event.server(),
                event.via(),
                event.kind(),
                event.level(),
                event.handset().flatMap(key -> key.user().or(key::extension).or(key::ipei)),
                event.text());
    }

    private static Scrape scrape(ServerStatus server) {
        Optional<DeviceReport.ScrapeFailure> failure = server.lastReport().flatMap(DeviceReport::failure);
        return new Scrape(
                state(server),
                server.lastReport().map(DeviceReport::via),
                server.lastReport()
                        .map(report ->
                                OptionalInt.of((int) Math.min(report.interval().toSeconds(), Integer.MAX_VALUE)))
                        .orElse(OptionalInt.empty()),
                SnapshotBuilder.millis(server.lastGoodAt()),
                SnapshotBuilder.millis(server.failingSince()),
                failure.map(DeviceReport.ScrapeFailure::reason),
                failure.map(DeviceReport.ScrapeFailure::detail));
    }

    private static Scrape.State state(ServerStatus server) {
        if (!server.scraped() && server.lastReport().isEmpty()) {
            return Scrape.State.NOT_ASKED;
        }
        if (server.lastReport().isEmpty()) {
            return Scrape.State.WAITING;
        }
        if (server.stale()) {
            return Scrape.State.STALE;
        }
        return server.failingSince().isPresent() ? Scrape.State.FAILING : Scrape.State.ANSWERING;
    }

    /** Empty for a server that nobody asks. */
    static Optional<Mark> mark(ServerStatus server) {
        return switch (state(server)) {
            case NOT_ASKED -> Optional.empty();
            case WAITING -> mark(server, Mark.State.UNKNOWN, "has not answered yet");
            case ANSWERING -> mark(server, Mark.State.GOOD, "answers");
            case FAILING -> mark(server, Mark.State.WARNING, "did not answer the last question");
            case STALE -> mark(server, Mark.State.BAD, "has not answered for two intervals");
        };
    }

    private static Optional<Mark> mark(ServerStatus server, Mark.State state, String does) {
        return Optional.of(new Mark(
                Mark.Kind.SERVER,
                state,
                Mark.Source.SERVER,
                SnapshotBuilder.millis(server.lastGoodAt()),
                "Its IP-DECT server " + server.name() + " " + does + "."));
    }
}
