package org.dectwatch.collector.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.testing.PlainPcap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RelayTest {
    private static Path capture(String scenario) throws URISyntaxException {
        String name = "/captures/" + scenario + "/capture.pcap";
        return Path.of(
                Objects.requireNonNull(RelayTest.class.getResource(name), name).toURI());
    }

    /** Plays a capture some times, from one buffer that is used again for each frame, as sources do. */
    private static void play(Path capture, FrameSink sink) {
        byte[] buffer = new byte[70_000];
        long[] last = {0, 0};
        for (int round = 0; round < 8; round++) {
            PlainPcap.read(capture, frame -> {
                Arrays.fill(buffer, (byte) 0);
                frame.bytes().copyTo(0, buffer, 0, frame.bytes().length());
                ByteView bytes = ByteView.of(buffer, 0, frame.bytes().length());
                long now = Math.max(last[0], frame.timeNanos());
                last[0] = now;
                sink.frame(new RawFrame(now, frame.source(), ++last[1], frame.link(), frame.originalLength(), bytes));
                if (last[1] % 100 == 0) {
                    sink.tick(now);
                }
            });
        }
        sink.end(last[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gen-hep3", "gen-hold-g726", "gen-srtp-tls", "gen-tcp-framing", "gen-tls-fail", "gen-udp-reg"})
    void givesTheObservationsOfOneThreadInTheirOrder(String scenario) throws Exception {
        Path capture = capture(scenario);
        List<Observation> alone = new ArrayList<>();
        IntakeOptions options = IntakeOptions.forFiles();
        play(capture, new Intake(options, new KeyRing(), new Directions(Set.of()), alone::add, frame -> {}, true));
        List<Observation> relayed = new ArrayList<>();
        try (Relay relay = new Relay("relayed")) {
            play(capture, Intake.through(relay, options, new KeyRing(), relayed::add));
        }
        assertThat(alone).hasSizeGreaterThan(10);
        assertThat(relayed).isEqualTo(alone);
    }

    @Test
    void readingWaitsWhileTheOtherThreadIsBusyAndHoldsNoMoreThanItsBlocks() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        long[] handedOn = {0};
        Relay relay = new Relay("busy");
        relay.then(() -> await(busy));
        Thread reader = new Thread(() -> {
            for (int i = 0; i < 100_000; i++) {
                relay.then(() -> {});
                synchronized (handedOn) {
                    handedOn[0]++;
                }
            }
        });
        reader.start();
        while (reader.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        synchronized (handedOn) {
            assertThat(handedOn[0]).isLessThan(20_000);
        }
        busy.countDown();
        reader.join();
        relay.close();
        assertThat(handedOn[0]).isEqualTo(100_000);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void whatBreaksOnTheOtherThreadIsThrownToTheReaderOnce() {
        Relay relay = new Relay("broken");
        relay.then(() -> {
            throw new IllegalArgumentException("broken there");
        });
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        relay.then(() -> {});
                    }
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broken there");
        relay.close();
    }

    @Test
    void whatBreaksAtTheVeryEndIsThrownWhenItCloses() {
        Relay relay = new Relay("late");
        relay.then(() -> {
            throw new IllegalArgumentException("broken there");
        });
        assertThatThrownBy(relay::close).isInstanceOf(IllegalArgumentException.class);
    }
}
