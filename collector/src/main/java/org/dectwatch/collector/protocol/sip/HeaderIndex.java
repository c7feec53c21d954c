package org.dectwatch.collector.protocol.sip;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.dectwatch.collector.net.Malformed;

/** Where the headers of a message stand: names are known at once, values are cut out when asked for. */
final class HeaderIndex {
    /** More header lines than this are a flaw and are not looked at. */
    static final int MAX_HEADERS = 512;

    /** Headers that identify a message and must not come twice. */
    private static final long SINGLE = HeaderName.set(
            HeaderName.CALL_ID, HeaderName.CSEQ, HeaderName.FROM, HeaderName.TO, HeaderName.MAX_FORWARDS);

    /** name, name start, value start, value end; a value end below zero means the value is folded. */
    private static final int FIELDS = 4;

    private final String text;
    private final Set<Malformed.Reason> flaws = EnumSet.noneOf(Malformed.Reason.class);
    private int[] fields = new int[FIELDS * 16];
    private int count;
    /** A bit for each name that is there. */
    private long present;

    private int end = -1;
    private boolean folded;

    private HeaderIndex(String text) {
        this.text = text;
    }

    /**
     * Indexes the header lines.
     *
     * @param from after the start line
     * @param cut the text may end inside a line; that last line is not to be trusted
     */
    static HeaderIndex of(String text, int from, boolean cut) {
        HeaderIndex index = new HeaderIndex(text);
        index.scan(from, cut);
        return index;
    }

    private void scan(int from, boolean cut) {
        int at = from;
        boolean folds = false;
        while (at < text.length()) {
            int feed = text.indexOf('\n', at);
            int stop = feed < 0 ? text.length() : feed;
            int lineEnd = stop > at && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
            if (lineEnd == at && feed >= 0) {
                end = feed + 1;
                return;
            }
            if (feed < 0 && cut) {
                return;
            }
            char first = text.charAt(at);
            if (first != ' ' && first != '\t') {
                folds = add(at, lineEnd);
            } else if (folds) {
                fields[count * FIELDS - 1] = -lineEnd;
                folded = true;
            } else {
                flaws.add(Malformed.Reason.SIP_HEADER);
            }
            at = stop + 1;
        }
    }

    private boolean add(int from, int to) {
        int colon = text.indexOf(':', from);
        if (colon < 0 || colon >= to) {
            flaws.add(Malformed.Reason.SIP_NO_COLON);
            return false;
        }
        int nameEnd = nameEnd(from, colon);
        if (nameEnd == from) {
            flaws.add(Malformed.Reason.SIP_HEADER);
            return false;
        }
        if (count == MAX_HEADERS) {
            flaws.add(Malformed.Reason.SIP_TOO_LONG);
            return false;
        }
        if ((count + 1) * FIELDS > fields.length) {
            fields = Arrays.copyOf(fields, fields.length * 2);
        }
        HeaderName name = HeaderName.of(text, from, nameEnd);
        long bit = 1L << name.ordinal();
        if ((present & SINGLE & bit) != 0) {
            flaws.add(Malformed.Reason.SIP_HEADER);
        }
        present |= bit;
        int base = count * FIELDS;
        fields[base] = name.ordinal();
        fields[base + 1] = from;
        fields[base + 2] = colon + 1;
        fields[base + 3] = to;
        count++;
        return true;
    }

    private int nameEnd(int from, int colon) {
        int end = colon;
        while (end > from && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        return end;
    }

    int count() {
        return count;
    }

    /** First octet of the body; -1 when the blank line never came. */
    int end() {
        return end;
    }

    boolean has(HeaderName name) {
        return (present & 1L << name.ordinal()) != 0;
    }

    /** @param names as {@link HeaderName#set} makes them */
    boolean hasAny(long names) {
        return (present & names) != 0;
    }

    /** A value goes on over several lines. */
    boolean folded() {
        return folded;
    }

    /** What was indexed, the start line and other lines before and after it included. */
    String text() {
        return text;
    }

    /** What is wrong with them; the message they belong to adds its own. */
    Set<Malformed.Reason> flaws() {
        return flaws;
    }

    HeaderName name(int index) {
        return HeaderName.at(fields[index * FIELDS]);
    }

    String writtenName(int index) {
        return text.substring(
                fields[index * FIELDS + 1], nameEnd(fields[index * FIELDS + 1], fields[index * FIELDS + 2] - 1));
    }

    /** Name and value as one line. */
    String line(int index) {
        int base = index * FIELDS;
        return fields[base + 3] >= 0
                ? text.substring(fields[base + 1], fields[base + 3])
                : writtenName(index) + ": " + value(index);
    }

    /** The value, unfolded and trimmed. */
    String value(int index) {
        int base = index * FIELDS;
        int to = Math.abs(fields[base + 3]);
        int from = fields[base + 2];
        while (from < to && Chars.blank(text.charAt(from))) {
            from++;
        }
        while (to > from && Chars.blank(text.charAt(to - 1))) {
            to--;
        }
        String value = text.substring(from, to);
        return fields[base + 3] < 0 ? unfold(value) : value;
    }

    /** Index of the next header of that name at or after {@code from}; -1 when there is none. */
    int next(HeaderName name, int from) {
        int wanted = name.ordinal();
        if ((present & 1L << wanted) == 0) {
            return -1;
        }
        for (int i = from; i < count; i++) {
            if (fields[i * FIELDS] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** RFC 3261 section 7.3.1: a line end with the white space around it is one space. */
    private static String unfold(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        boolean gap = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Chars.blank(c)) {
                gap = true;
            } else {
                if (gap) {
                    plain.append(' ');
                    gap = false;
                }
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
