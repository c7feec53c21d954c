/**
 * The socket that SNMP goes through, for questions and for traps.
 *
 * <p>In: UDP datagrams, on the thread of the library that each socket starts under the name it is given. Out: the same to whoever the
 * library has been told of, on that thread.
 */
@NullMarked
package org.dectwatch.collector.net.snmp;

import org.jspecify.annotations.NullMarked;
