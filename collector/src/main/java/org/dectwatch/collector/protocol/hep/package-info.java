/**
 * HEP version 3, the encapsulation that SIP servers use to report what they send and receive.
 *
 * <p>In: one datagram, or the octets of a TCP connection. Out: {@link org.dectwatch.collector.protocol.hep.HepPacket}.
 * Authentication keys are compared and never kept. Thread: the parser keeps no state; a framer belongs to the thread that owns
 * its connection. Source: the HEP3 protocol reference of the Homer project (rev. 36).
 */
package org.dectwatch.collector.protocol.hep;
