package org.dectwatch.collector.source.pcap;

/** What can be wrong inside a capture file whose beginning was good. Closed set: it is a metric label and a report key. */
public enum Damage {
    CUT(true, "the file ends inside a record"),
    LENGTH(true, "a record claims an impossible length"),
    BYTE_ORDER(true, "the byte order changes between records"),
    SECTION(true, "a section header is not valid"),
    COMPRESSION(true, "the gzip data is damaged"),
    READ_ERROR(true, "the file could not be read further"),
    /** One record lies inside an intact block: it is left out, reading goes on. */
    PACKET(false, "a packet block contradicts its own length"),
    INTERFACE(false, "a packet names an interface that was not described"),
    TIME(false, "a time stamp lies outside 1970 to 2106"),
    SECRETS(false, "a block of secrets is too large or contradicts its own length");

    private final boolean ends;
    private final String sentence;

    Damage(boolean ends, String sentence) {
        this.ends = ends;
        this.sentence = sentence;
    }

    /** Nothing after it could be read. */
    public boolean ends() {
        return ends;
    }

    /** Plain words, without file name and full stop. */
    public String sentence() {
        return sentence;
    }
}
