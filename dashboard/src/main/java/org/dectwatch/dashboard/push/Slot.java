package org.dectwatch.dashboard.push;

import java.util.Optional;
import org.dectwatch.dashboard.feed.CollectorFeed;
import org.dectwatch.dashboard.feed.Held;
import org.dectwatch.dashboard.model.LinkState;
import org.jspecify.annotations.Nullable;

/** What one page holds of one collector. */
final class Slot {
    final CollectorFeed feed;
    Optional<Held> holds = Optional.empty();

    @Nullable LinkState link;

    boolean serving;

    Slot(CollectorFeed feed) {
        this.feed = feed;
    }
}
