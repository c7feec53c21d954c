/**
 * DNS (RFC 1035, 2782, 3403): the octets of one message in, its questions and records out.
 *
 * <p>Thread: parsers keep no state and may be used from any thread.
 */
package org.dectwatch.collector.protocol.dns;
