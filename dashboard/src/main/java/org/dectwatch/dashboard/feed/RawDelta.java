package org.dectwatch.dashboard.feed;

/** A delta as it came, to be passed on without writing it anew. */
@SuppressWarnings("ArrayRecordComponent") // told apart by revision; a copy for each page would be waste
public record RawDelta(String runId, long base, long revision, byte[] json) {}
