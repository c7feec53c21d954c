package org.dectwatch.collector.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.observe.IntakeOptions;

/**
 * What to analyse, and how.
 *
 * @param files capture files, {@code -} for standard input
 * @param keyLogs TLS key logs, read whole before the captures
 * @param site who is an IP-DECT server, and which handsets are known
 * @param media what is wanted of media
 * @param aor tell only of this address of record, or of this user
 * @param since tell only of what was still there at this time
 * @param until tell only of what had begun by this time
 * @param extracting remember where the told messages are, for {@link Extraction}
 */
public record AnalysisInput(
        List<String> files,
        List<Path> keyLogs,
        Site site,
        IntakeOptions intake,
        LedgerOptions ledger,
        HealthOptions health,
        MediaPolicy media,
        Optional<String> aor,
        Optional<Instant> since,
        Optional<Instant> until,
        boolean extracting) {
    public AnalysisInput {
        files = List.copyOf(files);
        keyLogs = List.copyOf(keyLogs);
    }

    public static AnalysisInput of(List<String> files, Site site) {
        return new AnalysisInput(
                files,
                List.of(),
                site,
                IntakeOptions.forFiles(),
                LedgerOptions.defaults(),
                HealthOptions.defaults(),
                MediaPolicy.defaults(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
