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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dectwatch.collector.report.Told;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thousand calls for a minute, 1.3 GB, analysed in a JVM with the limits that `run` sets. */
@Tag("big")
class BigCaptureTest {
    private static final long MOST_RESIDENT_KIB = 512L << 10;

    @TempDir
    Path folder;

    /** The options for java in the script that starts the product. */
    private static List<String> optionsOfRun() throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(at.resolve("run")) || !Files.exists(at.resolve("pom.xml"))) {
            at = at.getParent();
        }
        String start = Files.readString(at.resolve("run"));
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
    private static String classPath() {
        if (BigCaptureTest.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    private Path bigCapture(File log) throws Exception {
        Optional<Path> source = Shared.file("lab/bigpcap.c");
        Assumptions.assumeTrue(source.isPresent(), "shared/lab/bigpcap.c is not beside this checkout");
        Path program = folder.resolve("bigpcap");
        int compiled = Peer.run(
                log,
                60,
                "cc",
                "-O2",
                "-o",
                program.toString(),
                source.orElseThrow().toString(),
                "-lm");
        assertThat(compiled).describedAs(Files.readString(log.toPath())).isZero();
        Path capture = folder.resolve("big.pcap");
        assertThat(Peer.run(
                        folder.resolve("truth").toFile(), 120, program.toString(), capture.toString(), "1000", "60"))
                .isZero();
        return capture;
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void isReadInConstantMemory() throws Exception {
        File log = folder.resolve("log").toFile();
        Path capture = bigCapture(log);
        Path report = folder.resolve("report.json");
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
        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(process.exitValue())
                .describedAs(Files.readString(log.toPath()))
                .isZero();
        Told told = new Told(Told.parse(Files.readString(report)), List.of());
        long packets = told.capture().path("packets").asLong();
        System.out.printf(
                "big capture: %d packets, %d MiB, %.1f s, %.0f packets/s, peak resident %d MiB%n",
                packets, Files.size(capture) >> 20, seconds, packets / seconds, resident >> 10);
        assertThat(packets).isGreaterThan(5_000_000);
        assertThat(told.all("calls")).hasSize(1000);
        assertThat(resident).isBetween(1L, MOST_RESIDENT_KIB);
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
