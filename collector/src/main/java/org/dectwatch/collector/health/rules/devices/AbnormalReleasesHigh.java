package org.dectwatch.collector.health.rules.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.Total;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Words;
import org.jspecify.annotations.Nullable;

/**
 * Calls end abnormally more often than they should, by the server's own count within an hour: that is the time for which it tells
 * call attempts. The hour is kept in minutes, so that it costs the same whatever the interval.
 */
final class AbnormalReleasesHigh extends ServerRule {
    static final String ID = "abnormal-releases-high";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AbnormalReleasesOptions options;
    private final Map<String, Count> counts = new HashMap<>();

    /** Of one server. */
    private static final class Count {
        private final Deque<Minute> minutes = new ArrayDeque<>();
        private @Nullable Total last;
        private Instant at = Instant.MIN;

        void take(Instant when, Total total, boolean restarted) {
            Total before = last;
            if (before != null && when.isAfter(at)) {
                add(when, total.since(before, restarted));
            }
            last = total;
            at = when;
        }

        private void add(Instant when, long more) {
            Minute newest = minutes.peekLast();
            if (newest == null || !when.isBefore(newest.from.plus(MINUTE))) {
                newest = new Minute(when);
                minutes.addLast(newest);
            }
            newest.released += more;
            minutes.removeIf(minute -> minute.from.plus(HOUR).isBefore(when));
        }

        long released() {
            return minutes.stream().mapToLong(minute -> minute.released).sum();
        }
    }

    private static final class Minute {
        private final Instant from;
        private long released;

        Minute(Instant from) {
            this.from = from;
        }
    }

    AbnormalReleasesHigh(AbnormalReleasesOptions options) {
        super(ID, options.severity(), options.holdFor());
        this.options = options;
    }

    @Override
    Judgement judge(ServerStatus server, Moment moment) {
        DeviceReport.Facts said = server.saidNow();
        if (said.abnormalReleases().isEmpty()) {
            return Judgement.unknown(moment.now());
        }
        Instant at =
                saidAt(server, facts -> facts.abnormalReleases().isPresent()).orElse(moment.now());
        Count count = counts.computeIfAbsent(server.name(), name -> new Count());
        boolean restarted =
                server.startedAt().filter(start -> start.isAfter(count.at)).isPresent();
        count.take(at, Total.of64(said.abnormalReleases().getAsLong()), restarted);
        long released = count.released();
        OptionalInt attempts = said.callAttempts60min();
        boolean share = attempts.isEmpty() || released >= options.share() * attempts.getAsInt();
        if (released < options.atLeast() || !share) {
            return Judgement.clear(at, released + " abnormal releases within an hour are not many");
        }
        String of = attempts.isPresent() ? " of " + attempts.getAsInt() + " call attempts" : "";
        String by = by(server, facts -> facts.abnormalReleases().isPresent());
        return Judgement.trouble(
                at,
                server.name() + " counted " + released + " abnormal releases within the last hour" + of + " (" + by
                        + ", " + Words.time(at) + ").",
                "Look at the streams of its calls at that time, at base stations that are down or lost their"
                        + " synchronisation, and at where the people were who complain.",
                List.of(Evidence.said(
                        server.name() + " " + by,
                        at,
                        "a total of " + said.abnormalReleases().getAsLong())));
    }
}
