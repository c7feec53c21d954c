package org.dectwatch.dashboard.feed;

/** A delta as it came, to be passed on without writing it anew. */
public record RawDelta(String runId, long base, long revision, byte[] json) {}
