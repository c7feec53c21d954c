/**
 * SNMP traps and informs.
 *
 * <p>In: SNMP messages of versions 1, 2c and 3 of any peer that reaches the listener; a map that says what a trap means. Out:
 * observations of {@link org.dectwatch.collector.domain.DeviceEvent}s; what was refused is counted by reason. Thread: the SNMP
 * library's own, one for each listener.
 */
@NullMarked
package org.dectwatch.collector.source.push.trap;

import org.jspecify.annotations.NullMarked;
