/**
 * Asks by SNMP v2c or v3: one GET for a handful of scalars, GETBULK for the network interfaces.
 *
 * <p>In: an address, a community or user, a map of object identifiers. Out: {@link org.dectwatch.collector.domain.DeviceReport}s.
 * Thread: questions from any; answers come on the library's transport thread, time-outs on its timer, discovery of SNMPv3 engines on threads of its own.
 */
@NullMarked
package org.dectwatch.collector.scrape.snmp;

import org.jspecify.annotations.NullMarked;
