/**
 * A simulated site: two IP-DECT servers with thirty handsets each, what they send and receive, and what they say of themselves.
 *
 * <p>In: a seed and a clock. Out: Ethernet frames into a {@link org.dectwatch.collector.net.FrameSink} and device reports into an
 * {@link org.dectwatch.collector.observe.ObservationSink}, through which they become facts as those of a real site do; nothing
 * here touches ledger, alerts or metrics. All addresses, names and numbers are from the blocks kept for documentation.
 *
 * <p>{@link org.dectwatch.collector.source.demo.DemoSite} is pure: the same seed gives the same frames at the same offsets.
 * {@link org.dectwatch.collector.source.demo.DemoSource} plays it by a clock, on the thread {@code capture-demo}.
 */
@NullMarked
package org.dectwatch.collector.source.demo;

import org.jspecify.annotations.NullMarked;
