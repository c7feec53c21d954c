/**
 * One client per collector: follows its live stream, mirrors it, and knows how fresh it is.
 *
 * <p>In: server-sent events. Out: deltas as they came, whole snapshots on demand, the state of the link. Thread: the dashboard's
 * event loop; JSON is read and written on a worker, in order.
 */
package org.dectwatch.dashboard.feed;
