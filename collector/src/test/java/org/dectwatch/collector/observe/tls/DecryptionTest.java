package org.dectwatch.collector.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real captures with their key logs: what comes out is what tshark finds inside. */
class DecryptionTest {
    private static final String TWENTY = "gen-tls12-20ep.pcap";

    @Test
    void findsEveryMessageOfTwentyEndpoints() {
        TlsReplay replay = new TlsReplay(TlsOptions.defaults(), TlsReplay.keys(Shared.require("gen-tls12-20ep.keys")))
                .play(TlsReplay.frames(Shared.require(TWENTY)));

        assertThat(replay.connections()).hasSize(20).allSatisfy(connection -> {
            assertThat(connection.outcome()).contains(Outcome.ESTABLISHED);
            assertThat(connection.decrypted()).isTrue();
            assertThat(connection.resumed()).contains(false);
        });
        assertThat(replay.startLines).hasSize(352);
        assertThat(replay.count("REGISTER")).isEqualTo(176);
        assertThat(replay.count("200")).isEqualTo(80);
        assertThat(replay.count("401")).isEqualTo(96);
        assertThat(replay.lateRecords).isZero();
        assertThat(replay.gaps).isZero();
    }

    @Test
    void findsTheCallInsideTls() {
        TlsReplay replay = new TlsReplay(TlsOptions.defaults(), TlsReplay.keys(Shared.require("gen-srtp-tls.keys")))
                .play(TlsReplay.frames(Shared.require("gen-srtp-tls.pcap")));

        assertThat(replay.startLines)
                .containsOnly("REGISTER", "401", "200", "INVITE", "100", "180", "ACK", "BYE")
                .hasSize(19);
        assertThat(replay.count("INVITE")).isEqualTo(3);
        assertThat(replay.count("200")).isEqualTo(5);
        assertThat(replay.connections()).singleElement().satisfies(connection -> {
            assertThat(connection.outcome()).contains(Outcome.ESTABLISHED);
            assertThat(connection.open()).isTrue();
        });
    }

    @Test
    void readsTheMessagesOfEachKeyedAttemptThatFailedLater() {
        TlsReplay replay = new TlsReplay(TlsOptions.defaults(), TlsReplay.keys(Shared.require("gen-tls-fail.keys")))
                .play(TlsReplay.frames(Shared.require("gen-tls-fail.pcap")));

        assertThat(replay.count("REGISTER")).isEqualTo(21);
        assertThat(replay.count("401")).isEqualTo(11);
        assertThat(replay.count("200")).isEqualTo(9);
    }

    @Test
    void opensWhatWaitedWhenTheKeysComeAfterTheData() throws IOException {
        List<RawFrame> frames = TlsReplay.frames(Shared.require(TWENTY));
        String log = Files.readString(Shared.require("gen-tls12-20ep.keys"));
        KeyRing ring = new KeyRing();
        TlsReplay replay = new TlsReplay(TlsOptions.defaults(), ring);
        replay.play(frames);
        assertThat(replay.startLines).isEmpty();
        assertThat(replay.tracker.counters().heldBytes()).isPositive();

        ring.addAll(log);
        replay.tracker.tick(frames.get(frames.size() - 1).timeNanos() + 1_000_000);

        assertThat(replay.startLines).hasSize(352);
        assertThat(replay.lateRecords).isEqualTo(352);
        assertThat(replay.tracker.counters().heldBytes()).isZero();
        assertThat(replay.connections()).allMatch(TlsConnection::decrypted);
    }

    @Test
    void readsOnFromTheRightRecordWhenTheOldestCiphertextHadToGo() throws IOException {
        List<RawFrame> frames = TlsReplay.frames(Shared.require(TWENTY));
        KeyRing ring = new KeyRing();
        TlsReplay replay = new TlsReplay(TlsOptions.defaults().withHeld(3_000, 40_000), ring);
        replay.play(frames);
        assertThat(replay.tracker.counters().droppedRecords()).isPositive();
        assertThat(replay.tracker.counters().heldBytes()).isBetween(1L, 40_000L);

        ring.addAll(Files.readString(Shared.require("gen-tls12-20ep.keys")));
        replay.tracker.tick(frames.get(frames.size() - 1).timeNanos() + 1_000_000);

        assertThat(replay.startLines).hasSizeBetween(40, 200);
        assertThat(replay.tracker.counters().failedRecords()).isZero();
    }

    @Test
    void keepsNothingWhenTheHoldingIsSwitchedOff() {
        TlsReplay replay = new TlsReplay(TlsOptions.defaults().withHeld(0, 0), new KeyRing());
        replay.play(TlsReplay.frames(Shared.require(TWENTY)));
        assertThat(replay.tracker.counters().heldBytes()).isZero();
        assertThat(replay.connections()).hasSize(20);
    }

    @Test
    void givesUpCleanlyWhenTheSecretIsWrong() throws IOException {
        KeyRing wrong = new KeyRing();
        Files.readString(Shared.require("gen-tls12-20ep.keys"))
                .lines()
                .forEach(line -> wrong.add(line.substring(0, line.length() - 4) + "0000"));
        TlsReplay replay = new TlsReplay(TlsOptions.defaults(), wrong);
        replay.play(TlsReplay.frames(Shared.require(TWENTY)));
        assertThat(replay.startLines).isEmpty();
        assertThat(replay.tracker.counters().gaveUp()).isPositive();
        assertThat(replay.connections())
                .hasSize(20)
                .allMatch(connection -> connection.outcome().equals(Optional.of(Outcome.ESTABLISHED)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void contradictsNothingWhenATenthOfTheFramesIsMissing(int seed) {
        List<RawFrame> frames = TlsReplay.frames(Shared.require(TWENTY));
        Random random = new Random(seed);
        List<RawFrame> left = new ArrayList<>(frames);
        left.removeIf(frame -> random.nextInt(10) == 0);
        TlsReplay whole = new TlsReplay(TlsOptions.defaults(), TlsReplay.keys(Shared.require("gen-tls12-20ep.keys")));
        whole.play(frames);
        TlsReplay replay = new TlsReplay(TlsOptions.defaults(), TlsReplay.keys(Shared.require("gen-tls12-20ep.keys")));
        replay.play(left);

        for (TlsConnection connection : replay.connections()) {
            TlsConnection truth = whole.connections().stream()
                    .filter(c ->
                            c.client().equals(connection.client()) && c.server().equals(connection.server()))
                    .findFirst()
                    .orElseThrow();
            assertThat(connection.outcome().orElseThrow())
                    .isIn(Outcome.ESTABLISHED, Outcome.INCOMPLETE, Outcome.UNSEEN);
            connection.resumed().ifPresent(resumed -> assertThat(resumed).isFalse());
            connection
                    .version()
                    .ifPresent(version -> assertThat(truth.version()).contains(version));
            assertThat(truth.certificates()).containsAll(connection.certificates());
        }
        assertThat(whole.startLines).hasSizeGreaterThan(replay.startLines.size());
    }
}
