package org.dectwatch.collector.scrape.snmp;

import org.snmp4j.smi.OID;

/** Columns of ifTable and ifXTable (RFC 2863) that are asked for; both have the same index. */
enum InterfaceColumn {
    DESCR("1.3.6.1.2.1.2.2.1.2"),
    TYPE("1.3.6.1.2.1.2.2.1.3"),
    SPEED("1.3.6.1.2.1.2.2.1.5"),
    ADMIN_STATUS("1.3.6.1.2.1.2.2.1.7"),
    OPER_STATUS("1.3.6.1.2.1.2.2.1.8"),
    IN_OCTETS("1.3.6.1.2.1.2.2.1.10"),
    IN_DISCARDS("1.3.6.1.2.1.2.2.1.13"),
    IN_ERRORS("1.3.6.1.2.1.2.2.1.14"),
    OUT_OCTETS("1.3.6.1.2.1.2.2.1.16"),
    OUT_DISCARDS("1.3.6.1.2.1.2.2.1.19"),
    OUT_ERRORS("1.3.6.1.2.1.2.2.1.20"),
    NAME("1.3.6.1.2.1.31.1.1.1.1"),
    HC_IN_OCTETS("1.3.6.1.2.1.31.1.1.1.6"),
    HC_OUT_OCTETS("1.3.6.1.2.1.31.1.1.1.10"),
    HIGH_SPEED("1.3.6.1.2.1.31.1.1.1.15");

    private final String oid;

    InterfaceColumn(String oid) {
        this.oid = oid;
    }

    static OID[] oids() {
        InterfaceColumn[] all = values();
        OID[] oids = new OID[all.length];
        for (int i = 0; i < all.length; i++) {
            oids[i] = new OID(all[i].oid);
        }
        return oids;
    }
}
