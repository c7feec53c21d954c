package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of twenty handsets inside TLS some of the frames were never captured: less is told than of the whole, and nothing else, neither
 * at the end nor on the way.
 */
class LossyTlsTest {
    private static final Path CAPTURE = Told.capture("gen-tls12-20ep");
    private static final List<Path> KEYS = List.of(CAPTURE.resolveSibling("capture.keys"));
    private static final Course WITH_KEYS = Course.of(CAPTURE, KEYS);
    private static final Course WITHOUT_KEYS = Course.of(CAPTURE, List.of());

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 20);
    }

    private Path scattered(int seed, double share) {
        Path file = folder.resolve("lossy.pcap");
        LostFrames.scattered(CAPTURE, file, seed, share);
        return file;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingToldOfNineTenthsContradictsTheWhole(int seed) {
        Course told = Course.of(scattered(seed, 0.1), KEYS);
        assertThat(Contradictions.of(WITH_KEYS, told)).isEmpty();
        assertThat(told.told().all("registrations"))
                .hasSizeGreaterThan(10)
                .noneMatch(one -> one.path("lastOutcome").asText().equals("UNANSWERED"));
        assertThat(told.told().sip().path("messages").asInt()).isGreaterThan(150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingToldOfNineTenthsWithoutKeysContradictsTheWhole(int seed) {
        Course told = Course.of(scattered(seed, 0.1), List.of());
        assertThat(Contradictions.of(WITHOUT_KEYS, told)).isEmpty();
        assertThat(told.told().all("tls")).hasSize(20);
        assertThat(told.told().all("registrations")).isEmpty();
    }

    @Tag("big")
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.1})
    void norDoesItInTwoHundredOtherCases(double share) {
        IntStream.rangeClosed(21, 220).forEach(seed -> {
            Path file = scattered(seed, share);
            assertThat(Contradictions.of(WITH_KEYS, Course.of(file, KEYS)))
                    .as("seed %d with keys", seed)
                    .isEmpty();
            assertThat(Contradictions.of(WITHOUT_KEYS, Course.of(file, List.of())))
                    .as("seed %d", seed)
                    .isEmpty();
        });
    }

    /**
     * What a burst took away with nothing left to show it was believed to be as before: a goodbye, when the capture ends with it.
     * But nobody is called lost.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void aBurstThatTakesAWholeRenewalMakesNobodyLost(int seed) {
        Path file = folder.resolve("bursts.pcap");
        LostFrames.inBursts(CAPTURE, file, seed, 0.02);
        assertThat(Contradictions.of(WITH_KEYS, Course.of(file, KEYS)))
                .noneMatch(sentence -> sentence.contains("alert") || sentence.contains("was EXPIRED"));
    }
}
