package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
    private static final long MOST_RESIDENT_MIB = 512;

    @TempDir
    Path folder;

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
        LimitedAnalyze run = LimitedAnalyze.run(capture, report, folder);
        assertThat(run.exit()).describedAs(run.said()).isZero();
        Told told = new Told(Told.parse(Files.readString(report)), List.of());
        long packets = told.capture().path("packets").asLong();
        System.out.printf(
                "big capture: %d packets, %d MiB, %.1f s, %.0f packets/s, peak resident %d MiB%n",
                packets, Files.size(capture) >> 20, run.seconds(), packets / run.seconds(), run.residentMib());
        assertThat(packets).isGreaterThan(5_000_000);
        assertThat(told.all("calls")).hasSize(1000);
        assertThat(run.residentMib()).isBetween(1L, MOST_RESIDENT_MIB);
    }
}
