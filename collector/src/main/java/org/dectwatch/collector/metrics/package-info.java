/**
 * Numbers for Prometheus: one catalogue of every name, and what moves them.
 *
 * <p>In: {@link org.dectwatch.collector.domain.DomainEvent}s and suppliers of levels. Out: text in the format a scrape asks for.
 * Counters and histograms are moved on the analysis thread; levels are read, and text is rendered, on whatever thread scrapes,
 * from atomic or immutable values only. Labels come from closed sets; {@code handset} is the one that names a handset.
 */
@NullMarked
package org.dectwatch.collector.metrics;

import org.jspecify.annotations.NullMarked;
