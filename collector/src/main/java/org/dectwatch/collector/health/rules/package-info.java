/**
 * The conditions that are shipped, one small class each, and their parameters.
 *
 * <p>In: a {@link org.dectwatch.collector.health.Moment}. Out: {@link org.dectwatch.collector.health.Judgement}s that say why,
 * with evidence and a next step. Thread: analysis only.
 */
@NullMarked
package org.dectwatch.collector.health.rules;

import org.jspecify.annotations.NullMarked;
