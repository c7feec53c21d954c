package org.dectwatch.collector.protocol.sdp;

/**
 * An a=crypto line (RFC 4568) without its key.
 *
 * @param tag 0 or more
 * @param suite such as {@code AES_CM_128_HMAC_SHA1_80}
 * @param lifetime a key lifetime was given
 * @param mki a master key identifier was given
 */
public record CryptoOffer(int tag, String suite, boolean lifetime, boolean mki) {}
