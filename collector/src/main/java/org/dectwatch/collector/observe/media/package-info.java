/**
 * Media by its shape: RTP is recognised without signalling, counted twice over (what is true, and what tshark 4.0.x prints) and told
 * once a second; the ledger claims streams later.
 *
 * <p>In: datagrams, ticks, and the one hint allowed, payload types from SDP seen in clear on the same thread. Out: {@link
 * org.dectwatch.collector.domain.StreamInterval}s and RTCP reports. Thread: the capture thread; one meter for each source.
 */
package org.dectwatch.collector.observe.media;
