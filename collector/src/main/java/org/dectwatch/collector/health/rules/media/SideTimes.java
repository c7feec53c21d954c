package org.dectwatch.collector.health.rules.media;

import java.time.Instant;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.TimeSpans;
import org.jspecify.annotations.Nullable;

/** When packets of one side of a call ought to have come, and when they did. Each is worked out when it is first asked for. */
final class SideTimes {
    private final CallMedia media;
    private final MediaDirection direction;
    private final Instant now;
    private @Nullable TimeSpans expected;
    private @Nullable TimeSpans activity;
    private @Nullable TimeSpans missing;

    SideTimes(CallMedia media, MediaDirection direction, Instant now) {
        this.media = media;
        this.direction = direction;
        this.now = now;
    }

    /** When they ought to have come: the call was answered and not held, and the agreement in force said so. */
    TimeSpans expected() {
        if (expected == null) {
            expected = media.expected(direction.by(), now);
        }
        return expected;
    }

    /** When they came. */
    TimeSpans activity() {
        if (activity == null) {
            activity = direction.activity();
        }
        return activity;
    }

    /** When they ought to have come and did not. */
    TimeSpans missing() {
        if (missing == null) {
            missing = expected().minus(activity());
        }
        return missing;
    }
}
