/**
 * Keyed state that strangers can grow, capped by count, bytes and idle age.
 *
 * <p>In: keys, values, their size and the time, all as arguments. Out: the values, and to a listener what had to go and why.
 * Thread: the owner's only; nothing here is synchronised.
 */
package org.dectwatch.collector.table;
