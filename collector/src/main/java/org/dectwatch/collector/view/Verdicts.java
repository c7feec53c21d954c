package org.dectwatch.collector.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.SourceState.Condition;
import org.dectwatch.collector.domain.SourceState.Kind;
import org.dectwatch.collector.view.Verdict.State;

/**
 * From the sources to the one verdict. The worst of them decides: a card that sees must not hide one that is blind. Silence is
 * different: one quiet card beside a busy one is no news.
 */
final class Verdicts {
    /** Our own loss counts as dropping for so long after the last. */
    private static final Duration SHED_MATTERS = Duration.ofSeconds(60);

    private Verdicts() {}

    /** @param servers whether IP-DECT servers are configured: only then can directions be told apart */
    static Verdict judge(List<SourceRow> all, SelfStatus self, Instant now, boolean servers) {
        List<SourceRow> sources = all.stream().filter(Verdicts::sniffs).toList();
        if (sources.isEmpty()) {
            return new Verdict(
                    State.BLIND,
                    now,
                    "No source of packets is running: nothing on the wire can be seen.",
                    Optional.empty());
        }
        List<SourceRow> alive =
                sources.stream().filter(s -> s.condition() != Condition.ENDED).toList();
        if (alive.isEmpty()) {
            Instant end = latest(sources, now);
            return new Verdict(State.ENDED, end, "The capture was read to its end.", hint(sources, servers));
        }
        return verdict(alive, self, now, hint(alive, servers));
    }

    private static boolean sniffs(SourceRow source) {
        return source.kind() != Kind.SYSLOG && source.kind() != Kind.TRAP;
    }

    private static Verdict verdict(List<SourceRow> sources, SelfStatus self, Instant now, Optional<String> hint) {
        List<SourceRow> blind = in(sources, Condition.BLIND);
        if (!blind.isEmpty()) {
            return new Verdict(State.BLIND, earliest(blind, now), said(blind, sources, "cannot see"), hint);
        }
        List<SourceRow> dropping = in(sources, Condition.DROPPING);
        if (!dropping.isEmpty()) {
            return new Verdict(State.DROPPING, earliest(dropping, now), said(dropping, sources, "loses packets"), hint);
        }
        Optional<Instant> shed =
                self.lastShedAt().filter(at -> at.plus(SHED_MATTERS).isAfter(now));
        if (shed.isPresent()) {
            String why = "The collector is too busy: it threw away " + self.shed() + " observations since it started.";
            return new Verdict(State.DROPPING, shed.get(), why, hint);
        }
        List<SourceRow> seeing = in(sources, Condition.SEEING);
        if (!seeing.isEmpty()) {
            return new Verdict(State.SEEING, earliest(seeing, now), "Packets come from " + names(seeing) + ".", hint);
        }
        List<SourceRow> quiet = in(sources, Condition.QUIET);
        if (!quiet.isEmpty()) {
            String why = names(quiet) + (quiet.size() == 1 ? " works" : " work") + ", but no packet comes.";
            return new Verdict(State.QUIET, latest(quiet, now), why, hint);
        }
        return new Verdict(
                State.STARTING, earliest(sources, now), names(sources) + " starts; nothing was seen yet.", hint);
    }

    /** A mirror port set to one direction is the commonest mistake, and looks healthy. */
    private static Optional<String> hint(List<SourceRow> sources, boolean servers) {
        boolean from = sources.stream().anyMatch(s -> s.lastFromDevices().isPresent());
        boolean to = sources.stream().anyMatch(s -> s.lastToDevices().isPresent());
        boolean packets = sources.stream().anyMatch(s -> s.packets() > 0);
        if (!servers || !packets || (from && to)) {
            return Optional.empty();
        }
        if (!from && !to) {
            return Optional.of(
                    "No packet from or to a configured IP-DECT server was seen: wrong port or VLAN mirrored?");
        }
        return Optional.of("Only packets " + (from ? "from" : "to")
                + " the IP-DECT servers were seen: does the mirror port copy both directions?");
    }

    private static String said(List<SourceRow> those, List<SourceRow> all, String what) {
        String count = all.size() == 1 ? "" : those.size() + " of " + all.size() + " sources " + what + ". ";
        return count + those.stream().map(s -> s.name() + ": " + s.why()).collect(Collectors.joining(" "));
    }

    private static String names(List<SourceRow> sources) {
        return sources.stream().map(SourceRow::name).collect(Collectors.joining(", "));
    }

    private static List<SourceRow> in(List<SourceRow> sources, Condition condition) {
        return sources.stream().filter(s -> s.condition() == condition).toList();
    }

    private static Instant earliest(List<SourceRow> sources, Instant now) {
        return sources.stream()
                .map(SourceRow::since)
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    /** When the last packet came; without one, since when the source has been waiting. */
    private static Instant latest(List<SourceRow> sources, Instant now) {
        return sources.stream()
                .map(s -> s.lastPacketAt().orElse(s.since()))
                .max(Comparator.naturalOrder())
                .orElse(now);
    }
}
