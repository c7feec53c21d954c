package org.dectwatch.collector.table;

/** Why an entry had to leave a {@link BoundedTable}. Closed set: it is a metric label. */
public enum Eviction {
    /** More entries than allowed. */
    COUNT,
    /** More bytes than allowed. */
    BYTES,
    /** Not used for longer than allowed. */
    AGE
}
