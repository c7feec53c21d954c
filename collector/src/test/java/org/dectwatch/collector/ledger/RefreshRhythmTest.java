package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Moments that come again, and how many there are in one round. */
class RefreshRhythmTest {
    private static final long MILLI = 1_000_000L;
    private static final long START = 1_700_000_000_000L * MILLI;

    private final Random random = new Random(4711);

    private long[] handsets(int count, double periodSeconds, double seconds, int jitterMillis) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long period = Math.round(periodSeconds * 1000) * MILLI;
            for (long t = (long) (random.nextDouble() * period); t < seconds * 1000 * MILLI; t += period) {
                times.add(START + t + random.nextInt(jitterMillis + 1) * MILLI);
            }
        }
        return times.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static Optional<RefreshRhythm> rhythm(long[] times, double endSeconds) {
        return RefreshRhythm.of(times, START + Math.round(endSeconds * 1000) * MILLI);
    }

    @Test
    void findsThePeriodAndTheNumberOfHandsetsHoweverTheyLie() {
        for (int count : new int[] {1, 2, 20, 60, 150}) {
            RefreshRhythm found = rhythm(handsets(count, 60, 300, 30), 300).orElseThrow();
            assertThat(found.period()).isBetween(Duration.ofMillis(59_900), Duration.ofMillis(60_100));
            assertThat(found.perPeriod()).as("of %d", count).isBetween(count - count / 20, count + count / 20);
        }
    }

    @Test
    void findsABurstThatComesAgain() {
        List<Long> times = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 20; i++) {
                times.add(START + round * 18_016 * MILLI + i * 1_100_000L);
            }
        }
        RefreshRhythm found =
                rhythm(times.stream().mapToLong(Long::longValue).toArray(), 50).orElseThrow();
        assertThat(found.perPeriod()).isEqualTo(20);
        assertThat(found.period().toMillis()).isBetween(17_990L, 18_040L);
    }

    @Test
    void seesWhenHalfOfThemStopped() {
        long[] all = handsets(20, 60, 600, 20);
        long[] half = handsets(10, 60, 600, 20);
        List<Long> times = new ArrayList<>();
        for (long time : all) {
            if (time < START + 180_000 * MILLI) {
                times.add(time);
            }
        }
        for (long time : half) {
            if (time >= START + 180_000 * MILLI) {
                times.add(time);
            }
        }
        long[] mixed = times.stream().mapToLong(Long::longValue).sorted().toArray();
        assertThat(rhythm(mixed, 600).orElseThrow().perPeriod()).isBetween(9, 11);
    }

    @Test
    void seesThatAllStopped() {
        long[] times = handsets(20, 60, 300, 20);
        assertThat(rhythm(times, 900).orElseThrow().perPeriod()).isZero();
    }

    @Test
    void claimsNothingOfMomentsThatDoNotRepeat() {
        for (int seed = 0; seed < 20; seed++) {
            long[] chance =
                    random.longs(200, START, START + 600_000 * MILLI).sorted().toArray();
            assertThat(rhythm(chance, 600)).as("seed %d", seed).isEmpty();
        }
        assertThat(rhythm(handsets(1, 60, 100, 0), 100)).isEmpty();
    }

    @Test
    void claimsNothingBeforeASecondRoundIsOver() {
        assertThat(rhythm(handsets(20, 60, 90, 10), 90)).isEmpty();
    }
}
