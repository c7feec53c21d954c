package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.RemoteReport;
import org.dectwatch.collector.domain.StreamKey;
import org.dectwatch.collector.domain.StreamTotals.Encryption;
import org.dectwatch.collector.domain.TsharkNumbers;
import org.dectwatch.collector.source.pcap.CaptureWriter;
import org.dectwatch.collector.source.pcap.LiveCaptureOptions;
import org.dectwatch.collector.testing.TsharkStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three calls of baresip through rtpengine, one of them enciphered, captured live and by tcpdump at once: tshark tells of both
 * captures what was counted while they ran.
 */
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RelayedCallsTest {
    private static final List<RelayedCalls.Call> CALLS = List.of(
            new RelayedCalls.Call("mulaw", "PCMU/8000", ""),
            new RelayedCalls.Call("alaw", "PCMA/8000", ""),
            new RelayedCalls.Call("secret", "PCMU/8000", ";mediaenc=srtp-mand"));

    /** Two captures stamp a packet each on their own, some microseconds apart; ms. */
    private static final double STAMPS_DIFFER = 0.1;

    private LiveLedger live;
    private Path ours;
    private Path theirs;

    @BeforeAll
    void calls(@TempDir Path folder) throws Exception {
        Peer.require("baresip", "kamailio", "rtpengine", "tcpdump", "tshark");
        ours = folder.resolve("ours.pcap");
        theirs = folder.resolve("theirs.pcap");
        try (RelayedCalls relayed = new RelayedCalls(folder);
                CaptureWriter writer =
                        new CaptureWriter(Files.newOutputStream(ours), CaptureWriter.Precision.NANOSECONDS)) {
            live = new LiveLedger(LiveCaptureOptions.of("lo").withFilter(relayed.filter()), frame -> {
                try {
                    writer.append(frame);
                } catch (IOException full) {
                    throw new UncheckedIOException(full);
                }
            });
            Process tcpdump = relayed.start(
                    "tcpdump",
                    "timeout",
                    "60",
                    "tcpdump",
                    "-i",
                    "lo",
                    "-U",
                    "--immediate-mode",
                    "-s",
                    "0",
                    "-B",
                    "8192",
                    "-w",
                    theirs.toString(),
                    relayed.filter());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> relayed.log("tcpdump").contains("listening on"));
            relayed.talk(CALLS);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> live.ledger.calls().stream()
                            .allMatch(call -> call.state().over()));
            live.close();
            writer.flush();
            await().atMost(Duration.ofSeconds(10)).until(() -> Files.size(theirs) >= Files.size(ours));
            tcpdump.destroy();
            assertThat(tcpdump.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @AfterAll
    void stop() {
        if (live != null) {
            live.close();
        }
    }

    private Map<StreamKey, TsharkNumbers> counted() {
        return live.ledger.streams().stream()
                .filter(stream -> stream.totals().tshark().isPresent())
                .collect(Collectors.toMap(
                        MediaStream::key,
                        stream -> stream.totals().tshark().orElseThrow().rounded()));
    }

    /** The streams that talked; a packet or two went to where an endpoint said it was before the relay knew better. */
    private Collection<MediaStream> talking() {
        return live.ledger.streams().stream()
                .filter(stream -> stream.totals().counts().packets() > 10)
                .toList();
    }

    @Test
    void tsharkPrintsOfTheFramesReadLiveWhatWasCountedLive() throws Exception {
        assertThat(live.source.stats().drops().kernel()).hasValue(0);
        Map<StreamKey, TsharkNumbers> printed = TsharkStreams.of(ours);
        assertThat(printed).hasSizeGreaterThanOrEqualTo(4 * CALLS.size());
        assertThat(counted()).containsExactlyInAnyOrderEntriesOf(printed);
    }

    @Test
    void tsharkPrintsTheSameOfWhatTcpdumpWroteMeanwhile() throws Exception {
        Map<StreamKey, TsharkNumbers> printed = TsharkStreams.of(theirs);
        Map<StreamKey, TsharkNumbers> counted = counted();
        assertThat(counted).containsOnlyKeys(printed.keySet());
        printed.forEach((key, theirs) -> {
            TsharkNumbers ours = counted.get(key);
            assertThat(List.of(ours.packets(), ours.lost(), ours.problem()))
                    .as("%s", key)
                    .isEqualTo(List.of(theirs.packets(), theirs.lost(), theirs.problem()));
            assertThat(ours.lostPercent()).isEqualTo(theirs.lostPercent());
            assertThat(ours.minDeltaMs()).isCloseTo(theirs.minDeltaMs(), within(STAMPS_DIFFER));
            assertThat(ours.meanDeltaMs()).isCloseTo(theirs.meanDeltaMs(), within(STAMPS_DIFFER));
            assertThat(ours.maxDeltaMs()).isCloseTo(theirs.maxDeltaMs(), within(STAMPS_DIFFER));
            assertThat(ours.minJitterMs()).isCloseTo(theirs.minJitterMs(), within(STAMPS_DIFFER));
            assertThat(ours.meanJitterMs()).isCloseTo(theirs.meanJitterMs(), within(STAMPS_DIFFER));
            assertThat(ours.maxJitterMs()).isCloseTo(theirs.maxJitterMs(), within(STAMPS_DIFFER));
        });
    }

    @Test
    void nothingWasLostDoubledOrReorderedAndNothingIsSaidToBe() {
        assertThat(talking()).hasSize(4 * CALLS.size()).allSatisfy(stream -> {
            assertThat(stream.totals().counts().unique()).isBetween(250L, 400L);
            assertThat(stream.totals().counts().lost()).isZero();
            assertThat(stream.totals().counts().packets())
                    .isEqualTo(stream.totals().counts().unique());
            assertThat(stream.totals().counts().reordered()).isZero();
            assertThat(stream.totals().counts().restarts()).isZero();
            assertThat(stream.totals().lossPattern().burstRatio()).isEqualTo(1);
            assertThat(stream.totals().timing().ptimeMs()).hasValue(20);
        });
    }

    @Test
    void eachStreamBelongsToItsCallWithItsCodecAndIsEncipheredWhereThatWasAgreed() {
        Map<String, Call> calls = live.ledger.calls().stream().collect(Collectors.toMap(Call::callId, call -> call));
        assertThat(calls).hasSize(CALLS.size());
        Map<String, Long> told = new TreeMap<>();
        for (MediaStream stream : talking()) {
            Call call = calls.get(stream.callId().orElseThrow());
            boolean agreed = call.srtp() == Call.Srtp.AGREED;
            assertThat(stream.codecs()).isEqualTo(call.agreedCodecs());
            assertThat(stream.totals().payload().encryption()).isEqualTo(agreed ? Encryption.SRTP : Encryption.CLEAR);
            told.merge(call.agreedCodecs() + (agreed ? " enciphered" : ""), 1L, Long::sum);
        }
        assertThat(told).isEqualTo(Map.of("[PCMU]", 4L, "[PCMA]", 4L, "[PCMU] enciphered", 4L));
    }

    @Test
    void bothEndsReportNoLossAndAsManyPacketsAsWereSeen() {
        List<MediaStream> clear = talking().stream()
                .filter(stream -> stream.totals().payload().encryption() == Encryption.CLEAR)
                .toList();
        assertThat(clear).hasSize(8).allSatisfy(stream -> {
            RemoteReport said = stream.remote().orElseThrow();
            assertThat(said.received().orElseThrow().lost()).isZero();
            // A first packet may have gone astray before the relay knew where to send, a last one may be on its way.
            assertThat(said.sent().orElseThrow().unseen().orElseThrow()).isBetween(-2L, 3L);
        });
        assertThat(talking())
                .filteredOn(stream -> stream.totals().payload().encryption() == Encryption.SRTP)
                .allMatch(stream -> stream.remote().isEmpty());
    }
}
