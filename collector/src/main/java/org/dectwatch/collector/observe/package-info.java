/**
 * From segments to observations: which protocol is this, what did it say, and the one hand-over between threads.
 *
 * <p>In: frames and segments on the thread of their source. Out: {@link org.dectwatch.collector.observe.Observation}s, plain
 * values without borrowed bytes, through an {@link org.dectwatch.collector.observe.ObservationSink}. Thread: each
 * {@code Intake} belongs to one source thread; for files that are analysed, a {@code Relay} gives whoever is told of observations
 * a thread of its own. It and the {@code ObservationQueue} are the only things here that two threads touch.
 */
package org.dectwatch.collector.observe;
