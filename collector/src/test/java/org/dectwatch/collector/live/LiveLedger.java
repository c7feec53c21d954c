package org.dectwatch.collector.live;

import java.time.Instant;
import java.util.Set;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Directions;
import org.dectwatch.collector.observe.FrameTap;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.report.LiveReport;
import org.dectwatch.collector.report.Told;
import org.dectwatch.collector.source.SourceUnavailable;
import org.dectwatch.collector.source.pcap.LiveCaptureOptions;
import org.dectwatch.collector.source.pcap.LivePcapSource;

/** A live capture whose observations go straight into a ledger and the rules, on the capture thread; read it after {@link #close}. */
final class LiveLedger implements AutoCloseable {
    private final LiveReport report = new LiveReport();
    final Ledger ledger = report.ledger();
    final LivePcapSource source;

    LiveLedger(LiveCaptureOptions options) throws SourceUnavailable {
        this(options, frame -> {});
    }

    /** @param tap sees each frame first */
    LiveLedger(LiveCaptureOptions options, FrameTap tap) throws SourceUnavailable {
        Intake intake = new Intake(
                IntakeOptions.forFiles(), new KeyRing(), new Directions(Set.of()), report::observe, tap, true);
        source = new LivePcapSource(options, intake, () -> Times.nanos(Instant.now()));
        source.start();
    }

    /** What `analyze` would tell of it. */
    Told told() {
        return report.told();
    }

    @Override
    public void close() {
        source.stop();
    }
}
