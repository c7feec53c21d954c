/**
 * The open pages. Each has one slot per collector that says what it holds: whoever is slow finds the newest state in the slot when he
 * is ready, never a queue of old ones.
 *
 * <p>In: the feeds. Out: server-sent events {@code hello, site, delta, link, beat}. Thread: the dashboard's event loop.
 */
package org.dectwatch.dashboard.push;
