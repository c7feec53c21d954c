package org.dectwatch.collector.health.rules.devices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Words;

/** Base stations are down, by the server's own count. */
final class BaseStationDown extends ServerRule {
    static final String ID = "base-station-down";

    private final BaseStationDownOptions options;

    BaseStationDown(BaseStationDownOptions options) {
        super(ID, options.severity(), options.holdFor());
        this.options = options;
    }

    @Override
    Judgement judge(ServerStatus server, Moment moment) {
        DeviceReport.Facts said = server.saidNow();
        OptionalInt down = said.basesDown();
        if (down.isEmpty()) {
            return Judgement.unknown(moment.now());
        }
        Instant at = saidAt(server, facts -> facts.basesDown().isPresent()).orElse(moment.now());
        if (down.getAsInt() <= options.tolerated()) {
            return Judgement.clear(
                    at,
                    down.getAsInt() == 0
                            ? "it says that no base station is down"
                            : "it says that " + down.getAsInt() + " are down, which is tolerated");
        }
        String by = by(server, facts -> facts.basesDown().isPresent());
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.said(server.name() + " " + by, at, down.getAsInt() + " down"));
        evidence.addAll(told(server, moment, Set.of("base-station-lost", "base-station-sync-lost")));
        return Judgement.trouble(
                at,
                server.name() + " says (" + by + ", " + Words.time(at) + ") that " + count(down.getAsInt(), said)
                        + " down.",
                "Which one it is stands on the server's own page. Look at its power (PoE), its network port and, for a"
                        + " multi-cell system, at the base station it synchronises on; handsets nearby lose coverage.",
                evidence);
    }

    private static String count(int down, DeviceReport.Facts said) {
        String all =
                said.basesUp().isPresent() ? " of " + (down + said.basesUp().getAsInt()) : "";
        return down + all + " base station" + (down == 1 && all.isEmpty() ? " is" : down == 1 ? "s is" : "s are");
    }
}
