package org.dectwatch.collector.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.dectwatch.collector.domain.LedgerView;
import org.jspecify.annotations.Nullable;

/**
 * Gives findings a life in stream time: pending, firing, resolved, or held back while their source cannot be trusted. Rules are
 * asked for subjects that changed or whose deadline passed, so that an evaluation in which nothing happened costs nothing,
 * however many handsets there are.
 *
 * <p>Whoever drives it asks {@link #nextDeadline()} before showing the next observation to the ledger, and evaluates at that
 * time when it comes first.
 */
public final class AlertBook {
    /** A clock that leaps further is not followed in the seconds at which rules look again, but in so many steps. */
    private static final Duration LEAP = Duration.ofHours(6);

    private static final int STEPS_OF_A_LEAP = 1000;

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final AlertOptions options;
    private final TrustGate gate;
    private final AlertTable table;
    private final Deadlines deadlines = new Deadlines();
    private final FindingLog log;
    private @Nullable Instant watchingSince;
    private Instant evaluatedAt = Instant.MIN;
    private Instant evaluatingTo = Instant.MIN;
    private Instant rememberedUntil = Instant.MAX;

    public AlertBook(List<Rule> rules, AlertOptions options, TrustOptions trust) {
        for (Rule rule : rules) {
            if (this.rules.put(rule.id(), rule) != null) {
                throw new IllegalArgumentException("two rules are called " + rule.id());
            }
        }
        this.options = options;
        this.gate = new TrustGate(trust);
        this.table = new AlertTable(options.mostPerRule());
        this.log = new FindingLog(options.mostFindings());
    }

    /** Ids and severities of all rules, in the order in which they were given. */
    public Map<String, Severity> rules() {
        Map<String, Severity> all = new LinkedHashMap<>();
        rules.values().forEach(rule -> all.put(rule.id(), rule.severity()));
        return all;
    }

    /**
     * Moves on to {@code now}: first what falls due on the way, each at its own time, then the subjects that changed. The first
     * evaluation looks at everything there is.
     *
     * @param changed subjects of the events since the last evaluation
     * @param now stream time, never before that of the last evaluation
     * @return what moved, by time
     */
    public List<Change> evaluate(LedgerView view, Collection<Subject> changed, Instant now) {
        Collection<Subject> subjects = changed;
        evaluatingTo = now;
        if (watchingSince == null) {
            watchingSince = now;
            evaluatedAt = now;
            subjects = everything(view, changed);
        }
        List<Change> changes = new ArrayList<>();
        Instant least = evaluatedAt;
        Duration step = stepTo(now);
        for (Optional<Instant> next = nextDeadline();
                next.isPresent() && !next.get().isAfter(now);
                next = nextDeadline()) {
            Instant at = earlier(later(next.get(), least), now);
            passDeadlines(moment(view, at), changes);
            least = at.plus(step);
        }
        Moment moment = moment(view, now);
        recheckTrust(moment, changes);
        if (!subjects.isEmpty()) {
            judgeTouched(subjects, moment, changes);
        }
        fillRoom(moment, changes);
        evaluatedAt = now;
        changes.sort(Comparator.comparing(Change::time));
        return List.copyOf(changes);
    }

    /** When the next evaluation is due even if nothing changes. */
    public Optional<Instant> nextDeadline() {
        Optional<Instant> trust = gate.nextChange();
        Optional<Instant> next = deadlines.next();
        if (trust.isEmpty() || next.isEmpty()) {
            return next.or(() -> trust);
        }
        return trust.get().isBefore(next.get()) ? trust : next;
    }

    /** Cases counted since the start, by rule and server; only of rules that count. */
    public Map<String, Map<String, Long>> cases() {
        Map<String, Map<String, Long>> all = new LinkedHashMap<>();
        rules.forEach((id, rule) -> {
            if (rule instanceof Tally tally) {
                all.put(id, tally.cases());
            }
        });
        return all;
    }

    /** Firing first, then held, pending and resolved; worst and oldest first. */
    public List<Alert> alerts() {
        return table.sorted();
    }

    /** Per rule, how many subjects are in trouble and have no alert, because the rule has its most; by id, no zeros. */
    public SortedMap<String, Integer> beyondCap() {
        return table.beyondCap();
    }

    /** Everything that fired, with beginning and end; by beginning, rule, subject. */
    public List<Finding> findings() {
        return log.findings();
    }

    /** How many findings are not in {@link #findings()} because there were too many. */
    public long findingsLeftOut() {
        return log.leftOut();
    }

    /** Firing alarms, to be written to the state file. */
    public List<RememberedAlarm> toRemember() {
        return table.sorted().stream()
                .filter(alert -> alert.state() == AlertState.FIRING)
                .map(RememberedAlarm::of)
                .toList();
    }

    /**
     * Takes in what fired before a restart; before the first evaluation. It is firing and marked remembered until what is seen
     * confirms or ends it.
     *
     * @return how many were taken: those of rules that are gone or switched off, and those beyond the cap, are not
     */
    public int restore(Collection<RememberedAlarm> alarms, Instant now) {
        rememberedUntil = now.plus(options.keepRemembered());
        int taken = 0;
        for (RememberedAlarm alarm : alarms) {
            Alert alert = alarm.toAlert();
            if (rules.containsKey(alarm.rule())
                    && table.hasRoom(alarm.rule())
                    && table.get(alert.key()).isEmpty()) {
                table.put(alert);
                log.fired(alert);
                deadlines.at(rememberedUntil, alert.key());
                taken++;
            }
        }
        return taken;
    }

    private Moment moment(LedgerView view, Instant at) {
        return new Moment(view, at, watchingSince == null ? at : watchingSince);
    }

    private Set<Subject> everything(LedgerView view, Collection<Subject> changed) {
        Set<Subject> all = new LinkedHashSet<>(changed);
        // What was remembered of a handset that the list does not name any more is judged too, and ends.
        table.all().stream()
                .map(Alert::subject)
                .filter(Subject.OfHandset.class::isInstance)
                .forEach(all::add);
        view.site().handsets().forEach(handset -> all.add(new Subject.OfHandset(handset.id())));
        view.site().faults().forEach(fault -> all.add(new Subject.OfHandset(fault.subject())));
        view.sources().forEach(source -> all.add(new Subject.OfSource(source.name())));
        view.servers().forEach(server -> all.add(new Subject.OfServer(server.name())));
        view.registrations().forEach(registration -> all.add(new Subject.OfRegistration(registration.aor())));
        view.tls().targets().forEach(target -> all.add(new Subject.OfTlsTarget(target.server(), target.name())));
        return all;
    }

    private Duration stepTo(Instant now) {
        return isLeap(evaluatedAt, now) ? Duration.between(evaluatedAt, now).dividedBy(STEPS_OF_A_LEAP) : Duration.ZERO;
    }

    /** Whether a clock goes so far at once that not every look that is due in between is worth its time. */
    public static boolean isLeap(Instant from, Instant to) {
        return Duration.between(from, to).compareTo(LEAP) > 0;
    }

    private void passDeadlines(Moment moment, List<Change> changes) {
        recheckTrust(moment, changes);
        for (Optional<Deadlines.Due> due = deadlines.takeDue(moment.now());
                due.isPresent();
                due = deadlines.takeDue(moment.now())) {
            Alert.Key key = due.get().key();
            table.get(key).ifPresent(alert -> forgetIfOld(alert, moment, changes));
            judge(ruleOf(key), key.subject(), moment, changes);
        }
    }

    private Rule ruleOf(Alert.Key key) {
        Rule rule = rules.get(key.rule());
        if (rule == null) {
            throw new IllegalStateException("no rule is called " + key.rule());
        }
        return rule;
    }

    private void forgetIfOld(Alert alert, Moment moment, List<Change> changes) {
        if (alert.state() == AlertState.FIRING && alert.remembered()) {
            deadlines.at(rememberedUntil, alert.key());
            if (!moment.now().isBefore(rememberedUntil)) {
                resolve(alert, moment.now(), "nothing seen since the restart confirmed it", moment, changes);
            }
        } else if (alert.state() == AlertState.RESOLVED) {
            Instant until = alert.finding().to().orElse(moment.now()).plus(options.keepResolved());
            if (moment.now().isBefore(until)) {
                deadlines.at(until, alert.key());
            } else {
                forget(alert, moment, changes);
            }
        }
    }

    private void forget(Alert alert, Moment moment, List<Change> changes) {
        table.remove(alert.key());
        changes.add(new Change(Change.Kind.FORGOTTEN, moment.now(), alert));
    }

    private void recheckTrust(Moment moment, List<Change> changes) {
        if (gate.update(moment.view().sources(), moment.now())) {
            for (Alert.Key key : table.held()) {
                judge(ruleOf(key), key.subject(), moment, changes);
            }
        }
    }

    private void judgeTouched(Collection<Subject> changed, Moment moment, List<Change> changes) {
        for (Rule rule : rules.values()) {
            Set<Subject> touched = new LinkedHashSet<>();
            for (Subject subject : changed) {
                List<Subject> concerned = rule.touchedBy(subject, moment);
                if (!concerned.isEmpty()) {
                    touched.addAll(concerned);
                }
            }
            for (Subject subject : touched) {
                judge(rule, subject, moment, changes);
            }
        }
    }

    private void fillRoom(Moment moment, List<Change> changes) {
        for (Rule rule : rules.values()) {
            for (Optional<Alert.Key> next = table.takeWaiting(rule.id());
                    next.isPresent();
                    next = table.takeWaiting(rule.id())) {
                judge(rule, next.get().subject(), moment, changes);
            }
        }
    }

    private void judge(Rule rule, Subject subject, Moment moment, List<Change> changes) {
        Judgement judgement = rule.judge(subject, moment);
        Alert.Key key = new Alert.Key(rule.id(), subject);
        if (judgement.askAgainAt().isPresent()) {
            deadlines.at(later(judgement.askAgainAt().get(), moment.now().plusSeconds(1)), key);
        }
        Optional<Alert> before = table.get(key);
        if (before.isEmpty() && judgement.verdict() != Judgement.Verdict.TROUBLE) {
            table.noLongerWaits(key);
            return;
        }
        boolean known = before.isPresent() && before.get().state().active();
        Instant since = known ? earlier(before.get().finding().from(), judgement.since()) : judgement.since();
        Verdict verdict =
                new Verdict(rule, judgement, since, since.plus(rule.holdFor()), objection(rule, subject, moment));
        AlertState.Signal signal =
                verdict.signal(moment.now(), before.map(Alert::remembered).orElse(false));
        AlertState from = before.map(Alert::state).orElse(AlertState.NONE);
        AlertState to = from.after(signal);
        if (!to.active()) {
            table.noLongerWaits(key);
        } else if (!known && !table.hasRoom(rule.id())) {
            table.wait(key);
            return;
        }
        if (signal == AlertState.Signal.TROUBLE) {
            deadlines.at(verdict.due(), key);
        }
        move(from, to, before, verdict, subject, moment, changes);
    }

    private Optional<String> objection(Rule rule, Subject subject, Moment moment) {
        return gate.objection(rule.reliesOn(subject, moment));
    }

    private void move(
            AlertState from,
            AlertState to,
            Optional<Alert> before,
            Verdict verdict,
            Subject subject,
            Moment moment,
            List<Change> changes) {
        boolean trouble = verdict.judgement().verdict() == Judgement.Verdict.TROUBLE;
        if (to == AlertState.NONE && before.isPresent()) {
            table.remove(before.get().key());
            changes.add(new Change(Change.Kind.CANCELLED, moment.now(), before.get()));
        } else if (to == AlertState.RESOLVED && before.isPresent() && from != to) {
            Instant end = later(earlier(verdict.judgement().since(), evaluatingTo), verdict.since());
            resolve(before.get(), end, verdict.judgement().why(), moment, changes);
        } else if (to.active() && from != to) {
            begin(from, to, verdict, subject, moment, changes);
        } else if (to.active() && trouble && before.isPresent()) {
            retell(before.get(), verdict, moment, changes);
        }
    }

    private void begin(
            AlertState from, AlertState to, Verdict verdict, Subject subject, Moment moment, List<Change> changes) {
        Instant dueTime = later(verdict.due(), evaluatedAt);
        Instant when =
                from == AlertState.HELD || to != AlertState.FIRING ? moment.now() : earlier(dueTime, moment.now());
        Alert alert = verdict.alert(to, subject, verdict.rule().server(subject, moment), when);
        table.put(alert);
        if (to == AlertState.FIRING) {
            log.fired(alert);
        }
        Change.Kind kind = to == AlertState.FIRING
                ? Change.Kind.FIRED
                : to == AlertState.HELD ? Change.Kind.HELD : Change.Kind.PENDING;
        changes.add(new Change(kind, when, alert));
    }

    private void retell(Alert before, Verdict verdict, Moment moment, List<Change> changes) {
        Alert now = verdict.retold(before);
        if (!now.equals(before)) {
            table.put(now);
            log.retold(now);
            changes.add(new Change(Change.Kind.RETOLD, moment.now(), now));
        }
    }

    private void resolve(Alert before, Instant end, String because, Moment moment, List<Change> changes) {
        Alert resolved = new Alert(
                AlertState.RESOLVED,
                before.finding().until(end),
                before.server(),
                before.firedAt(),
                Optional.empty(),
                Optional.of(because),
                before.remembered());
        table.put(resolved);
        log.resolved(resolved);
        changes.add(new Change(Change.Kind.RESOLVED, end, resolved));
        deadlines.at(later(end, moment.now()).plus(options.keepResolved()), resolved.key());
        table.resolvedBeyondCap().flatMap(table::get).ifPresent(old -> forget(old, moment, changes));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
