package org.dectwatch.collector.source;

import java.util.Objects;

/**
 * One thing {@link CaptureCheck} has to say.
 *
 * @param text a plain sentence
 */
public record CheckStatement(Verdict verdict, String text) {
    public enum Verdict {
        GOOD,
        /** Neither good nor bad by itself. */
        NOTE,
        PROBLEM
    }

    public CheckStatement {
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(text);
    }
}
