package org.dectwatch.collector.view;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dectwatch.collector.domain.InferredRegistrations;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.rules.media.MediaJudge;

/**
 * Freezes the ledger into a {@link Snapshot}. Keeps what it judged within the same second and nothing else; on the analysis thread,
 * because that is where the ledger may be read.
 */
public final class SnapshotBuilder {
    private final String runId;
    private final Instant startedAt;
    private final MediaMarks mediaMarks;

    /**
     * @param runId another one in each run of the process
     * @param startedAt wall clock
     */
    public SnapshotBuilder(String runId, Instant startedAt) {
        this(runId, startedAt, MediaJudge.usual());
    }

    /** @param judge of the media of calls */
    public SnapshotBuilder(String runId, Instant startedAt, MediaJudge judge) {
        if (!runId.matches("[A-Za-z0-9]{4,64}")) {
            throw new IllegalArgumentException("run id must be 4 to 64 letters and digits, not '" + runId + "'");
        }
        this.runId = runId;
        this.startedAt = millis(startedAt);
        this.mediaMarks = new MediaMarks(judge);
    }

    /**
     * Not published yet: revision 0, no trend. Rows are sorted, so that the same ledger gives the same snapshot.
     *
     * @param beyondCap by rule, subjects in trouble that are not among the alerts
     */
    public Snapshot build(
            LedgerView ledger, List<AlertRow> alerts, SortedMap<String, Integer> beyondCap, SelfStatus self) {
        Site site = ledger.site();
        Map<String, ServerStatus> servers = ledger.servers().stream()
                .collect(Collectors.toMap(ServerStatus::name, server -> server, (one, same) -> one));
        List<HandsetRow> handsets = handsets(ledger, site.name(), servers, new TlsMarks(ledger, alerts));
        ServerTlsRows tls = new ServerTlsRows(ledger);
        List<SourceRow> sources = ledger.sources().stream()
                .map(source -> SourceRows.row(source, site.name()))
                .sorted(Comparator.comparing(SourceRow::name))
                .toList();
        Map<String, ProxyUse> proxies = ledger.outbound().proxies().stream()
                .collect(Collectors.toMap(ProxyUse::server, use -> use, (one, same) -> one));
        Map<String, InferredRegistrations> inferred = ledger.outbound().inferredRegistrations().stream()
                .collect(Collectors.toMap(InferredRegistrations::server, one -> one, (one, same) -> one));
        List<ServerRow> serverRows = servers.values().stream()
                .map(server -> ServerRows.row(
                        server,
                        site.name(),
                        tls.of(server.name()),
                        Optional.ofNullable(proxies.get(server.name())),
                        Optional.ofNullable(inferred.get(server.name())),
                        ledger.told().by(server.name())))
                .sorted(Comparator.comparing(ServerRow::name))
                .toList();
        return new Snapshot(
                Snapshot.SCHEMA,
                runId,
                0,
                millis(ledger.now()),
                startedAt,
                site.name(),
                site.simulated(),
                Verdicts.judge(
                        sources, self, millis(ledger.now()), !site.servers().isEmpty()),
                TotalsCount.of(ledger, handsets, alerts, beyondCap),
                self,
                sources,
                serverRows,
                handsets,
                alerts.stream().sorted(Comparator.comparing(AlertRow::id)).toList(),
                List.of());
    }

    private List<HandsetRow> handsets(LedgerView ledger, String site, Map<String, ServerStatus> servers, TlsMarks tls) {
        Map<String, Mark> marks = new HashMap<>();
        servers.forEach((name, server) -> ServerRows.mark(server).ifPresent(mark -> marks.put(name, mark)));
        List<HandsetIds.Named> all = HandsetIds.of(ledger.handsets());
        List<Optional<Mark>> media = mediaMarks.of(
                ledger, all.stream().map(HandsetIds.Named::handset).toList());
        return IntStream.range(0, all.size())
                .mapToObj(i -> HandsetRows.row(
                        all.get(i).handset(),
                        all.get(i).id(),
                        site,
                        tls.of(all.get(i).handset()),
                        Optional.ofNullable(marks.get(all.get(i).handset().server())),
                        media.get(i)))
                .sorted(Comparator.comparing(HandsetRow::server).thenComparing(HandsetRow::id))
                .toList();
    }

    /** The page needs no more; and nanoseconds would make each row longer. */
    static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    static Optional<Instant> millis(Optional<Instant> time) {
        return time.map(SnapshotBuilder::millis);
    }
}
