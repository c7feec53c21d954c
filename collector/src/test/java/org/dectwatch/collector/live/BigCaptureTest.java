package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dectwatch.collector.report.Told;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thousand calls for a minute, 1.3 GB, analysed in a JVM with the limits that `run` sets. */
@Tag("big")
class BigCaptureTest {
    private static final long MOST_RESIDENT_KIB = 512L << 10;
    /** What the generator says that it wrote. */
    private static final long PACKETS = 5_630_262;

    private static final long RTP_PACKETS = 5_593_798;
    private static final long RTP_LOST = 28_402;
    /** Of all threads together, so that other work on the machine counts little; more than twice as much is usual. */
    private static final double PACKETS_PER_PROCESSOR_SECOND = 500_000;

    private static final double PACKETS_PER_SECOND = 2_000_000;
    private static final int RUNS = 7;

    @TempDir
    Path folder;

    private Path bigCapture(File log) throws Exception {
        Path source = Shared.requireFile("lab/bigpcap.c");
        Path program = folder.resolve("bigpcap");
        int compiled = Peer.run(log, 60, "cc", "-O2", "-o", program.toString(), source.toString(), "-lm");
        assertThat(compiled).describedAs(Files.readString(log.toPath())).isZero();
        Path capture = folder.resolve("big.pcap");
        assertThat(Peer.run(
                        folder.resolve("truth").toFile(), 120, program.toString(), capture.toString(), "1000", "60"))
                .isZero();
        return capture;
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void isReadInConstantMemoryAndCountedExactly() throws Exception {
        File log = folder.resolve("log").toFile();
        Path capture = bigCapture(log);
        Path report = folder.resolve("report.json");
        Path collections = folder.resolve("collections");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(RunScript.options());
        command.add("-Xlog:gc:file=" + collections);
        command.addAll(List.of("-cp", RunScript.classPath(), "org.dectwatch.collector.Main", "analyze"));
        command.addAll(List.of(capture.toString(), "--format", "json", "-o", report.toString()));
        Cost cost = cost(log, command);
        assertThat(cost.exit()).describedAs(Files.readString(log.toPath())).isZero();
        Told told = new Told(Told.parse(Files.readString(report)), List.of());
        long packets = told.capture().path("packets").asLong();
        print(capture, packets, cost, allocated(Files.readString(collections)));
        assertThat(packets).isEqualTo(PACKETS);
        assertThat(told.all("calls")).hasSize(1000);
        assertThat(told.all("streams")).hasSize(2000);
        assertThat(sum(told, "packets")).isEqualTo(RTP_PACKETS);
        assertThat(sum(told, "lost")).isEqualTo(RTP_LOST);
        assertThat(cost.residentKib()).isBetween(1L, MOST_RESIDENT_KIB);
        assertThat(packets / cost.processorSeconds()).isGreaterThan(PACKETS_PER_PROCESSOR_SECOND);
    }

    /** Its start and its report included. What the machine does besides only slows it: the best of some runs counts. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void isAnalysedByRunAtTwoMillionPacketsASecond() throws Exception {
        File log = folder.resolve("log").toFile();
        Path capture = bigCapture(log);
        Path report = folder.resolve("report.json");
        String run = RunScript.path().toString();
        assertThat(Peer.run(log, 300, run, "--version")).isZero();
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            // So that it lies in the page cache.
            assertThat(Peer.run(folder.resolve("read").toFile(), 60, "cksum", capture.toString()))
                    .isZero();
            Cost cost =
                    cost(log, List.of(run, "analyze", capture.toString(), "--format", "json", "-o", report.toString()));
            assertThat(cost.exit()).describedAs(Files.readString(log.toPath())).isZero();
            assertThat(cost.residentKib()).isBetween(1L, MOST_RESIDENT_KIB);
            seconds.add(cost.seconds());
        }
        Collections.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "run analyze: %.2f to %.2f s, half of %d runs below %.2f s, %.2f million packets/s at best%n",
                seconds.get(0),
                seconds.get(RUNS - 1),
                RUNS,
                seconds.get(RUNS / 2),
                PACKETS / seconds.get(0) / 1e6);
        assertThat(PACKETS / seconds.get(0)).isGreaterThan(PACKETS_PER_SECOND);
    }

    private static long sum(Told told, String field) {
        return told.all("streams").stream()
                .mapToLong(stream -> stream.path(field).asLong())
                .sum();
    }

    /** What a process took: {@code residentKib} at most, wall clock and processor time in seconds. */
    private record Cost(int exit, double seconds, double processorSeconds, long residentKib) {}

    private static Cost cost(File log, List<String> command) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = Peer.start(log, command.toArray(String[]::new));
        long resident = 0;
        double processor = 0;
        try {
            while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
                resident = Math.max(resident, RunScript.peakResidentKib(process.pid()));
                processor = Math.max(
                        processor,
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9);
            }
        } finally {
            process.destroyForcibly();
        }
        return new Cost(process.exitValue(), (System.nanoTime() - begun) / 1e9, processor, resident);
    }

    /** Octets: the heap before each collection less what the one before had left. */
    private static long allocated(String collections) {
        long left = 0;
        long sum = 0;
        Matcher line = Pattern.compile("(\\d+)M->(\\d+)M").matcher(collections);
        while (line.find()) {
            sum += Long.parseLong(line.group(1)) - left;
            left = Long.parseLong(line.group(2));
        }
        return sum << 20;
    }

    private void print(Path capture, long packets, Cost cost, long allocated) throws Exception {
        System.out.printf(
                "big capture: %d packets, %d MiB, %.2f s, %.0f packets/s, %.2f s of processor time, peak resident %d MiB,"
                        + " %d octets allocated a packet%n",
                packets,
                Files.size(capture) >> 20,
                cost.seconds(),
                packets / cost.seconds(),
                cost.processorSeconds(),
                cost.residentKib() >> 10,
                allocated / packets);
        if (Files.isExecutable(Path.of("/usr/bin/tcpdump"))) {
            Cost copied = cost(
                    folder.resolve("peer").toFile(), List.of("tcpdump", "-r", capture.toString(), "-w", "/dev/null"));
            System.out.printf("tcpdump, which copies it only: %.2f s%n", copied.seconds());
        }
    }
}
