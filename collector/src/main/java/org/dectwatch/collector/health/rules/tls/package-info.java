/**
 * Conditions of TLS: certificates, handshakes, connections and the handsets on them.
 *
 * <p>In: a {@link org.dectwatch.collector.health.Moment} with its {@link org.dectwatch.collector.domain.TlsView}. Out:
 * {@link org.dectwatch.collector.health.Judgement}s that say why, with evidence and a next step. Certificates are judged by stream
 * time, that of the capture. Thread: analysis only.
 */
@NullMarked
package org.dectwatch.collector.health.rules.tls;

import org.jspecify.annotations.NullMarked;
