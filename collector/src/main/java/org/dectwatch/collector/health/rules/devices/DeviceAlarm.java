package org.dectwatch.collector.health.rules.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a server tells unasked is an alarm until an answer of the server, a message or a restart ends it, or until nothing was heard
 * of it for a time. One rule for each kind. What was told is remembered here: the ledger keeps the last few events of a server, and
 * a flood of others pushes them out.
 */
final class DeviceAlarm extends ServerRule {
    /** An answer that comes sooner may have been counted before. */
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private final AlarmKind kind;
    private final DeviceAlarmOptions options;
    private final Map<String, Standing> standing = new HashMap<>();

    /** How the last alarm of each server ended. */
    private final Map<String, Judgement> endings = new HashMap<>();

    /** The newest event of each server that was looked at. */
    private final Map<String, DeviceEvent.Kept> heard = new HashMap<>();

    /** An alarm of one server. */
    private static final class Standing {
        private final Instant first;
        private Instant last;
        private Instant trouble;
        private int count;
        private DeviceEvent.Kept newest;

        Standing(DeviceEvent.Kept kept) {
            first = kept.at();
            last = kept.at();
            trouble = kept.at();
            newest = kept;
        }
    }

    DeviceAlarm(AlarmKind kind, DeviceAlarmOptions options) {
        super(kind.word(), options.severity(), options.holdFor());
        this.kind = kind;
        this.options = options;
    }

    @Override
    Judgement judge(ServerStatus server, Moment moment) {
        Standing alarm = hear(server.name(), moment);
        if (alarm == null) {
            return quiet(server.name(), moment);
        }
        Optional<Judgement> ended = ended(server, alarm);
        Instant over = alarm.last.plus(options.clearAfter());
        if (ended.isEmpty() && !moment.now().isBefore(over)) {
            ended = Optional.of(
                    Judgement.clear(over, "it has not said so again for " + Words.span(options.clearAfter())));
        }
        if (ended.isPresent()) {
            standing.remove(server.name());
            endings.put(server.name(), ended.get());
            return ended.get();
        }
        return kind.busy() && alarm.count < options.busyAtLeast()
                ? Judgement.clear(alarm.last, "it said so only " + alarm.count + " times")
                        .askAgainAt(over)
                : trouble(server, alarm).askAgainAt(over);
    }

    /** After a restart of ours nobody knows what was told before it, unless something ended it since. */
    private Judgement quiet(String server, Moment moment) {
        Judgement ending = endings.get(server);
        if (ending != null) {
            return ending;
        }
        return moment.now().isBefore(moment.watchingSince().plus(options.clearAfter()))
                ? Judgement.unknown(moment.now())
                : Judgement.clear(moment.now(), "it says so no longer");
    }

    /** Takes in what was told since the last look; null when there is no alarm. */
    private @Nullable Standing hear(String server, Moment moment) {
        List<DeviceEvent.Kept> kept = moment.view().told().by(server);
        DeviceEvent.Kept last = heard.get(server);
        int news = last == null ? kept.size() : kept.indexOf(last);
        for (int i = (news < 0 ? kept.size() : news) - 1; i >= 0; i--) {
            String said = kept.get(i).event().kind();
            if (said.equals(kind.word())) {
                add(server, kept.get(i));
            } else if (kind.endedBy(said)) {
                standing.remove(server);
                endings.put(server, Judgement.clear(kept.get(i).at(), "it says so itself (" + said + ")"));
            }
        }
        if (!kept.isEmpty()) {
            heard.put(server, kept.get(0));
        }
        return standing.get(server);
    }

    private void add(String server, DeviceEvent.Kept one) {
        Standing before = standing.get(server);
        boolean old = before != null && !before.last.plus(options.clearAfter()).isAfter(one.at());
        Standing alarm = before == null || old ? new Standing(one) : before;
        alarm.count++;
        alarm.last = one.at();
        alarm.newest = one;
        if (kind.busy() && alarm.count == options.busyAtLeast()) {
            alarm.trouble = one.at();
        }
        standing.put(server, alarm);
    }

    private Optional<Judgement> ended(ServerStatus server, Standing alarm) {
        Optional<Instant> restart = server.startedAt().filter(at -> at.isAfter(alarm.last));
        if (restart.isPresent()) {
            return Optional.of(Judgement.clear(restart.get(), "it restarted since"));
        }
        Instant settled = alarm.last.plus(SETTLING);
        return saidAt(server, kind::canTell)
                .filter(at -> at.isAfter(settled))
                .flatMap(at -> kind.ended(server.saidNow()).map(why -> Judgement.clear(at, why)));
    }

    private Judgement trouble(ServerStatus server, Standing alarm) {
        String often = alarm.count == 1
                ? "at " + Words.time(alarm.first)
                : alarm.count + " times, first at " + Words.time(alarm.first) + ", last at " + Words.time(alarm.last);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(evidence(alarm.newest));
        return Judgement.trouble(
                alarm.trouble,
                server.name() + " told " + kind.told() + " ("
                        + alarm.newest.event().via() + "), " + often
                        + ". Nothing that ends it is known to be sent; it ends when answers of the server say otherwise, or "
                        + Words.span(options.clearAfter()) + " after it was told last.",
                kind.nextStep(),
                evidence);
    }
}
