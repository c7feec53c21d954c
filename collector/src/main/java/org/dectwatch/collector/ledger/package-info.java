/**
 * The only mutable truth: registrations, calls, streams, TLS connections, servers, sources.
 *
 * <p>In: observations in the order in which they were handed over, and the passing of time. Out: {@link
 * org.dectwatch.collector.domain.DomainEvent}s and the read-only {@link org.dectwatch.collector.domain.LedgerView}. Thread: one,
 * that of the analysis; nothing here is safe for two. Tables do not know each other: {@link
 * org.dectwatch.collector.ledger.Ledger} passes facts between them.
 */
package org.dectwatch.collector.ledger;
