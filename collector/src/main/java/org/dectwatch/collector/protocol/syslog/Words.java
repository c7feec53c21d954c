package org.dectwatch.collector.protocol.syslog;

import java.util.Optional;

/** A place in a line that moves on word by word. */
final class Words {
    private static final String NIL = "-";

    private final String line;
    private int at;

    Words(String line, int from) {
        this.line = line;
        this.at = from;
    }

    int place() {
        return at;
    }

    void backTo(int place) {
        at = place;
    }

    boolean atEnd() {
        return at >= line.length();
    }

    /** The next character; a zero at the end. */
    char peek() {
        return atEnd() ? 0 : line.charAt(at);
    }

    char take() {
        char next = peek();
        at++;
        return next;
    }

    boolean takeIf(String text) {
        if (!line.startsWith(text, at)) {
            return false;
        }
        at += text.length();
        return true;
    }

    /** Up to the next space, which is passed over too. */
    String word() {
        int space = line.indexOf(' ', at);
        String word = line.substring(Math.min(at, line.length()), space < 0 ? line.length() : space);
        at = space < 0 ? line.length() : space + 1;
        return word;
    }

    /** The same; empty for the NILVALUE of RFC 5424. */
    Optional<String> value() {
        String word = word();
        return word.isEmpty() || word.equals(NIL) ? Optional.empty() : Optional.of(word);
    }

    String rest() {
        return line.substring(Math.min(at, line.length()));
    }
}
