/**
 * The command line: one small class a command, each given its collaborators.
 *
 * <p>In: arguments. Out: what was asked for on standard output, one sentence for each error on standard error, and an exit code
 * ({@link org.dectwatch.collector.command.ExitCode}). A command reads options and calls one room; it knows nothing else. Thread:
 * main.
 */
@NullMarked
package org.dectwatch.collector.command;

import org.jspecify.annotations.NullMarked;
