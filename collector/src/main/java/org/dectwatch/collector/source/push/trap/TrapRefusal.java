package org.dectwatch.collector.source.push.trap;

/** Why a message was not used. A closed set: a metric label. */
public enum TrapRefusal {
    /** No device has the address it came from. */
    STRANGER,
    /** The sender sends more than it may. */
    RATE,
    /** No SNMP, or of a version that is not understood. */
    MALFORMED,
    /** The community is not the sender's, or v1 or v2c came where v3 is expected. */
    COMMUNITY,
    /** A v3 user that is not known, not the sender's, or whose secrets differ. */
    USER,
    /** A question or an answer. */
    NO_TRAP,
    /** An inform that was told before; its answer was lost. It is answered again. */
    REPEATED
}
