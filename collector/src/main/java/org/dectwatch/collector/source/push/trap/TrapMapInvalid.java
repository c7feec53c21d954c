package org.dectwatch.collector.source.push.trap;

/** A trap map that cannot be used; the message names the file, the line and the remedy. */
public final class TrapMapInvalid extends Exception {
    private static final long serialVersionUID = 1L;

    TrapMapInvalid(String file, int line, String what) {
        super(line > 0 ? file + ", line " + line + ": " + what : file + ": " + what);
    }
}
