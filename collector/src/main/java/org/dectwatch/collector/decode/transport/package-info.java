/**
 * What IP carries: UDP datagrams, TCP connections put back in order, ICMP errors.
 *
 * <p>In: the packet at its transport header. Out: {@link org.dectwatch.collector.net.Segment}s to the sink, on the same thread.
 * Thread: the capture thread. State: TCP connections and the bytes they hold back, bounded by
 * {@link org.dectwatch.collector.decode.transport.TcpOptions}.
 */
package org.dectwatch.collector.decode.transport;
