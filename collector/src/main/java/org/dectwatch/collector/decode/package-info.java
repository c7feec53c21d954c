/**
 * Frames to segments: links, tags, tunnels, IP, fragments, UDP, TCP, ICMP errors, twins.
 *
 * <p>In: {@link org.dectwatch.collector.net.RawFrame}s, ticks and the end, from one source's thread. Out:
 * {@link org.dectwatch.collector.net.Segment}s and passing datagrams to one sink, on the same thread; bad headers as
 * {@link org.dectwatch.collector.net.Malformed}, for the caller to count. Thread: the capture thread; one decoder each.
 * Whatever strangers can grow is bounded by {@link org.dectwatch.collector.decode.DecodeOptions}.
 */
package org.dectwatch.collector.decode;
