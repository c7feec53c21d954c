package org.dectwatch.collector.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.dectwatch.collector.decode.DecodeOptions;
import org.dectwatch.collector.decode.FrameDecoder;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.RawFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is inferred without keys against what is read with them, in the same frames: an exchange is right when it ends with the very
 * frame that carries the 200 of a REGISTER. The figures stand in RATIONALE.md.
 */
class InferenceCalibrationTest {
    private static Path resource(String scenario, String file) {
        try {
            return Path.of(Objects.requireNonNull(
                            InferenceCalibrationTest.class.getResource("/captures/" + scenario + "/" + file))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How many exchanges were inferred, how many there were, and how many of the inferred ones were there. */
    private record Score(int inferred, int real, int right) {
        Score plus(Score other) {
            return new Score(inferred + other.inferred, real + other.real, right + other.right);
        }

        double precision() {
            return inferred == 0 ? 1 : (double) right / inferred;
        }

        double recall() {
            return real == 0 ? 1 : (double) right / real;
        }
    }

    /** When a REGISTER was granted, read with the keys. */
    private static final class Granted implements DecryptedSink {
        private final List<Long> times = new ArrayList<>();

        @Override
        public void plaintext(Flow flow, Carriage carriage, long connection, ByteView bytes, boolean late) {
            String text = new String(bytes.copy(), StandardCharsets.ISO_8859_1);
            if (text.startsWith("SIP/2.0 200") && text.contains(" REGISTER\r\n")) {
                times.add(carriage.timeNanos());
            }
        }

        @Override
        public void gap(Flow flow, Carriage carriage, long connection, long missing, boolean late) {}
    }

    private static Score score(String scenario, List<RawFrame> seen, List<RawFrame> all) {
        Granted real = new Granted();
        KeyRing keys = TlsReplay.keys(resource(scenario, "capture.keys"));
        play(all, new TlsTracker(TlsOptions.defaults(), keys, real, connection -> {}));
        List<Long> inferred = new ArrayList<>();
        play(
                seen,
                new TlsTracker(
                        TlsOptions.defaults(),
                        new KeyRing(),
                        DecryptedSink.none(),
                        connection -> {},
                        suggested -> inferred.addAll(suggested.exchanges())));
        List<Long> left = new ArrayList<>(real.times);
        int right = 0;
        for (Long time : inferred) {
            right += left.remove(time) ? 1 : 0;
        }
        return new Score(inferred.size(), real.times.size(), right);
    }

    private static void play(List<RawFrame> frames, TlsTracker tracker) {
        FrameDecoder decoder = new FrameDecoder(DecodeOptions.defaults(), tracker::segment);
        long now = 0;
        for (RawFrame frame : frames) {
            if (now > 0 && frame.timeNanos() / 1_000_000_000L > now / 1_000_000_000L) {
                decoder.tick(frame.timeNanos());
                tracker.tick(frame.timeNanos());
            }
            now = Math.max(now, frame.timeNanos());
            try {
                decoder.decode(frame);
            } catch (Malformed notOurs) {
                continue;
            }
        }
        decoder.end(now);
        tracker.tick(now);
    }

    @ParameterizedTest
    @CsvSource({
        "gen-tls12-20ep, 80",
        "gen-tls12-shared, 120",
        "gen-tls12-mixed, 70",
        "gen-tls13, 16",
        "gen-tls-fail, 9",
        "gen-srtp-tls, 1"
    })
    void findsTheRegistrationsOfAWholeCapture(String scenario, int real) {
        List<RawFrame> frames = TlsReplay.frames(resource(scenario, "capture.pcap"));
        Score score = score(scenario, frames, frames);
        assertThat(score.real()).isEqualTo(real);
        System.out.printf("%s: %s%n", scenario, score);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.97);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.97);
    }

    /** A burst of twenty on one connection is found whole or not at all: one lost frame upsets the order of all of them. */
    @ParameterizedTest
    @CsvSource({
        "gen-tls12-20ep, 100, 0.90",
        "gen-tls12-shared, 100, 0.40",
        "gen-tls12-mixed, 100, 0.75",
        "gen-tls12-20ep, 10, 0.50",
        "gen-tls12-shared, 10, 0",
        "gen-tls12-mixed, 10, 0.40"
    })
    void findsFewerAndHardlyAnyWrongWhenFramesAreMissing(String scenario, int oneIn, double recall) {
        List<RawFrame> frames = TlsReplay.frames(resource(scenario, "capture.pcap"));
        Score sum = new Score(0, 0, 0);
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            List<RawFrame> left = new ArrayList<>(frames);
            left.removeIf(frame -> random.nextInt(oneIn) == 0);
            sum = sum.plus(score(scenario, left, frames));
        }
        System.out.printf(
                "%s, one frame in %d missing: precision %.3f, recall %.3f of %d%n",
                scenario, oneIn, sum.precision(), sum.recall(), sum.real());
        assertThat(sum.precision()).isGreaterThan(0.97);
        assertThat(sum.recall()).isGreaterThanOrEqualTo(recall);
    }

    @Test
    void saysOfEachConnectionHowSureItIsAndNeverCertain() {
        List<TlsInferenceOf> told = new ArrayList<>();
        play(
                TlsReplay.frames(resource("gen-tls12-20ep", "capture.pcap")),
                new TlsTracker(
                        TlsOptions.defaults(),
                        new KeyRing(),
                        DecryptedSink.none(),
                        connection -> {},
                        suggested -> told.add(new TlsInferenceOf(
                                suggested.client().port(), suggested.inference().confidence()))));
        assertThat(told).isNotEmpty().allMatch(one -> one.confidence() > 0.5 && one.confidence() < 1);
    }

    private record TlsInferenceOf(int port, double confidence) {}
}
