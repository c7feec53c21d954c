package org.dectwatch.collector.health.rules.media;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.analysis.StreamTime;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.health.Alert;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.AlertState;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Directions;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.tls.KeyRing;

/** What intake, ledger and alert book make of a {@link Wire}. */
public final class Heard {
    public final Ledger ledger;
    public final AlertBook book;
    public final List<DomainEvent> events = new ArrayList<>();
    private final MediaJudge judge;
    private final StreamTime time;
    private final Map<String, Intake> intakes = new HashMap<>();
    private long frames;
    private int heard;
    private double now;

    Heard(Site site, HealthOptions health, MediaPolicy policy, Optional<LedgerOptions> options) {
        ledger = new Ledger(options.orElseGet(LedgerOptions::defaults), site);
        book = health.newBook(policy);
        judge = health.judge(policy);
        time = new StreamTime(ledger, book, events::add, change -> {});
    }

    Heard hear(List<Wire.Framed> wire, double untilSecond) {
        for (Wire.Framed frame : wire.subList(heard, wire.size())) {
            if (frame.at() > untilSecond) {
                break;
            }
            tickTo(Math.floor(frame.at()));
            intake(frame.source())
                    .frame(new RawFrame(
                            Times.nanos(Wire.second(frame.at())),
                            frame.source(),
                            ++frames,
                            LinkType.ETHERNET,
                            frame.bytes().length,
                            ByteView.of(frame.bytes())));
            heard++;
        }
        return tickTo(untilSecond);
    }

    private Intake intake(String source) {
        return intakes.computeIfAbsent(
                source,
                name -> new Intake(
                        IntakeOptions.live(),
                        new KeyRing(),
                        new Directions(Set.of()),
                        time::observe,
                        frame -> {},
                        false));
    }

    /** Time passes, packets or none. */
    public Heard tickTo(double second) {
        while (now < second) {
            now = Math.min(Math.floor(now) + 1, second);
            intakes.values().forEach(intake -> intake.tick(Times.nanos(Wire.second(now))));
            time.observe(Observation.of(Wire.second(now), "", new Observation.Tick()));
        }
        return this;
    }

    /** A source says how it is. */
    Heard source(SourceState state) {
        time.observe(Observation.of(Wire.second(now), "", new Observation.Source(state)));
        return this;
    }

    public CallMedia media(String callId) {
        return ledger.media(callId).orElseThrow();
    }

    /** Ids of the faults of a call, as a report would tell them now. */
    public List<String> faults(String callId) {
        return judge.faults(media(callId), ledger.now()).stream()
                .map(judged -> judged.kind().id())
                .sorted()
                .toList();
    }

    Fault fault(String callId, MediaFault kind) {
        return judge.faults(media(callId), ledger.now()).stream()
                .filter(judged -> judged.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.id() + " but " + faults(callId)))
                .fault();
    }

    /** Whether the call could have shown it. */
    boolean judged(String callId, MediaFault kind) {
        return judge.assess(media(callId), ledger.now()).get(kind).judged();
    }

    /** What a report tells of all calls and of what no call explains. */
    List<Finding> findings() {
        List<CallMedia> calls = new ArrayList<>();
        ledger.calls().forEach(call -> calls.add(media(call.callId())));
        return MediaFindings.of(calls, ledger, judge);
    }

    public List<Alert> alerts(MediaFault kind) {
        return book.alerts().stream()
                .filter(alert -> alert.rule().equals(kind.id()))
                .toList();
    }

    /** States of the alerts of one rule, such as {@code FIRING dect-1}. */
    public List<String> states(MediaFault kind) {
        return alerts(kind).stream()
                .map(alert -> alert.state() + " " + alert.subject().text())
                .toList();
    }

    boolean fires(MediaFault kind) {
        return alerts(kind).stream().anyMatch(alert -> alert.state() == AlertState.FIRING);
    }
}
