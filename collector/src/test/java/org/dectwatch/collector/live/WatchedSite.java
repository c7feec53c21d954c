package org.dectwatch.collector.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.dectwatch.collector.analysis.StreamTime;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.Alert;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.AlertState;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Directions;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.observe.tls.TlsOptions;
import org.dectwatch.collector.source.SourceUnavailable;
import org.dectwatch.collector.source.pcap.LiveCaptureOptions;
import org.dectwatch.collector.source.pcap.LivePcapSource;
import org.dectwatch.collector.view.AlertRow;
import org.dectwatch.collector.view.SelfStatus;
import org.dectwatch.collector.view.Snapshot;
import org.dectwatch.collector.view.SnapshotBuilder;

/** A live capture on loopback through ledger and rules to what the page shows, all on the capture thread. */
final class WatchedSite implements AutoCloseable {
    private static final SelfStatus SELF = new SelfStatus("test", 0, 1, 0, java.util.Optional.empty(), 0, 0);

    private final Ledger ledger;
    private final AlertBook book = HealthOptions.defaults().newBook();
    private final StreamTime time;
    private final SnapshotBuilder builder = new SnapshotBuilder("test", Instant.EPOCH);
    private final AtomicReference<Snapshot> shown = new AtomicReference<>();
    private final List<DomainEvent.TlsConnectionLost> lost = new CopyOnWriteArrayList<>();
    private final LivePcapSource source;

    WatchedSite(Site site, int tlsPort) throws SourceUnavailable {
        ledger = new Ledger(LedgerOptions.defaults(), site);
        time = new StreamTime(
                ledger,
                book,
                event -> {
                    if (event instanceof DomainEvent.TlsConnectionLost one) {
                        lost.add(one);
                    }
                },
                change -> {});
        IntakeOptions usual = IntakeOptions.live();
        IntakeOptions options = new IntakeOptions(
                usual.decode(), usual.sipPorts(), TlsOptions.defaults().withPorts(Set.of(tlsPort)), usual.media());
        Intake intake = new Intake(options, new KeyRing(), new Directions(Set.of()), this::observe, frame -> {}, true);
        source = new LivePcapSource(
                LiveCaptureOptions.of("lo").withFilter("tcp port " + tlsPort),
                intake,
                () -> Times.nanos(Instant.now()));
        source.start();
    }

    private void observe(Observation observation) {
        time.observe(observation);
        if (observation.body() instanceof Observation.Tick || observation.body() instanceof Observation.Tls) {
            List<AlertRow> rows = new ArrayList<>();
            book.alerts().stream()
                    .filter(alert -> alert.state() == AlertState.FIRING)
                    .map(WatchedSite::row)
                    .forEach(rows::add);
            shown.set(builder.build(ledger, rows, book.beyondCap(), SELF));
        }
    }

    private static AlertRow row(Alert alert) {
        return new AlertRow(
                alert.rule(),
                alert.rule(),
                AlertRow.Severity.CRITICAL,
                AlertRow.State.FIRING,
                "",
                java.util.Optional.of(alert.server()),
                alert.subject().text(),
                java.util.Optional.empty(),
                alert.finding().from(),
                java.util.Optional.empty(),
                alert.finding().why(),
                alert.finding().nextStep(),
                List.of(),
                java.util.Optional.empty(),
                false);
    }

    /** What is shown once this is so. */
    Snapshot await(Predicate<Snapshot> so) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> shown.get() != null && so.test(shown.get()));
        return shown.get();
    }

    List<DomainEvent.TlsConnectionLost> lost() {
        return lost;
    }

    @Override
    public void close() {
        source.stop();
    }
}
