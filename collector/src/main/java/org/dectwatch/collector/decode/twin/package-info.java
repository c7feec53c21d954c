/**
 * Frames that come twice, and whose doing that is: the mirror's or the network's.
 *
 * <p>In: the bytes of each frame from its IP header on, and its address pair. Out: which copy it is, and the verdict on the
 * pair so far. Thread: the capture thread. Memory: two fixed rings and a bounded table of pairs.
 */
package org.dectwatch.collector.decode.twin;
