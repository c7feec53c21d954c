/**
 * RTP (RFC 3550, 3551, 4733): headers read in place, without an object per packet.
 *
 * <p>In: a borrowed {@link org.dectwatch.collector.net.ByteView}. Out: numbers. Thread: any; nothing is kept.
 */
package org.dectwatch.collector.protocol.rtp;
