package org.dectwatch.collector.observe.media;

/**
 * What the media meter did since it began.
 *
 * @param datagrams offered
 * @param rtp counted as RTP, those of a probation passed included
 * @param rtcp taken as RTCP
 * @param rtcpMalformed of those, not readable
 * @param declined not RTP or RTCP by shape, or broken off inside the header
 * @param held on probation when they came
 * @param streamsOpened begun
 * @param streamsEvicted closed before their time to make room
 * @param candidatesEvicted dropped before their probation ended, to make room
 * @param streams open now
 */
public record MediaStats(
        long datagrams,
        long rtp,
        long rtcp,
        long rtcpMalformed,
        long declined,
        long held,
        long streamsOpened,
        long streamsEvicted,
        long candidatesEvicted,
        int streams) {}
