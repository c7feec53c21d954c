/**
 * TLS 1.0 to 1.3 as it lies on the wire: records, handshake messages, alerts, certificates; and the key schedules and record
 * protection of TLS 1.2 and 1.3 for those who hold the secrets (RFC 5246, 5288, 7366, 7905, 8446).
 *
 * <p>In: bytes of one direction in order, and secrets. Out: records of this package; {@link
 * org.dectwatch.collector.net.Malformed} for what breaks the format. Thread: no object here may be shared between threads, the
 * records and enums apart. Nothing here checks signatures of handshakes: this is a witness, not a peer.
 */
package org.dectwatch.collector.protocol.tls;
