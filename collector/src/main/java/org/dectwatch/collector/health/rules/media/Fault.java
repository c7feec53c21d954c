package org.dectwatch.collector.health.rules.media;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Finding;

/**
 * Something wrong with one call's media.
 *
 * @param from when it began
 * @param to when it ended; empty while it lasts
 * @param why one sentence that names the facts
 * @param doubtful more speaks for a fault of the capture than for one of the call
 */
public record Fault(
        Instant from, Optional<Instant> to, String why, String nextStep, List<Evidence> evidence, boolean doubtful) {
    public Fault {
        evidence = Finding.atMost(evidence);
    }

    Fault doubted() {
        return new Fault(from, to, why, nextStep, evidence, true);
    }
}
