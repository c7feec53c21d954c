package org.dectwatch.collector.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of commands that may show the page in the same process. */
final class PageOptions {
    @Option(
            names = "--page-host",
            paramLabel = "ADDR",
            description =
                    "Address on which the page listens; it asks nobody who he is. ${DEFAULT-VALUE} unless told otherwise.",
            defaultValue = "127.0.0.1")
    private String host = "";

    @Option(
            names = "--page-port",
            paramLabel = "PORT",
            description = "Port of the page, 0 for any free one. ${DEFAULT-VALUE} unless told otherwise.",
            defaultValue = "9311")
    private int port;

    @Option(names = "--no-page", description = "Only the collector, for a dashboard elsewhere.")
    private boolean none;

    Optional<Running.Page> page() {
        return none ? Optional.empty() : Optional.of(new Running.Page(host, port));
    }
}
