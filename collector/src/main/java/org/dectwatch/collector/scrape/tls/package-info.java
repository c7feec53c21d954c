/**
 * Asks servers for the certificates that TLS 1.3 hides on the wire. Off unless a target is named.
 *
 * <p>In: names and ports. Out: one {@link org.dectwatch.collector.domain.ProbeReport} for each question, failures included, as an
 * observation. Thread: timers on Vert.x, each question on a worker thread of its own pool, where it may block until its deadline.
 */
@NullMarked
package org.dectwatch.collector.scrape.tls;

import org.jspecify.annotations.NullMarked;
