package org.dectwatch.collector.health.rules.identity;

import org.dectwatch.collector.domain.HandsetDirectory;
import org.dectwatch.collector.health.Moment;
import org.jspecify.annotations.Nullable;

/** The site's list to look up in, built at the first question: a site does not change while it is watched. */
final class Directory {
    private @Nullable HandsetDirectory directory;

    HandsetDirectory of(Moment moment) {
        if (directory == null) {
            directory = new HandsetDirectory(moment.view().site().handsets());
        }
        return directory;
    }
}
