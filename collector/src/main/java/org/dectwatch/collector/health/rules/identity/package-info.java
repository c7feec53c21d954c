/**
 * Conditions about who is who: rows that share a name, names exchanged, handsets that nobody listed or that never came, and sources
 * that contradict each other.
 *
 * <p>In: a {@link org.dectwatch.collector.health.Moment}, and what is configured. Out:
 * {@link org.dectwatch.collector.health.Judgement}s that say why, with evidence and a next step. Thread: analysis only.
 */
@NullMarked
package org.dectwatch.collector.health.rules.identity;

import org.jspecify.annotations.NullMarked;
