package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Alerts and self-status by hand, to go with {@link SampleLedger}. */
public final class Samples {
    private Samples() {}

    public static final SelfStatus SELF = new SelfStatus("0.1.0", 3, 65_536, 0, Optional.empty(), 0, 2);

    /** Handsets that lost their registration and have no alert, because there is no room for more. */
    public static final SortedMap<String, Integer> BEYOND_CAP =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.of("registration-lost", 234)));

    public static SnapshotBuilder builder() {
        return new SnapshotBuilder("r1a2b3c4", SampleLedger.NOW.minusSeconds(7200));
    }

    public static Snapshot snapshot(SampleLedger ledger) {
        return builder().build(ledger, alerts(), BEYOND_CAP, SELF);
    }

    public static List<AlertRow> alerts() {
        return List.of(
                alert(
                        "registration-rejected",
                        AlertRow.Severity.CRITICAL,
                        AlertRow.State.FIRING,
                        "4003 Porter",
                        "0310000000033"),
                alert(
                        "registration-lost",
                        AlertRow.Severity.WARNING,
                        AlertRow.State.HELD,
                        "4002 Ward 3 doctor",
                        "0310000000022"),
                alert(
                        "registration-lost",
                        AlertRow.Severity.WARNING,
                        AlertRow.State.PENDING,
                        "4004 Kitchen",
                        "0310000000044"),
                alert("server-unreachable", AlertRow.Severity.CRITICAL, AlertRow.State.RESOLVED, "south", ""));
    }

    private static AlertRow alert(
            String rule, AlertRow.Severity severity, AlertRow.State state, String subject, String handset) {
        Instant now = SampleLedger.NOW;
        return new AlertRow(
                rule + "/" + subject.split(" ")[0],
                rule,
                severity,
                state,
                "St. Elsewhere",
                handset.isEmpty() ? Optional.of("south") : Optional.empty(),
                subject,
                handset.isEmpty() ? Optional.empty() : Optional.of(handset),
                now.minusSeconds(240),
                state == AlertRow.State.RESOLVED ? Optional.of(now.minusSeconds(30)) : Optional.empty(),
                "The answer to its REGISTER was 401 again, after it had given its password.",
                "Compare user name and password of the handset with those in Control Hub.",
                List.of("6 attempts in 4 minutes, all 401", "last frame 4711 of eth1"),
                state == AlertRow.State.HELD
                        ? Optional.of("Only packets from the IP-DECT servers are seen.")
                        : Optional.empty(),
                false);
    }
}
