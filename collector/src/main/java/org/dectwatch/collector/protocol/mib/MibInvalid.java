package org.dectwatch.collector.protocol.mib;

/** A MIB file that cannot be used; the message names the file, the line and the remedy. */
public final class MibInvalid extends Exception {
    private static final long serialVersionUID = 1L;

    MibInvalid(String file, int line, String what) {
        super(line > 0 ? file + ", line " + line + ": " + what : file + ": " + what);
    }
}
