/**
 * The JSON contract: what the API shows and what the dashboard mirrors.
 *
 * <p>In: a {@link org.dectwatch.collector.domain.LedgerView}, alerts and the collector's word on itself, on the analysis thread.
 * Out: immutable {@link org.dectwatch.collector.view.Snapshot}s and {@link org.dectwatch.collector.view.Delta}s, to any thread, through
 * {@link org.dectwatch.collector.view.LiveView}. Rows hold instants, never ages: whoever shows them counts. Nothing here knows JSON.
 */
package org.dectwatch.collector.view;
