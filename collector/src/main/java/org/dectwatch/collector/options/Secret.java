package org.dectwatch.collector.options;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A secret that was found. It prints as {@value #MASK}, so that no log or report can show it by accident. */
public final class Secret {
    public static final String MASK = "********";

    private final String value;

    public Secret(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the secret is empty");
        }
        this.value = value;
    }

    /** The secret itself: for the one call that needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
