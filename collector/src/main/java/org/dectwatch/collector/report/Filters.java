package org.dectwatch.collector.report;

import java.util.Collection;
import java.util.stream.Collectors;

/** Display filters that find in Wireshark what a report tells; frame numbers are those of one file. */
final class Filters {
    private static final int MOST = 30;

    private Filters() {}

    /** Filter for these frames, 30 at most. */
    static String frames(Collection<Long> numbers) {
        return "frame.number in {"
                + numbers.stream()
                        .sorted()
                        .distinct()
                        .limit(MOST)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))
                + "}";
    }

    static String toUser(String user) {
        return "sip.to.user == \"" + quoted(user) + "\"";
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
