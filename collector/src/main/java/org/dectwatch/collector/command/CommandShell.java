package org.dectwatch.collector.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs the command that the arguments name; every failure is one sentence on {@code err}. */
public final class CommandShell {
    private final Top top = new Top();
    private final List<?> commands;
    private final CommandLine line;
    private final PrintWriter out;
    private final PrintWriter err;

    /** @param commands objects annotated as picocli commands, in the order in which help shows them */
    public CommandShell(String version, List<?> commands, PrintWriter out, PrintWriter err) {
        this.err = err;
        this.out = out;
        this.commands = List.copyOf(commands);
        line = new CommandLine(top);
        line.getCommandSpec().version("dectwatch " + version);
    }

    /**
     * To be called once.
     *
     * @return the exit code, see {@link ExitCode}
     */
    public int run(String... arguments) {
        wanted(arguments).forEach(line::addSubcommand);
        // Set now, since it is set for the commands that are there.
        line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(this::misunderstood)
                .setExecutionExceptionHandler(this::failed);
        int code = line.execute(arguments);
        line.getOut().flush();
        err.flush();
        return code;
    }

    /** The one that is named, since to read the options of all takes longer than to read a small capture; else all. */
    private List<?> wanted(String... arguments) {
        for (Object command : commands) {
            Command described = command.getClass().getAnnotation(Command.class);
            if (described != null && arguments.length > 0 && described.name().equals(arguments[0])) {
                return List.of(command);
            }
        }
        return Stream.concat(commands.stream(), Stream.of(new CommandLine.HelpCommand()))
                .toList();
    }

    private int misunderstood(ParameterException wrong, String[] arguments) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String message =
                String.valueOf(wrong.getMessage()).replaceAll("\\s+", " ").strip();
        message = message.replaceAll(" is not an? (int|long)$", " is not a whole number")
                .replaceAll(" is not a (float|double)$", " is not a number");
        if (wrong instanceof UnmatchedArgumentException unmatched && wrong.getCommandLine() == line) {
            message = "there is no command '" + unmatched.getUnmatched().get(0) + "'";
        }
        String near = "";
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            near = " (did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?)";
        }
        say(message + near + "; see '" + command + " --help'");
        trace(wrong);
        return ExitCode.USAGE;
    }

    private int failed(Exception thrown, CommandLine command, ParseResult parsed) {
        trace(thrown);
        if (thrown instanceof CommandFailure failure) {
            String.valueOf(failure.getMessage()).lines().forEach(this::say);
            return failure.exitCode();
        }
        String what =
                thrown.getMessage() == null ? "" : " (" + thrown.getMessage().replaceAll("\\s+", " ") + ")";
        say("this is a fault of the program: " + thrown.getClass().getSimpleName() + what
                + "; run again with --debug and report what it prints");
        return ExitCode.FAILED;
    }

    private void say(String sentence) {
        err.println("dectwatch: " + sentence);
    }

    private void trace(Throwable thrown) {
        if (top.debug) {
            thrown.printStackTrace(err);
        }
    }

    /** The command above all others; by itself it shows the help. */
    @Command(
            name = "dectwatch",
            description = "Monitoring for IP-DECT systems on Webex Calling and on any SIP PBX.",
            mixinStandardHelpOptions = true,
            scope = ScopeType.INHERIT,
            synopsisSubcommandLabel = "COMMAND",
            sortOptions = false,
            usageHelpAutoWidth = true)
    static final class Top implements Runnable {
        @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program an error arose.")
        private boolean debug;

        @CommandLine.Spec
        private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

        @Override
        public void run() {
            if (spec != null) {
                throw new ParameterException(spec.commandLine(), "A command is missing");
            }
        }
    }
}
