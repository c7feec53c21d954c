/**
 * What mirrors and mobile networks wrap packets in: GRE, ERSPAN, VXLAN, GTP-U. (IP in IP needs no header of its own.)
 *
 * <p>In: the packet at GRE or UDP. Out: the packet at what was inside, or unmoved when a datagram on a tunnel's port is none.
 * Thread: the capture thread; pure functions of the packet.
 */
package org.dectwatch.collector.decode.tunnel;
