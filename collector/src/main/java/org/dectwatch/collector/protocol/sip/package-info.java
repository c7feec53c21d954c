/**
 * SIP (RFC 3261): octets in, messages and their plain-value summaries out.
 *
 * <p>In: a datagram, or the octets of one direction of a TCP or decrypted TLS connection. Out: {@link
 * org.dectwatch.collector.protocol.sip.SipMessage} (borrows the octets) and {@link
 * org.dectwatch.collector.protocol.sip.SipSummary} (owns plain values, no secrets). Thread: parsers keep no state and may be
 * used from any thread; a framer belongs to the capture thread that owns its connection.
 */
package org.dectwatch.collector.protocol.sip;
