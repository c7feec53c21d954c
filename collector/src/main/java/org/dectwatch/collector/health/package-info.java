/**
 * What is wrong, since when, why, and what to do next.
 *
 * <p>In: a {@link org.dectwatch.collector.domain.LedgerView}, the subjects that changed, and the time. Out:
 * {@link org.dectwatch.collector.health.Change}s of alerts, and the list of all
 * {@link org.dectwatch.collector.health.Finding}s that fired. One id names a rule everywhere: finding, alert, metric label
 * {@code rule}; the Prometheus rule is the same id in CamelCase behind {@code Dectwatch}. Thread: analysis only.
 */
@NullMarked
package org.dectwatch.collector.health;

import org.jspecify.annotations.NullMarked;
