package org.dectwatch.collector.live;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Directions;
import org.dectwatch.collector.observe.FrameTap;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.source.SourceUnavailable;
import org.dectwatch.collector.source.pcap.LiveCaptureOptions;
import org.dectwatch.collector.source.pcap.LivePcapSource;

/** A live capture whose observations go straight into a ledger, on the capture thread; read it after {@link #close}. */
final class LiveLedger implements AutoCloseable {
    final Ledger ledger = new Ledger(LedgerOptions.defaults(), Site.unknown());
    final LivePcapSource source;

    LiveLedger(LiveCaptureOptions options) throws SourceUnavailable {
        this(options, frame -> {});
    }

    /** @param tap sees each frame first */
    LiveLedger(LiveCaptureOptions options, FrameTap tap) throws SourceUnavailable {
        Intake intake = new Intake(
                IntakeOptions.forFiles(), new KeyRing(), new Directions(Set.of()), ledger::apply, tap, false);
        source = new LivePcapSource(options, intake, () -> Times.nanos(Instant.now()));
        source.start();
    }

    /** One line for each, without times and packet numbers. */
    List<String> registrations() {
        return ledger.registrations().stream().map(LiveLedger::line).sorted().toList();
    }

    private static String line(Registration one) {
        return one.aor() + " " + one.state() + " "
                + one.lastOutcome().map(Enum::name).orElse("-") + " " + one.reason()
                + " " + one.transactions() + " " + one.attempts() + " " + one.successes() + " " + one.failures() + " "
                + one.open() + " " + one.transport() + " " + one.device() + " " + one.registrar();
    }

    @Override
    public void close() {
        source.stop();
    }
}
