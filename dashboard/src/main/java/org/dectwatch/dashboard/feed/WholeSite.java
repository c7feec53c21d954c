package org.dectwatch.dashboard.feed;

/** A collector's whole state as JSON. */
@SuppressWarnings("ArrayRecordComponent") // told apart by revision; a copy for each page would be waste
public record WholeSite(Held held, byte[] json) {}
