package org.dectwatch.collector.protocol.sip;

import java.util.ArrayList;
import java.util.List;

/**
 * Start line and headers for people to read, secrets masked. Few messages are looked at, so it is one text until somebody does.
 *
 * @param text the lines, to the first blank one, one char an octet
 */
public record HeaderText(String text) {
    /** More lines are not shown. */
    static final int MAX_LINES = 40;
    /** Lines are cut after this number of characters. */
    static final int MAX_CHARS = 256;

    /** As UTF-8, without control characters; {@value #MAX_LINES} of {@value #MAX_CHARS} characters at most. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(16);
        int from = 0;
        while (from < text.length() && lines.size() < MAX_LINES) {
            int feed = text.indexOf('\n', from);
            int stop = feed < 0 ? text.length() : feed;
            int end = stop > from && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
            if (end == from) {
                break;
            }
            String line = text.substring(from, end);
            lines.add(Chars.readable(lines.isEmpty() ? line.strip() : line, MAX_CHARS));
            from = stop + 1;
        }
        return List.copyOf(lines);
    }

    /** The lines as a list. */
    @Override
    public String toString() {
        return lines().toString();
    }
}
