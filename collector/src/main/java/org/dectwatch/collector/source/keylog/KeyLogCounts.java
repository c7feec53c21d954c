package org.dectwatch.collector.source.keylog;

/**
 * What came of a key log so far.
 *
 * @param lines complete lines read
 * @param tooLong lines that were too long for a key log, and passed over
 * @param bytes octets read
 * @param restarts times it was replaced or truncated, and read from its beginning
 */
public record KeyLogCounts(long lines, long tooLong, long bytes, long restarts) {}
