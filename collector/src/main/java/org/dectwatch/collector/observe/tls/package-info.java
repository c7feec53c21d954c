/**
 * What is true of each TLS connection, and what was said inside where secrets are at hand.
 *
 * <p>In: stream segments of {@code decode} and a {@link org.dectwatch.collector.observe.tls.KeyRing}. Out: immutable {@link
 * org.dectwatch.collector.domain.TlsConnection} on each meaningful change, and plaintext for the SIP framer. Thread: one tracker
 * belongs to one capture thread; only the key ring is shared, and it is concurrent. Secrets stay in the key ring and in the
 * ciphers: they are never part of a value, a message or an exception.
 */
package org.dectwatch.collector.observe.tls;
