package org.dectwatch.collector.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sizes and times alone: exchanges are found, and nothing else is taken for one. */
class ExchangeReaderTest {
    private static final long MILLI = 1_000_000L;

    private final ExchangeReader reader = new ExchangeReader();
    private long now = 1_000_000_000_000L;

    private ExchangeReaderTest client(int octets) {
        return after(1, true, octets);
    }

    private ExchangeReaderTest server(int octets) {
        return after(10, false, octets);
    }

    private ExchangeReaderTest after(long millis, boolean fromClient, int octets) {
        now += millis * MILLI;
        reader.record(fromClient, octets, now);
        return this;
    }

    private ExchangeReaderTest pause(long millis) {
        now += millis * MILLI;
        return this;
    }

    private void refresh(int size) {
        client(size).server(475).client(size + 258).server(539).pause(20_000);
    }

    @Test
    void requestChallengeRequestAnswerIsOneExchange() {
        refresh(612);
        refresh(612);
        refresh(613);
        assertThat(reader.granted()).isEqualTo(3);
        assertThat(reader.takeTimes()).hasSize(3);
        assertThat(reader.takeTimes()).isEmpty();
        assertThat(reader.shared()).isFalse();
        assertThat(reader.confidence()).isEqualTo(0.95);
    }

    @Test
    void aChallengeToTheCredentialsIsARefusalHoweverOftenItIsRepeated() {
        client(612).server(475);
        for (int i = 0; i < 15; i++) {
            client(870).server(475);
        }
        assertThat(reader.granted()).isZero();
        assertThat(reader.refused()).isEqualTo(1);
    }

    @Test
    void aRefusalThatEndsInAnotherAnswerWasNone() {
        client(612).server(475).client(870).server(475).client(871).server(539);
        assertThat(reader.granted()).isEqualTo(1);
        assertThat(reader.refused()).isZero();
    }

    @Test
    void credentialsThatHadGoneStaleAreFoundOnceAChallengeWasSeen() {
        refresh(612);
        client(870).server(475).client(870).server(539);
        assertThat(reader.granted()).isEqualTo(2);
    }

    @Test
    void aRequestWithOneAnswerIsPlain() {
        for (int i = 0; i < 5; i++) {
            client(450).server(420).pause(30_000);
        }
        client(450);
        assertThat(reader.granted()).isZero();
        assertThat(reader.plain()).isEqualTo(5);
        assertThat(reader.confidence()).isZero();
    }

    @Test
    void pingsAreNoRequests() {
        for (int i = 0; i < 10; i++) {
            client(4).server(2).pause(25_000);
        }
        assertThat(reader.plain() + reader.granted()).isZero();
    }

    @Test
    void aCallThatIsChallengedIsNoRegistration() {
        client(1100)
                .server(480)
                .client(420)
                .client(1370)
                .server(330)
                .server(600)
                .server(900);
        client(480).pause(30_000).client(600).server(480).pause(2_000).client(450);
        assertThat(reader.granted()).isZero();
    }

    @Test
    void whatTheServerAsksAndTheClientAnswersIsNoExchange() {
        refresh(612);
        after(1000, false, 700).client(400).pause(5_000);
        after(1000, false, 700).client(400).pause(5_000);
        refresh(612);
        assertThat(reader.granted()).isEqualTo(2);
    }

    @Test
    void afterALossItBeginsAnewAndSaysLess() {
        refresh(612);
        client(612).server(475);
        reader.lost();
        server(539).pause(20_000);
        refresh(612);
        assertThat(reader.granted()).isEqualTo(2);
        assertThat(reader.confidence()).isLessThan(0.7);
    }

    @Test
    void manyAtATimeAreCountedOneByOneAndTakenForShared() {
        for (int i = 0; i < 20; i++) {
            client(600 + i);
        }
        for (int i = 0; i < 20; i++) {
            server(475).client(858 + i);
        }
        for (int i = 0; i < 20; i++) {
            server(539);
        }
        assertThat(reader.granted()).isEqualTo(20);
        assertThat(reader.shared()).isTrue();
    }

    private record Sent(long at, boolean fromClient, int octets) {}

    /** A busy connection of {@code handsets} with calls, pings and notifications between; the times at which refreshes ended. */
    private static List<Long> busy(Random random, int handsets, boolean stale, List<Sent> out) {
        List<Long> truth = new ArrayList<>();
        for (int h = 0; h < handsets; h++) {
            int size = 560 + random.nextInt(120);
            int credentials = 200 + random.nextInt(150);
            long period = 60_000 + random.nextInt(200);
            boolean known = false;
            for (long t = random.nextInt(60_000); t < 600_000; t += period) {
                long at = t * MILLI + random.nextInt(1_000_000);
                int first = stale && known ? size + credentials : size;
                at = send(out, at, true, first);
                at = send(out, at + delay(random, 60), false, 475 + random.nextInt(3));
                at = send(out, at + delay(random, 8), true, size + credentials);
                truth.add(send(out, at + delay(random, 60), false, 541 + random.nextInt(3)));
                known = true;
            }
        }
        for (int call = 0; call < 30; call++) {
            long at = random.nextInt(550_000) * MILLI;
            at = send(out, at, true, 1050 + random.nextInt(60));
            at = send(out, at + delay(random, 60), false, 480);
            at = send(out, at + delay(random, 2), true, 400);
            at = send(out, at + MILLI / 2, true, 1330);
            at = send(out, at + delay(random, 60), false, 340);
            at = send(out, at + delay(random, 900), false, 610);
            at = send(out, at + 3_000 * MILLI, false, 880);
            at = send(out, at + delay(random, 8), true, 470);
            at = send(out, at + 20_000 * MILLI, true, 610);
            send(out, at + delay(random, 60), false, 430);
        }
        for (int asked = 0; asked < 20; asked++) {
            long at = send(out, random.nextInt(590_000) * MILLI, false, 690);
            send(out, at + delay(random, 20), true, 380);
        }
        for (long ping = 0; ping < 600_000; ping += 20_000) {
            send(out, ping * MILLI, true, 4);
        }
        out.sort(Comparator.comparingLong(Sent::at));
        return truth;
    }

    private static long send(List<Sent> out, long at, boolean fromClient, int octets) {
        out.add(new Sent(at, fromClient, octets));
        return at;
    }

    private static long delay(Random random, int mostMillis) {
        return MILLI / 4 + (long) (random.nextDouble() * mostMillis * MILLI);
    }

    private static double[] errors(int handsets, boolean stale) {
        int right = 0;
        int found = 0;
        int real = 0;
        for (int seed = 1; seed <= 10; seed++) {
            List<Sent> sent = new ArrayList<>();
            List<Long> truth = busy(new Random(seed), handsets, stale, sent);
            ExchangeReader reader = new ExchangeReader();
            List<Long> inferred = new ArrayList<>();
            for (Sent each : sent) {
                reader.record(each.fromClient(), each.octets(), each.at());
                inferred.addAll(reader.takeTimes());
            }
            List<Long> missed = new ArrayList<>(truth);
            for (Long time : inferred) {
                right += missed.remove(time) ? 1 : 0;
            }
            found += inferred.size();
            real += truth.size();
        }
        double precision = found == 0 ? 1 : (double) right / found;
        double recall = (double) right / real;
        System.out.printf(
                "%d handsets, calls between, %s: precision %.3f, recall %.3f of %d%n",
                handsets, stale ? "old credentials first" : "no credentials first", precision, recall, real);
        return new double[] {precision, recall};
    }

    @Test
    void onABusySharedConnectionTheErrorStaysSmall() {
        double[] leastRecall = {0.70, 0.88, 0.82};
        int[] handsets = {1, 20, 100};
        for (int i = 0; i < handsets.length; i++) {
            for (boolean stale : new boolean[] {false, true}) {
                double[] error = errors(handsets[i], stale);
                assertThat(error[0]).as("precision").isGreaterThan(0.93);
                assertThat(error[1]).as("recall").isGreaterThan(leastRecall[i]);
            }
        }
    }
}
