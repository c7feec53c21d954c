/**
 * From the first octet of a frame to its IP header: Ethernet with tags, Linux cooked, null/loopback, PPP, PPPoE, MPLS, raw IP.
 *
 * <p>In: the packet at a link layer. Out: the same packet at its IP header, or {@code NOT_IP}. Thread: the capture thread; all
 * methods are pure functions of the packet.
 */
package org.dectwatch.collector.decode.link;
