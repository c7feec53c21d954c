package org.dectwatch.dashboard.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The product and its peers as processes of their own, as a command line starts them; stopped together. */
public final class Product implements AutoCloseable {
    private static final Pattern PAGE = Pattern.compile("The page is at (http://\\S+)");

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();

    public Product(Path folder) {
        this.folder = folder;
    }

    /** Starts a program; what it says goes to the file {@code name}.log. */
    public Process start(String name, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Starts {@code collect} with these lines as its site file; returns the address of the page. */
    public String collect(Map<String, String> environment, String... site) throws IOException {
        Path file = Files.writeString(folder.resolve("site.yml"), String.join("\n", site) + "\n");
        start(
                "collector",
                environment,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.dectwatch.dashboard.Main",
                        "collect",
                        "--config",
                        file.toString(),
                        "--page-port",
                        "0"));
        return await("the collector starts: " + folder.resolve("collector.log"))
                .atMost(Duration.ofSeconds(60))
                .until(() -> PAGE.matcher(Files.readString(folder.resolve("collector.log"))), Matcher::find)
                .group(1);
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : processes) {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
