package org.dectwatch.collector.scrape.snmp;

/** A map of object identifiers that cannot be used; the message names the file, the line and the remedy. */
public final class OidMapInvalid extends Exception {
    private static final long serialVersionUID = 1L;

    OidMapInvalid(String file, int line, String what) {
        super(line > 0 ? file + ", line " + line + ": " + what : file + ": " + what);
    }
}
