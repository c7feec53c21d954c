package org.dectwatch.collector.api;

import java.util.Optional;

/** Names a revision on a stream: {@code <run id>-<revision>}. */
record EventId(String runId, long revision) {
    /** Empty for what is not ours: the reader then gets a whole snapshot. */
    static Optional<EventId> parse(String text) {
        int dash = text.lastIndexOf('-');
        if (dash < 1 || !text.substring(dash + 1).matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new EventId(text.substring(0, dash), Long.parseLong(text.substring(dash + 1))));
    }

    @Override
    public String toString() {
        return runId + "-" + revision;
    }
}
