package org.dectwatch.dashboard.model;

import java.time.Instant;

/**
 * How the connection to a collector stands.
 *
 * @param since the dashboard's clock
 * @param why one sentence
 */
public record LinkState(State state, Instant since, String why) {
    public enum State {
        CONNECTING,
        /** Connected, and what is shown is fresh. */
        LIVE,
        /** Connected, but nothing new comes: analysis stands still. */
        SILENT,
        LOST
    }

    public boolean live() {
        return state == State.LIVE;
    }
}
