/**
 * IPv4 and IPv6: headers, extension headers, fragments joined in any order.
 *
 * <p>In: the packet at an IP header. Out: the packet at its transport header, or waiting for its other fragments. Thread: the
 * capture thread; fragments that wait are the only state, bounded by {@link org.dectwatch.collector.table.Limits}.
 */
package org.dectwatch.collector.decode.ip;
