/**
 * What IP-DECT servers send unasked.
 *
 * <p>In: datagrams and connections of any peer that reaches a listener. Out: observations of
 * {@link org.dectwatch.collector.domain.DeviceEvent}s. Thread: one Vert.x event loop for each listener.
 */
@NullMarked
package org.dectwatch.collector.source.push;

import org.jspecify.annotations.NullMarked;
