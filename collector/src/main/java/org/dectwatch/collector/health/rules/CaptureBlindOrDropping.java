package org.dectwatch.collector.health.rules;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.TunedRule;

/** A source of packets is blind, loses some, or sees one direction only: what the other rules say is worth less then. */
final class CaptureBlindOrDropping extends TunedRule {
    static final String ID = "capture-blind-or-dropping";

    private final CaptureOptions options;

    /** Since when a source shows one direction only; its condition may change meanwhile. As many as there are sources. */
    private final Map<String, Instant> oneSidedFrom = new HashMap<>();

    CaptureBlindOrDropping(CaptureOptions options) {
        super(ID, options.severity(), options.holdFor());
        this.options = options;
    }

    @Override
    public List<Subject> touchedBy(Subject changed, Moment moment) {
        return changed instanceof Subject.OfSource ? List.of(changed) : List.of();
    }

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        Optional<SourceState> found = moment.source(subject.text());
        if (found.isEmpty()) {
            return Judgement.gone(moment.now());
        }
        SourceState source = found.get();
        return switch (source.condition()) {
            case STARTING -> Judgement.unknown(moment.now());
            case BLIND ->
                trouble(
                        source,
                        source.since(),
                        "sees nothing: " + source.why(),
                        "Is the interface up, does it still receive the mirror, and may this process capture"
                                + " (CAP_NET_RAW)? Until then no alarm of this site can be relied on.");
            case DROPPING ->
                trouble(
                        source,
                        source.since(),
                        "loses packets: " + source.why(),
                        "Give it a larger buffer, or narrow the capture filter to the IP-DECT servers and their registrars;"
                                + " if the mirror port itself overruns, mirror less.");
            case SEEING, QUIET, ENDED -> byDirection(source, moment.now());
        };
    }

    private Judgement byDirection(SourceState source, Instant now) {
        boolean from = source.lastFromDevices().isPresent();
        boolean to = source.lastToDevices().isPresent();
        if (from == to || source.condition() == SourceState.Condition.ENDED) {
            oneSidedFrom.remove(source.name());
            return Judgement.clear(
                    source.since(),
                    source.condition() == SourceState.Condition.ENDED
                            ? "the source has ended"
                            : "it sees and loses nothing");
        }
        Instant since = oneSidedFrom.computeIfAbsent(source.name(), name -> now);
        Instant told = since.plus(options.oneSidedAfter());
        if (now.isBefore(told)) {
            return Judgement.unknown(now).askAgainAt(told);
        }
        String missing = from ? "to" : "from";
        return trouble(
                source,
                since,
                "shows no packet " + missing + " the IP-DECT servers, only of the other direction",
                "Mirror both directions (receive and transmit) of the servers' switch ports; a port that carries only one has"
                        + " every answer missing.");
    }

    private static Judgement trouble(SourceState source, Instant since, String what, String nextStep) {
        return Judgement.trouble(
                since,
                source.name() + " " + what + (what.endsWith(".") ? "" : "."),
                nextStep,
                List.of(Evidence.said(source.name(), since, source.condition() + " since then")));
    }

    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        return Reliance.NOTHING;
    }

    @Override
    public String server(Subject subject, Moment moment) {
        return "";
    }
}
