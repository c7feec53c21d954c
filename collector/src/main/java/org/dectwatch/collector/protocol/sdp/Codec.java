package org.dectwatch.collector.protocol.sdp;

/**
 * What a payload type means.
 *
 * @param payloadType 0..127
 * @param encoding encoding name, as written or as in RFC 3551
 * @param clockRate RTP time stamp units a second
 * @param channels 1 at least
 */
public record Codec(int payloadType, String encoding, int clockRate, int channels) {}
