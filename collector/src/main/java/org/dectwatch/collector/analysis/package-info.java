/**
 * The one consumer: shows observations to the ledger, asks the rules, moves the metrics, publishes the live view.
 *
 * <p>In: the observation queue. Out: metrics, the live view, the state file. Thread: {@code analysis}, exactly one, the only
 * writer of ledger and alerts; the state file has a thread of its own because it may block.
 */
package org.dectwatch.collector.analysis;
