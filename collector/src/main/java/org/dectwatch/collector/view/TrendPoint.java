package org.dectwatch.collector.view;

import java.time.Instant;

/**
 * A point of the page's charts.
 *
 * @param sipMessages since the collector started: the difference of two points is a rate
 */
public record TrendPoint(Instant time, int registered, int handsets, int activeCalls, long sipMessages) {}
