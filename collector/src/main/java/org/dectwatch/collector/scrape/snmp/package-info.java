/**
 * Asks by SNMP v2c: one GET for a handful of scalars.
 *
 * <p>In: an address, a community, a map of object identifiers. Out: {@link org.dectwatch.collector.domain.DeviceReport}s.
 * Thread: questions from any; answers come on the library's transport thread, time-outs on its timer. The only user of SNMP4J.
 */
@NullMarked
package org.dectwatch.collector.scrape.snmp;

import org.jspecify.annotations.NullMarked;
