package org.dectwatch.collector.command;

/** What a command tells the shell. */
public final class ExitCode {
    /** Done; for {@code analyze} also when a capture was cut or malformed: the report says so. */
    public static final int OK = 0;

    /** A file could not be read, an output not written, or something could not be started. */
    public static final int FAILED = 1;

    /** The command line was not understood. */
    public static final int USAGE = 2;

    /** Findings at or above {@code --fail-on}. */
    public static final int FINDINGS = 3;

    private ExitCode() {}
}
