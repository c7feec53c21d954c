package org.dectwatch.dashboard;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the whole product. */
@Command(
        name = "dectwatch",
        description = "Monitoring for IP-DECT systems on Webex Calling and on any SIP PBX.",
        mixinStandardHelpOptions = true,
        subcommands = {DashboardCommand.class, CommandLine.HelpCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commands().execute(args));
    }

    /** For whoever mounts more commands beside these. */
    static CommandLine commands() {
        return new CommandLine(new Main());
    }
}
