package org.dectwatch.dashboard;

/** The command line of the whole product. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Standalone.run(arguments));
    }
}
