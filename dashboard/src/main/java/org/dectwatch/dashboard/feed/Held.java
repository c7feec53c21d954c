package org.dectwatch.dashboard.feed;

/** Which state of a collector somebody holds. */
public record Held(String runId, long revision) {}
