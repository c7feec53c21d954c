package org.dectwatch.collector.source.keylog;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts bytes into lines, whatever pieces they come in. Holds one line at most; what is longer is no line of a key log. */
final class LineCutter {
    /** The longest line of a key log has some 230 characters. */
    private static final int LONGEST = 1024;

    private final Consumer<String> lines;
    private final byte[] held = new byte[LONGEST];
    private int length;
    private boolean skipping;
    private long taken;
    private long tooLong;

    LineCutter(Consumer<String> lines) {
        this.lines = lines;
    }

    void feed(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            byte octet = bytes[i];
            if (octet == '\n') {
                end();
            } else if (length == LONGEST) {
                skipping = true;
            } else {
                held[length++] = octet;
            }
        }
    }

    private void end() {
        if (skipping) {
            tooLong++;
        } else {
            taken++;
            lines.accept(new String(held, 0, length, StandardCharsets.ISO_8859_1));
        }
        forget();
    }

    /** The rest of the line will never come. */
    void forget() {
        length = 0;
        skipping = false;
    }

    long taken() {
        return taken;
    }

    long tooLong() {
        return tooLong;
    }
}
