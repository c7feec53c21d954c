package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * `analyze` in a JVM of its own, with the limits that the script `run` sets.
 *
 * @param exit of the process
 * @param residentMib the most that it had in memory
 * @param said what it wrote
 */
record LimitedAnalyze(int exit, double seconds, long residentMib, String said) {
    static LimitedAnalyze run(Path capture, Path report, Path folder) throws Exception {
        File log = folder.resolve("analyze.log").toFile();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(optionsOfRun());
        command.addAll(List.of(
                "-cp",
                classPath(),
                "org.dectwatch.collector.Main",
                "analyze",
                capture.toString(),
                "--format",
                "json",
                "-o",
                report.toString()));
        long begun = System.nanoTime();
        Process process = Peer.start(log, command.toArray(String[]::new));
        long resident = 0;
        try {
            while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
                resident = Math.max(resident, peakResidentKib(process.pid()));
            }
        } finally {
            process.destroyForcibly();
        }
        return new LimitedAnalyze(
                process.exitValue(), (System.nanoTime() - begun) / 1e9, resident >> 10, Files.readString(log.toPath()));
    }

    /** The options for java in the script that starts the product. */
    private static List<String> optionsOfRun() throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(at.resolve("run")) || !Files.exists(at.resolve("pom.xml"))) {
            at = at.getParent();
        }
        String start = Files.readString(at.resolve("run"));
        String array = start.substring(start.indexOf("options=("));
        List<String> options = Pattern.compile("(?<= )-X[\\w:+=]+")
                .matcher(array.substring(0, array.indexOf(')')))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(options).anyMatch(option -> option.startsWith("-Xmx"));
        return options;
    }

    /** Where the classes under test are, also when a launcher loads them itself. */
    static String classPath() {
        if (LimitedAnalyze.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    /** As the kernel kept it; 0 when the process has just ended. */
    private static long peakResidentKib(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
