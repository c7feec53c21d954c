package org.dectwatch.collector.net;

/** What carried a message: {@link #TLS} for what came out of a TLS connection, decrypted here or reported by a HEP peer. */
public enum Transport {
    UDP,
    TCP,
    TLS,
    SCTP,
    WS,
    WSS
}
