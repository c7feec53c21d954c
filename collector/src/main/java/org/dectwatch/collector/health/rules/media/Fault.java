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
 */
public record Fault(Instant from, Optional<Instant> to, String why, String nextStep, List<Evidence> evidence) {
    public Fault {
        evidence = evidence.stream().limit(Finding.MOST_EVIDENCE).toList();
    }
}
