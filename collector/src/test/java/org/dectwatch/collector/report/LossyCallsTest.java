package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of calls some of the frames were never captured: of their signalling less is told than of the whole, and nothing else; and where
 * packets of speech are missing it is said that the capture may have lost them.
 */
class LossyCallsTest {
    private static final int SEEDS = 20;

    @TempDir
    Path folder;

    private Course lossy(Path capture, int seed, double share) {
        Path file = folder.resolve("lossy.pcap");
        LostFrames.scattered(capture, file, seed, share);
        return Course.of(file, keys(capture));
    }

    private static List<Path> keys(Path capture) {
        Path keys = capture.resolveSibling("capture.keys");
        return Files.exists(keys) ? List.of(keys) : List.of();
    }

    private void nothingContradicts(Path capture, double share) {
        Course whole = Course.of(capture, keys(capture));
        Set<String> real = Set.copyOf(whole.told().rows("findings", "rule", "subject"));
        IntStream.rangeClosed(1, SEEDS).forEach(seed -> {
            Course told = lossy(capture, seed, share);
            assertThat(Contradictions.ofCalls(whole, told))
                    .as("seed %d", seed)
                    .allMatch(sentence -> sentence.startsWith("found: media-quality-poor"));
            assertThat(told.told().all("findings"))
                    .as("seed %d", seed)
                    .filteredOn(finding -> !real.contains(Told.row(finding, "rule", "subject")))
                    .allMatch(finding -> finding.path("why").asText().contains("capture"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "gen-hold-g726, 0.05", "gen-hold-g726, 0.1", "gen-hold-g726, 0.2",
        "gen-udp-reg, 0.05", "gen-udp-reg, 0.1", "gen-udp-reg, 0.2",
        "gen-srtp-tls, 0.05", "gen-srtp-tls, 0.1", "gen-srtp-tls, 0.2"
    })
    void nothingToldOfTheRestContradictsTheWhole(String scenario, double share) {
        nothingContradicts(Told.capture(scenario), share);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.2})
    void norWherePacketsWereLostOnTheWayAsWell(double share) {
        nothingContradicts(Shared.require("gen-impaired-s.pcap"), share);
    }

    @Test
    void lossThatReceiversMissedTooStaysAWarningThoughTheCaptureLosesMore() {
        Course told = lossy(Shared.require("gen-impaired-s.pcap"), 1, 0.02);
        assertThat(told.told().rows("findings", "severity", "rule"))
                .filteredOn(row -> row.endsWith("media-quality-poor"))
                .containsOnly("warning media-quality-poor");
    }
}
