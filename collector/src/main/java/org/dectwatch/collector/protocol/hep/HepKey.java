package org.dectwatch.collector.protocol.hep;

/** How the authentication key of a packet (chunk 14) compares with the one that is expected. The key itself is not kept. */
public enum HepKey {
    ABSENT,
    MATCHES,
    DIFFERS,
    /** A key came and none was expected. */
    UNCHECKED
}
