package org.dectwatch.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.config.ExtractRules;
import org.dectwatch.collector.scrape.web.ExtractPack;
import org.dectwatch.collector.scrape.web.ExtractPage;
import org.dectwatch.collector.scrape.web.Extraction;
import org.dectwatch.collector.scrape.web.Extractor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries out the rules for a server's web pages on a page that was saved. */
@Command(
        name = "extract",
        description =
                "Takes the values out of a saved web page by the rules, and says which are not where the rules say.")
public final class ExtractCommand implements Callable<Integer> {
    private static final long LARGEST = 16L * 1024 * 1024;

    private final PrintWriter out;

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "FILE",
            description = "The rules (YAML), as in a site's `web.rules`.")
    private Path rules = Path.of("");

    @Option(
            names = "--page",
            required = true,
            paramLabel = "FILE",
            description = "The page, as a browser or curl saved it.")
    private Path page = Path.of("");

    @Option(
            names = "--path",
            paramLabel = "PATH",
            description = "Which of the rules' pages it is; needed when they have several.")
    private Optional<String> path = Optional.empty();

    public ExtractCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        ExtractPage chosen = chosen(pack());
        Extraction found = Extractor.extract(chosen, text());
        out.printf("%s by the rules of %s:%n", page, chosen.path());
        found.facts().forEach((fact, value) -> out.printf("  %-28s %s%n", word(fact), value));
        found.statistics().forEach((name, value) -> out.printf("  %-28s %s%n", name, number(value)));
        if (chosen.handsets().isPresent()) {
            out.printf("  %d rows of handsets%n", found.handsets().size());
            found.handsets().forEach(row -> out.printf("    %s%n", told(row)));
        }
        found.missing().forEach(missing -> out.printf("  NOT FOUND: %s%n", missing));
        return found.missing().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private ExtractPack pack() {
        try {
            return ExtractRules.load(rules);
        } catch (ConfigInvalid invalid) {
            throw new CommandFailure(ExitCode.FAILED, invalid.text(), invalid);
        }
    }

    private ExtractPage chosen(ExtractPack pack) {
        List<ExtractPage> fitting = pack.pages().stream()
                .filter(each -> path.map(each.path()::equals).orElse(true))
                .toList();
        if (fitting.size() != 1) {
            String paths = String.join(
                    ", ", pack.pages().stream().map(ExtractPage::path).toList());
            throw new CommandFailure(ExitCode.USAGE, "say with --path which page of " + rules + " this is: " + paths);
        }
        return fitting.get(0);
    }

    private String text() {
        try {
            if (Files.size(page) > LARGEST) {
                throw new CommandFailure(ExitCode.FAILED, page + " is larger than 16 MiB; is it a page?");
            }
            return new String(Files.readAllBytes(page), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.FAILED, page + " cannot be read: is it there, and may this user read it?", unreadable);
        }
    }

    private static String told(Extraction.Row row) {
        StringBuilder line = new StringBuilder();
        row.handset().ipei().ifPresent(ipei -> line.append("ipei ").append(ipei).append(' '));
        row.handset().user().ifPresent(user -> line.append("user ").append(user).append(' '));
        row.handset()
                .extension()
                .ifPresent(
                        extension -> line.append("extension ").append(extension).append(' '));
        row.facts().registered().ifPresent(is -> line.append(is ? "registered " : "not registered "));
        row.facts().subscribed().ifPresent(is -> line.append(is ? "subscribed " : "not subscribed "));
        return line.toString().strip();
    }

    private static String word(Enum<?> fact) {
        return fact.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
