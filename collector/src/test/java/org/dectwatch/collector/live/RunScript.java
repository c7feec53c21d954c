package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The script `run` that starts the product, and what a JVM that stands in for it needs. */
final class RunScript {
    private RunScript() {}

    static Path path() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(at.resolve("run")) || !Files.exists(at.resolve("pom.xml"))) {
            at = at.getParent();
        }
        return at.resolve("run");
    }

    /** The options for java in it. */
    static List<String> options() throws IOException {
        String start = Files.readString(path());
        int begin = start.indexOf("options=(");
        List<String> options = Pattern.compile("(?<=\\s)-X[\\w:+=]+")
                .matcher(start.substring(begin, start.indexOf(")\n", begin)))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(options).anyMatch(option -> option.startsWith("-Xmx"));
        return options;
    }

    /** Where the classes under test are, also when a launcher loads them itself. */
    static String classPath() {
        if (RunScript.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    /** The most that a process had in memory, as the kernel kept it; 0 when it has just ended. */
    static long peakResidentKib(long pid) {
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
