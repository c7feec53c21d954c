package org.dectwatch.collector.source.push.syslog;

/** Why a line, or a connection, was not taken. Closed set: a metric label. */
public enum SyslogRefusal {
    /** Nothing but white space. */
    EMPTY,
    /** The sender said more than the options allow. */
    TOO_MANY,
    /** The place in a connection was lost. */
    FRAMING,
    TOO_MANY_CONNECTIONS,
    /** The TLS handshake failed. */
    HANDSHAKE
}
