package org.dectwatch.collector.health.rules.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Words;

/** A server restarted, by the uptime of its management agent; told for a while. */
final class ServerRestarted extends ServerRule {
    static final String ID = "server-restarted";

    private final ServerRestartedOptions options;

    ServerRestarted(ServerRestartedOptions options) {
        super(ID, options.severity(), Duration.ZERO);
        this.options = options;
    }

    @Override
    Judgement judge(ServerStatus server, Moment moment) {
        if (server.startedAt().isEmpty()) {
            return Judgement.unknown(moment.now());
        }
        Instant started = server.startedAt().get();
        Instant old = started.plus(options.keep());
        if (!moment.now().isBefore(old)) {
            return Judgement.clear(old, "it has been running for " + Words.span(options.keep()) + " since");
        }
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.said(server.name(), started, "its uptime began"));
        evidence.addAll(told(server, moment, Set.of("server-started")));
        return Judgement.trouble(
                        started,
                        server.name() + " restarted at " + Words.time(started)
                                + ", by the uptime of its management agent.",
                        "Was it planned? If not, look at its power, at its log of the time before, and whether the firmware"
                                + " changed. All its handsets register anew.",
                        evidence)
                .askAgainAt(old);
    }
}
