/**
 * Words of the wire: addresses, flows, frames as captured, segments as decoded, and what "malformed" means.
 *
 * <p>In: nothing. Out: values used by every other room. Thread: all values are immutable, except that the bytes behind a
 * {@link org.dectwatch.collector.net.ByteView} belong to whoever lent them and are valid only during the call, and that a
 * {@link org.dectwatch.collector.net.PassingDatagram} is itself lent for the call.
 */
package org.dectwatch.collector.net;
