/**
 * SDP (RFC 8866): the octets of a session description in, a record of what it offers or accepts out.
 *
 * <p>Keys of {@code a=crypto} and {@code k=} are masked while parsing and never leave this package. Thread: parsers keep no
 * state and may be used from any thread.
 */
package org.dectwatch.collector.protocol.sdp;
