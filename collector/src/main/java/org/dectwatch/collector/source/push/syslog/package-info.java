/**
 * Syslog of IP-DECT servers, over UDP, TCP and TLS.
 *
 * <p>In: lines of any peer that reaches the listener, and a rule pack that says what a line means; what devices write is unverified on a real
 * device, so that the pack is data. Out: an observation for each line, the line itself always with it; a line that no rule knows is an event
 * of unknown kind. Thread: one Vert.x event loop, that of its verticle, which also calls the sink.
 */
@NullMarked
package org.dectwatch.collector.source.push.syslog;

import org.jspecify.annotations.NullMarked;
