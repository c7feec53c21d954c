package org.dectwatch.collector.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.domain.SourceState.Condition;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Directions;

/**
 * Turns a source's counters into one word: does it see, is the network quiet, or is it blind? Asked each second, by one thread.
 */
public final class SourceWatch {
    private final Source source;
    private final SourceState.Kind kind;
    private final Directions directions;
    private final Duration quietAfter;
    private final Duration dropsMatterFor;
    private Condition condition = Condition.STARTING;
    private Instant since = Instant.EPOCH;
    private long drops;
    private Instant lastDropAt = Instant.MIN;

    /**
     * @param quietAfter without a packet for so long the network counts as quiet
     * @param dropsMatterFor how long a loss is remembered
     */
    public SourceWatch(
            Source source, SourceState.Kind kind, Directions directions, Duration quietAfter, Duration dropsMatterFor) {
        this.source = source;
        this.kind = kind;
        this.directions = directions;
        this.quietAfter = quietAfter;
        this.dropsMatterFor = dropsMatterFor;
    }

    public SourceState look(Instant now) {
        SourceStats stats = source.stats();
        SourceCheck check = source.check();
        noteDrops(stats, now);
        Optional<Instant> last = time(stats.last().anyNanos());
        Condition next = judge(check, last, stats, now);
        if (next != condition || since.equals(Instant.EPOCH)) {
            condition = next;
            since = now;
        }
        return new SourceState(
                source.name(),
                kind,
                condition,
                sentence(check, last, now),
                since,
                stats.packets(),
                stats.bytes(),
                stats.drops().kernel().orElse(-1),
                stats.truncated(),
                last,
                time(directions.lastFrom()),
                time(directions.lastTo()));
    }

    private void noteDrops(SourceStats stats, Instant now) {
        long total = stats.drops().kernel().orElse(0)
                + stats.drops().networkInterface().orElse(0);
        if (total > drops) {
            drops = total;
            lastDropAt = now;
        }
    }

    private Condition judge(SourceCheck check, Optional<Instant> last, SourceStats stats, Instant now) {
        if (check.state() == SourceCheck.State.ENDED) {
            return Condition.ENDED;
        }
        if (check.state() == SourceCheck.State.FAILED) {
            return Condition.BLIND;
        }
        if (check.state() == SourceCheck.State.NOT_STARTED) {
            return Condition.STARTING;
        }
        if (!lastDropAt.equals(Instant.MIN) && lastDropAt.plus(dropsMatterFor).isAfter(now)) {
            return Condition.DROPPING;
        }
        Instant awake = last.orElseGet(() -> time(stats.openedNanos()).orElse(now));
        boolean silent = awake.plus(quietAfter).isBefore(now);
        return silent ? Condition.QUIET : last.isPresent() ? Condition.SEEING : Condition.STARTING;
    }

    private String sentence(SourceCheck check, Optional<Instant> last, Instant now) {
        return switch (condition) {
            case BLIND -> check.sentence();
            case STARTING -> told() ? "It listens; nothing has come yet." : "No packet yet.";
            case ENDED -> "It ended: nothing more will come.";
            case SEEING -> told() ? "Messages come." : "Packets come.";
            case QUIET ->
                told()
                        ? listens(last)
                        : last.map(t -> "It works, but no packet came since "
                                        + t.truncatedTo(java.time.temporal.ChronoUnit.SECONDS) + ".")
                                .orElse("It works, but no packet ever came: is traffic mirrored to it?");
            case DROPPING ->
                drops + " packets were lost before they could be read, the last "
                        + Duration.between(lastDropAt, now).toSeconds()
                        + " s ago: counts and alarms cannot be trusted.";
        };
    }

    /** Whether devices send to it only when there is something to tell. */
    private boolean told() {
        return kind == SourceState.Kind.TRAP || kind == SourceState.Kind.SYSLOG;
    }

    private static String listens(Optional<Instant> last) {
        return last.map(at ->
                        "It listens; nothing came since " + at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS) + ".")
                .orElse("It listens; nothing ever came. Are the servers set to send to this host?");
    }

    private static Optional<Instant> time(OptionalLong nanos) {
        return nanos.isPresent() ? Optional.of(Times.instant(nanos.getAsLong())) : Optional.empty();
    }
}
