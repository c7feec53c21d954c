package org.dectwatch.collector.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.net.IpAddress;

/**
 * What {@code analyze} was asked to do.
 *
 * @param files one at least; {@code -} is standard input, once at most
 * @param keyLogs TLS key logs (NSS format)
 * @param site who is an IP-DECT server and which handsets are known: from {@code --config}, {@code --devices} and
 *     {@code --handsets} together
 * @param rules and their limits, from {@code --config}
 * @param media what is wanted of media, from {@code --config}
 * @param selection which part of the captures is told, and written by {@code --extract}
 * @param extract capture file to write the packets of the selection to
 * @param failOn exit with {@link ExitCode#FINDINGS} when a finding is at least this severe
 * @param output file for the report instead of standard output
 * @param ledger what counts as registered, and how much is kept; of {@code --config}
 */
public record AnalyzeRequest(
        List<String> files,
        List<Path> keyLogs,
        Site site,
        HealthOptions rules,
        MediaPolicy media,
        Selection selection,
        Optional<Path> extract,
        Format format,
        Optional<FailOn> failOn,
        Optional<Path> output,
        LedgerOptions ledger) {
    /** How standard input is named. */
    public static final String STDIN = "-";

    public AnalyzeRequest {
        files = List.copyOf(files);
        keyLogs = List.copyOf(keyLogs);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("name at least one capture file, or - for standard input");
        }
        if (files.stream().filter(STDIN::equals).count() > 1) {
            throw new IllegalArgumentException("standard input (-) can be read once only");
        }
    }

    /**
     * A part of the captures; empty means all.
     *
     * @param aor address of record, or its user part
     * @param since first instant told
     * @param until last instant told
     */
    public record Selection(Optional<String> aor, Optional<Instant> since, Optional<Instant> until) {
        public Selection {
            if (since.isPresent() && until.isPresent() && since.get().isAfter(until.get())) {
                throw new IllegalArgumentException("--since must not be after --until");
            }
        }

        public static Selection everything() {
            return new Selection(Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    public enum Format {
        TEXT,
        JSON
    }

    /** In falling order. */
    public enum FailOn {
        CRITICAL,
        WARNING,
        INFO
    }

    /** Servers named on the command line, under their address. */
    static List<Site.Server> servers(List<IpAddress> addresses) {
        return addresses.stream()
                .distinct()
                .map(address -> new Site.Server(address.toString(), Set.of(address)))
                .toList();
    }
}
