package org.dectwatch.collector.scrape.xmlrpc;

/** A file of field names that cannot be used; the message names the file, the line and the remedy. */
public final class FieldNamesInvalid extends Exception {
    private static final long serialVersionUID = 1L;

    FieldNamesInvalid(String file, int line, String what) {
        super(line > 0 ? file + ", line " + line + ": " + what : file + ": " + what);
    }
}
