package org.dectwatch.collector.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dectwatch.collector.config.ConfigPrinter;
import org.dectwatch.collector.config.SecretStore;
import org.dectwatch.collector.config.SiteConfig;
import org.dectwatch.collector.options.SecretRef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what is in effect. */
@Command(
        name = "print-config",
        description =
                "Prints the configuration in effect as YAML, defaults included and marked; secrets are not shown.")
public final class PrintConfigCommand implements Callable<Integer> {
    private final SecretStore secrets;
    private final PrintWriter out;

    @Option(names = "--config", paramLabel = "FILE", description = "The site file (YAML); without it, the defaults.")
    private Optional<Path> config = Optional.empty();

    public PrintConfigCommand(SecretStore secrets, PrintWriter out) {
        this.secrets = secrets;
        this.out = out;
    }

    @Override
    public Integer call() {
        SiteConfig site = config.map(SiteFile::load).orElseGet(SiteConfig::defaults);
        out.print(new ConfigPrinter(this::found).print(site));
        return ExitCode.OK;
    }

    private boolean found(SecretRef reference) {
        try {
            secrets.fetch(reference);
            return true;
        } catch (SecretStore.Missing nowhere) {
            return false;
        }
    }
}
