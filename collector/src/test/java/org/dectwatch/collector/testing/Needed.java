package org.dectwatch.collector.testing;

import org.junit.jupiter.api.Assumptions;

/** What a test needs and cannot make: in CI its absence is a failure, elsewhere the test is left out loudly. */
public final class Needed {
    private Needed() {}

    /** @param missed one sentence that says what is not there */
    public static void that(boolean there, String missed) {
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(missed + ": in CI a check without its input fails");
        }
        if (!there) {
            System.err.println("LEFT OUT: " + missed);
        }
        Assumptions.assumeTrue(there, missed);
    }

    /** Captures and packet sockets are the super-user's. */
    public static void root() {
        that("root".equals(System.getProperty("user.name")), "live capture is tested as root only");
    }
}
