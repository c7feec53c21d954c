package org.dectwatch.dashboard.feed;

/** A collector's whole state as JSON. */
public record WholeSite(Held held, byte[] json) {}
