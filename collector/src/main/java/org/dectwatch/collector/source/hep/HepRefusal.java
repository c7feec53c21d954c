package org.dectwatch.collector.source.hep;

/** Why a packet, or a connection, was not used. A closed set: a metric label. */
public enum HepRefusal {
    /** Version 1 or 2, or no HEP at all. */
    NOT_HEP3,
    /** A chunk lies about its length, or its payload cannot be inflated. */
    CHUNK,
    /** A key is configured, and the packet has none or another. */
    KEY,
    /** It does not say on which flow the message was, or the protocol is none that carries SIP. */
    NO_FLOW,
    /** Content other than SIP: RTCP reports, logs, …; harmless. */
    OTHER_CONTENT,
    /** A connection beyond the configured number was closed. */
    TOO_MANY_CONNECTIONS
}
