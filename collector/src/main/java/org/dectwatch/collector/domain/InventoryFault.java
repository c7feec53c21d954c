package org.dectwatch.collector.domain;

import java.util.List;

/**
 * Something wrong with what was configured, that can be told before a single packet: a list of handsets is worth as much as its rows
 * agree with each other.
 *
 * @param subject id of the handset, or where the row stands when it names none; of {@link Kind#SERVER_SETTINGS}, the server
 * @param server name of its IP-DECT server; empty when none is known
 * @param why one sentence; holds no password and nothing of a row that could not be understood
 * @param where the rows it rests on, such as {@code handsets.csv:17}
 */
public record InventoryFault(Kind kind, String subject, String server, String why, List<String> where) {
    /** Closed set: it is a metric label. */
    public enum Kind {
        /** Two rows share what belongs to one handset only. */
        DUPLICATE,
        /** Two rows share an extension; on purpose, where one person has two devices. */
        DUPLICATE_EXTENSION,
        /** The check digit is not that of the twelve digits before it. */
        CHECK_DIGIT,
        /** Line ID and SIP user name stand in each other's place. */
        SWAPPED_CREDENTIALS,
        /** Two lists say different things of one handset. */
        LISTS_DISAGREE,
        /** The exported settings of a server do not fit its handsets, or contradict themselves. */
        SERVER_SETTINGS,
        /** A row, or a value of it, could not be used. */
        UNUSABLE_ROW
    }

    public InventoryFault {
        if (subject.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException("a fault names its subject and says why");
        }
        where = List.copyOf(where);
    }
}
