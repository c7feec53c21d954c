/**
 * The octets of TLS 1.2 as the simulated site speaks it: hellos, a chain of made-up certificates, sealed records.
 *
 * <p>In: chance, names, dates, plaintext. Out: records as they stand on the wire, and the line that a key log would hold. Nothing
 * here protects anything: keys come from a seed, and the signatures are none. Thread: whoever calls; nothing is shared.
 */
@NullMarked
package org.dectwatch.collector.source.demo.tls;

import org.jspecify.annotations.NullMarked;
