package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/**
 * Looks at calls for all media rules together, and remembers per server what the calls of the last window showed. A call is looked
 * at when something of it changed, and every {@link #EVERY} while it lasts: silence makes no event.
 *
 * <p>What is concluded from packets that did not come is not concluded for calls during which a source dropped some or was blind:
 * not then, and not later. Nor is what rests on an agreement, for calls of whose signalling messages are missing.
 */
final class MediaWatch {
    static final Duration EVERY = Duration.ofSeconds(5);
    private static final int MOST_SERVERS = 1_000;

    private final MediaJudge judge;
    private final BoundedTable<String, ServerMedia> servers =
            new BoundedTable<>(new Limits(MOST_SERVERS, Long.MAX_VALUE, Limits.FOREVER), (name, of, why, at) -> {});
    private final Map<String, Long> drops = new HashMap<>();
    private Instant missedAt = Instant.MIN;
    private Instant lookedAt = Instant.MIN;
    private final Map<Subject, Optional<String>> looked = new HashMap<>();

    MediaWatch(MediaJudge judge) {
        this.judge = judge;
    }

    /** Looks at what changed, once a moment for all rules; answers with the server it belongs to. */
    Optional<String> look(Subject changed, Moment moment) {
        if (changed instanceof Subject.OfSource source) {
            moment.source(source.name()).ifPresent(state -> source(state, moment.now()));
            return Optional.empty();
        }
        if (!lookedAt.equals(moment.now())) {
            looked.clear();
            lookedAt = moment.now();
        }
        return looked.computeIfAbsent(changed, subject -> lookAnew(subject, moment));
    }

    private static Optional<CallMedia> media(Subject subject, Moment moment) {
        if (subject instanceof Subject.OfCall of) {
            return moment.view().media(of.callId());
        }
        return subject instanceof Subject.OfMedia of ? moment.view().mediaBetween(of.pair()) : Optional.empty();
    }

    private Optional<String> lookAnew(Subject subject, Moment moment) {
        Optional<CallMedia> media = media(subject, moment);
        if (media.isEmpty() || media.get().foreign() || media.get().server().isEmpty()) {
            return Optional.empty();
        }
        String name = media.get().server();
        long nanos = Times.nanos(moment.now());
        ServerMedia server = servers.get(name, nanos)
                .orElseGet(() -> new ServerMedia(judge.options().window()));
        servers.put(name, server, 1, nanos);
        ServerMedia.Seen seen = server.seen(subject, moment.now());
        boolean missed = missedWithin(media.get());
        boolean unseen = !media.get().agreementsSeen();
        judge.assess(media.get(), moment.now()).forEach((kind, assessment) -> {
            if (missed && kind.byAbsence() || unseen && kind.byAgreement() || assessment.doubtful()) {
                server.withdraw(seen, kind);
            } else {
                server.note(seen, kind, assessment, moment.now());
            }
        });
        seen.lookedAt = moment.now();
        seen.over = judge.file(media.get(), moment.now()).end().isPresent();
        return Optional.of(name);
    }

    private boolean missedWithin(CallMedia media) {
        Optional<Instant> begin = media.call()
                .map(call -> call.firstTime())
                .or(() -> media.streams().stream().map(s -> s.firstTime()).min(Instant::compareTo));
        return begin.filter(from -> !missedAt.isBefore(from)).isPresent();
    }

    /** A source that dropped or was blind may have missed packets of every call that goes on. */
    private void source(SourceState state, Instant now) {
        long before = drops.getOrDefault(state.name(), Math.max(0, state.kernelDrops()));
        drops.put(state.name(), Math.max(0, state.kernelDrops()));
        if (state.kernelDrops() > before || state.condition() == SourceState.Condition.BLIND) {
            missedAt = now;
        }
    }

    /** What is known of a server now; its calls that nobody heard of for a while are looked at first. */
    Optional<ServerMedia> server(String name, Moment moment) {
        Optional<ServerMedia> known = servers.peek(name);
        known.ifPresent(server -> {
            for (Subject subject : server.stale(moment.now().minus(EVERY).plusMillis(1))) {
                lookAnew(subject, moment);
                if (media(subject, moment).isEmpty()) {
                    server.seen(subject, moment.now()).over = true;
                }
            }
            server.advance(moment.now());
        });
        return known.filter(server -> !server.isEmpty());
    }

    /** Calls that have shown a fault since the start, by server. */
    Map<String, Long> cases(MediaFault kind) {
        Map<String, Long> all = new HashMap<>();
        servers.forEach((name, server) -> {
            long cases = server.cases(kind);
            if (cases > 0) {
                all.put(name, cases);
            }
        });
        return all;
    }
}
