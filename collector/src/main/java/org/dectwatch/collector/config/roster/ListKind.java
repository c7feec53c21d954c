package org.dectwatch.collector.config.roster;

/** Whose list it is: the same heading means different things to different authors. */
public enum ListKind {
    /** Our own form: {@code handsets.file} and {@code handsets.list}. */
    HANDSETS("the list of handsets"),
    /** Users as an IP-DECT server exports them. */
    SERVER_USERS("the server's list of users"),
    /** Devices as Control Hub exports them. */
    CONTROL_HUB("Control Hub");

    private final String words;

    ListKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
