/**
 * HEPv3 from SIP servers, over UDP and TCP.
 *
 * <p>In: packets of any peer that reaches the listener. Out: {@link org.dectwatch.collector.net.Segment.Reported}, one for each
 * SIP message reported, with the time at which it was received; what peers sent that could not be used is counted by reason, and
 * each reporting node by name. Thread: one Vert.x event loop, that of its verticle, which also calls the sinks.
 */
package org.dectwatch.collector.source.hep;
