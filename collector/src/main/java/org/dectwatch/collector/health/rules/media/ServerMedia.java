package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dectwatch.collector.health.Subject;

/** The calls of one server within the window, and what each showed. Bounded; the oldest go. */
final class ServerMedia {
    private static final int MOST_CALLS = 2_000;

    private final Duration window;
    private final Map<String, Seen> calls = new LinkedHashMap<>();
    private final Map<MediaFault, Instant> lastShown = new EnumMap<>(MediaFault.class);
    private final Set<MediaFault> withdrawn = EnumSet.noneOf(MediaFault.class);
    private final Map<MediaFault, Long> totals = new EnumMap<>(MediaFault.class);

    ServerMedia(Duration window) {
        this.window = window;
    }

    /** A call that showed a fault. */
    record Shown(String call, Fault fault) {}

    /** What is remembered of a call. */
    static final class Seen {
        final Subject subject;
        final Map<MediaFault, Fault> faults = new EnumMap<>(MediaFault.class);
        final Set<MediaFault> judged = EnumSet.noneOf(MediaFault.class);
        Instant lookedAt;
        boolean over;

        Seen(Subject subject, Instant now) {
            this.subject = subject;
            this.lookedAt = now;
        }
    }

    Seen seen(Subject subject, Instant now) {
        Seen known = calls.remove(subject.text());
        Seen seen = known == null ? new Seen(subject, now) : known;
        calls.put(subject.text(), seen);
        while (calls.size() > MOST_CALLS) {
            calls.remove(calls.keySet().iterator().next());
        }
        return seen;
    }

    void note(Seen seen, MediaFault kind, Assessment assessment, Instant now) {
        if (!assessment.judged()) {
            return;
        }
        seen.judged.add(kind);
        if (assessment.fault().isEmpty()) {
            // A silence may turn out to have been none: its packets came late. A call that was poor remains one that
            // was.
            if (kind != MediaFault.MEDIA_QUALITY_POOR) {
                seen.faults.remove(kind);
            }
            return;
        }
        if (seen.faults.put(kind, assessment.fault().get()) == null) {
            totals.merge(kind, 1L, Long::sum);
        }
        withdrawn.remove(kind);
        lastShown.put(kind, assessment.fault().get().to().orElse(now));
    }

    /** What was concluded of a call cannot be, as is known now. */
    void withdraw(Seen seen, MediaFault kind) {
        if (seen.faults.remove(kind) != null) {
            withdrawn.add(kind);
        }
        seen.judged.remove(kind);
    }

    /** Whether the last that was shown of it was withdrawn. */
    boolean withdrew(MediaFault kind) {
        return withdrawn.contains(kind);
    }

    /** Forgets calls that were over before the window began. */
    void advance(Instant now) {
        calls.values().removeIf(seen -> seen.lookedAt.plus(window).isBefore(now));
    }

    /** Calls that are not over and were not looked at since. */
    List<Subject> stale(Instant since) {
        List<Subject> stale = new ArrayList<>();
        for (Seen seen : calls.values()) {
            if (!seen.over && seen.lookedAt.isBefore(since)) {
                stale.add(seen.subject);
            }
        }
        return stale;
    }

    /** Those whose fault lasts, or was there within the window: a call may go on long after it. */
    List<Shown> shown(MediaFault kind, Instant now) {
        List<Shown> shown = new ArrayList<>();
        calls.forEach((call, seen) -> {
            Fault fault = seen.faults.get(kind);
            if (fault != null
                    && (fault.to().isEmpty() || !leaves(fault.to().get()).isBefore(now))) {
                shown.add(new Shown(call, fault));
            }
        });
        return shown;
    }

    int judged(MediaFault kind) {
        return (int)
                calls.values().stream().filter(s -> s.judged.contains(kind)).count();
    }

    Optional<Instant> lastShown(MediaFault kind) {
        return Optional.ofNullable(lastShown.get(kind));
    }

    /** Calls that have shown it since the start. */
    long cases(MediaFault kind) {
        return totals.getOrDefault(kind, 0L);
    }

    /** Soon while calls go on, for silence is noticed by asking; else when the first call, or fault of this kind, leaves the window. */
    Optional<Instant> askAgainAt(MediaFault kind, Instant now) {
        if (calls.values().stream().anyMatch(seen -> !seen.over)) {
            return Optional.of(now.plus(MediaWatch.EVERY));
        }
        return calls.values().stream()
                .flatMap(seen -> Stream.concat(
                        Stream.of(seen.lookedAt),
                        Optional.ofNullable(seen.faults.get(kind)).flatMap(Fault::to).stream()))
                .map(moment -> leaves(moment).plusSeconds(1))
                .filter(moment -> moment.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    private Instant leaves(Instant moment) {
        return moment.plus(window);
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }
}
