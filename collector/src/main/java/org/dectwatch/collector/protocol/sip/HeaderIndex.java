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
    private static final Set<HeaderName> SINGLE =
            EnumSet.of(HeaderName.CALL_ID, HeaderName.CSEQ, HeaderName.FROM, HeaderName.TO, HeaderName.MAX_FORWARDS);

    /** name, name start, name end, value start, value end; a value end below zero means the value is folded. */
    private static final int FIELDS = 5;

    private final String text;
    private final Set<Malformed.Reason> flaws = EnumSet.noneOf(Malformed.Reason.class);
    private int[] fields = new int[FIELDS * 24];
    private int count;
    /** Number of the first header of each name, from 1. */
    private final short[] first = new short[HeaderName.COUNT];

    private int end = -1;

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
            } else {
                flaws.add(Malformed.Reason.SIP_HEADER);
            }
            at = stop + 1;
        }
    }

    private boolean add(int from, int to) {
        int colon = from;
        while (colon < to && text.charAt(colon) != ':') {
            colon++;
        }
        if (colon == to) {
            flaws.add(Malformed.Reason.SIP_NO_COLON);
            return false;
        }
        int nameEnd = colon;
        while (nameEnd > from && (text.charAt(nameEnd - 1) == ' ' || text.charAt(nameEnd - 1) == '\t')) {
            nameEnd--;
        }
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
        if (has(name) && SINGLE.contains(name)) {
            flaws.add(Malformed.Reason.SIP_HEADER);
        }
        int base = count * FIELDS;
        fields[base] = name.ordinal();
        fields[base + 1] = from;
        fields[base + 2] = nameEnd;
        fields[base + 3] = colon + 1;
        fields[base + 4] = to;
        count++;
        if (first[name.ordinal()] == 0) {
            first[name.ordinal()] = (short) count;
        }
        return true;
    }

    int count() {
        return count;
    }

    /** First octet of the body; -1 when the blank line never came. */
    int end() {
        return end;
    }

    boolean has(HeaderName name) {
        return first[name.ordinal()] != 0;
    }

    Set<Malformed.Reason> flaws() {
        return flaws;
    }

    HeaderName name(int index) {
        return HeaderName.at(fields[index * FIELDS]);
    }

    String writtenName(int index) {
        return text.substring(fields[index * FIELDS + 1], fields[index * FIELDS + 2]);
    }

    /** Name and value as one line. */
    String line(int index) {
        int base = index * FIELDS;
        return fields[base + 4] >= 0
                ? text.substring(fields[base + 1], fields[base + 4])
                : writtenName(index) + ": " + value(index);
    }

    /** The value, unfolded and trimmed. */
    String value(int index) {
        int base = index * FIELDS;
        int to = fields[base + 4];
        boolean folded = to < 0;
        int from = fields[base + 3];
        to = Math.abs(to);
        while (from < to && Chars.blank(text.charAt(from))) {
            from++;
        }
        while (to > from && Chars.blank(text.charAt(to - 1))) {
            to--;
        }
        String value = text.substring(from, to);
        return folded ? unfold(value) : value;
    }

    /** Index of the next header of that name at or after {@code from}; -1 when there is none. */
    int next(HeaderName name, int from) {
        int least = first[name.ordinal()] - 1;
        if (least < 0 || from <= least) {
            return least;
        }
        for (int i = from; i < count; i++) {
            if (fields[i * FIELDS] == name.ordinal()) {
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
