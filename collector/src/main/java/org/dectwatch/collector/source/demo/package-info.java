/**
 * A simulated site: three IP-DECT servers with their handsets, what they send and receive, and what they say of themselves. Two
 * signal over UDP, with thirty handsets each; the third has twelve, whose signalling shares one TLS connection.
 *
 * <p>In: a seed and a clock. Out: Ethernet frames into a {@link org.dectwatch.collector.net.FrameSink}, device reports and what is told unasked into an
 * {@link org.dectwatch.collector.observe.ObservationSink}, and, as a key log would, the secrets of the TLS connection into a
 * {@link org.dectwatch.collector.observe.tls.KeyRing}. Through these they become facts as those of a real site do; nothing here
 * touches ledger, alerts or metrics. All addresses, names and numbers are from the blocks kept for documentation.
 *
 * <p>{@link org.dectwatch.collector.source.demo.DemoSite} is pure: the same seed gives the same frames at the same offsets.
 * {@link org.dectwatch.collector.source.demo.DemoSource} plays it by a clock, on the thread {@code capture-demo}.
 */
@NullMarked
package org.dectwatch.collector.source.demo;

import org.jspecify.annotations.NullMarked;
