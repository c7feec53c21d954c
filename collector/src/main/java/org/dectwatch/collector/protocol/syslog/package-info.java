/**
 * Syslog: RFC 5424, the older form described by RFC 3164, and the framing of RFC 6587.
 *
 * <p>In: one datagram, or the octets of a TCP or TLS connection. Out: {@link org.dectwatch.collector.protocol.syslog.SyslogMessage}. What
 * devices send follows no standard closely, so that all but an empty line is taken: a part that is not there is empty. Thread: the parser
 * keeps no state; a framer belongs to the thread that owns its connection.
 */
@NullMarked
package org.dectwatch.collector.protocol.syslog;

import org.jspecify.annotations.NullMarked;
