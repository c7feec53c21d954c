package org.dectwatch.collector.health;

import java.util.Map;

/** A rule that also counts what it was about, alert or no alert. */
public interface Tally {
    /** Cases since the start, by server; never falls. */
    Map<String, Long> cases();
}
