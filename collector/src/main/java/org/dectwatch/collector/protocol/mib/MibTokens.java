package org.dectwatch.collector.protocol.mib;

import java.util.ArrayList;
import java.util.List;

/**
 * A MIB file as words. Comments run to the end of their line, as every tool reads them, and not to the next {@code --}, as ASN.1
 * has it: vendors draw lines of dashes.
 */
final class MibTokens {
    private static final int MOST = 1_000_000;

    private final String file;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    /** What a word is. */
    enum Kind {
        /** Begins with a small letter: a value. */
        VALUE,
        /** Begins with a capital: a type, module or keyword. */
        TYPE,
        NUMBER,
        /** In quotes; its content is left out. */
        QUOTED,
        SIGN,
        END
    }

    /** @param line 1 and up */
    record Token(Kind kind, String text, int line) {
        boolean is(String word) {
            return kind != Kind.QUOTED && text.equals(word);
        }
    }

    private MibTokens(String file, String text) {
        this.file = file;
        this.text = text;
    }

    static List<Token> of(String file, String text) throws MibInvalid {
        return new MibTokens(file, text).read();
    }

    private List<Token> read() throws MibInvalid {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '\n') {
                line++;
                at++;
            } else if (Character.isWhitespace(next) || next == '\uFEFF') {
                at++;
            } else if (text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                token(next);
            }
            if (tokens.size() > MOST) {
                throw new MibInvalid(file, line, "has more than a million words; this is no MIB file");
            }
        }
        tokens.add(new Token(Kind.END, "", line));
        return tokens;
    }

    private void token(char next) throws MibInvalid {
        if (next == '"' || next == '\'') {
            quoted(next);
        } else if (isLetter(next)) {
            add(next >= 'a' ? Kind.VALUE : Kind.TYPE, wordEnd());
        } else if (next >= '0' && next <= '9') {
            add(Kind.NUMBER, numberEnd());
        } else {
            add(Kind.SIGN, text.startsWith("::=", at) ? at + 3 : text.startsWith("..", at) ? at + 2 : at + 1);
        }
    }

    private void quoted(char mark) throws MibInvalid {
        int begun = line;
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != mark) {
            if (text.charAt(end) == '\n') {
                line++;
            }
            end++;
        }
        if (end >= text.length()) {
            throw new MibInvalid(file, begun, "a quotation begins here and never ends");
        }
        tokens.add(new Token(Kind.QUOTED, "", begun));
        at = end + 1;
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), line));
        at = end;
    }

    private int wordEnd() {
        int end = at + 1;
        while (end < text.length()) {
            char next = text.charAt(end);
            boolean hyphen = next == '-' && end + 1 < text.length() && isWordPart(text.charAt(end + 1));
            if (!isWordPart(next) && !hyphen) {
                break;
            }
            end++;
        }
        return end;
    }

    private int numberEnd() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static boolean isLetter(char one) {
        return one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z';
    }

    /** An underscore is against RFC 2578 3.1, and in use. */
    private static boolean isWordPart(char one) {
        return isLetter(one) || one >= '0' && one <= '9' || one == '_';
    }
}
