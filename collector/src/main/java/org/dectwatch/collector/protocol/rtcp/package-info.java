/**
 * RTCP (RFC 3550, 3611) and the text reports of RFC 6035 (vq-rtcpxr).
 *
 * <p>In: a borrowed {@link org.dectwatch.collector.net.ByteView}. Out: records. Thread: any; nothing is kept. Names (CNAME and the
 * like) are passed over: they identify people.
 */
package org.dectwatch.collector.protocol.rtcp;
