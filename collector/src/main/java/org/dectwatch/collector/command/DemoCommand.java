package org.dectwatch.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.dectwatch.collector.options.Durations;
import org.dectwatch.collector.source.demo.DemoCapture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The simulated site, live or as a capture file. */
@Command(
        name = "demo",
        description =
                "Shows a simulated site: seventy-two handsets behind three IP-DECT servers, some of them in trouble. Nothing of it"
                        + " is real.",
        footer = "Exit: 0 done, 1 it could not be started or written, 2 usage.",
        sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final LiveSite live;
    private final PrintWriter out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same number gives the same traffic; ${DEFAULT-VALUE} unless told otherwise.")
    private long seed;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Write the traffic to a capture file instead of showing it.")
    private Optional<Path> write = Optional.empty();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Span.class,
            description = "How much of it to write, 1s to 12h; 5m unless told otherwise.")
    private Optional<Duration> duration = Optional.empty();

    @Option(
            names = {"--page-port", "--port"},
            paramLabel = "PORT",
            description = "Port of the page, 0 to 65535; 0 takes any that is free; 9311 unless told otherwise.")
    private Optional<Integer> pagePort = Optional.empty();

    @Option(
            names = "--api-port",
            paramLabel = "PORT",
            description = "Port of the API and the metrics, 0 to 65535; 9310 unless told otherwise.")
    private Optional<Integer> apiPort = Optional.empty();

    @Spec
    private @Nullable CommandSpec spec;

    /** What shows the simulated site until it is stopped. */
    @FunctionalInterface
    public interface LiveSite {
        /**
         * @param pagePort empty leaves it to the default
         * @param apiPort empty leaves it to the default
         * @return the exit code, see {@link ExitCode}
         */
        int run(long seed, OptionalInt pagePort, OptionalInt apiPort);
    }

    /** Durations as in the configuration. */
    static final class Span implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Durations.parse(text.strip())
                    .orElseThrow(
                            () -> new TypeConversionException("'" + text + "' is not a duration; write 30s or 5m"));
        }
    }

    public DemoCommand(LiveSite live, PrintWriter out) {
        this.live = live;
        this.out = out;
    }

    @Override
    public Integer call() {
        if (write.isPresent()) {
            refuse(
                    pagePort.isPresent() || apiPort.isPresent(),
                    "ports belong to the live site, --write to a file: choose one");
            return write(write.get(), duration.orElse(Duration.ofMinutes(5)));
        }
        refuse(duration.isPresent(), "--duration needs --write FILE; the live site runs until it is stopped");
        return live.run(seed, port("--page-port", pagePort), port("--api-port", apiPort));
    }

    private OptionalInt port(String option, Optional<Integer> port) {
        refuse(port.filter(p -> p < 0 || p > 0xffff).isPresent(), option + " must be 0 to 65535");
        return port.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private int write(Path file, Duration span) {
        refuse(span.compareTo(SHORTEST) < 0 || span.compareTo(LONGEST) > 0, "--duration must be 1s to 12h");
        try {
            long frames = DemoCapture.write(file, seed, span);
            out.println(frames + " simulated frames of " + Durations.text(span) + " written to " + file
                    + "; the keys of its TLS to " + DemoCapture.keysOf(file));
            return ExitCode.OK;
        } catch (IOException reason) {
            throw new CommandFailure(
                    ExitCode.FAILED, file + " could not be written: is there such a folder, and room?", reason);
        }
    }

    private void refuse(boolean contradiction, String sentence) {
        if (contradiction) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
        }
    }
}
