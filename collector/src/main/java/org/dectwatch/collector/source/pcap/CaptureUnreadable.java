package org.dectwatch.collector.source.pcap;

/** A file that cannot be read as a capture at all. The message is one sentence for the user and names the file. */
public final class CaptureUnreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;

    public CaptureUnreadable(String file, String what) {
        super((file.equals(CaptureOpening.STANDARD_INPUT) ? "standard input" : file) + " " + what);
        this.file = file;
    }

    public String file() {
        return file;
    }
}
