package org.dectwatch.collector.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.Failure;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.domain.TlsConnection.Reason;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Test;

/** Turns that the captures do not show. */
class TlsTrackerTest {
    private final TlsReplay replay = new TlsReplay(TlsOptions.defaults(), new KeyRing());
    private final List<Conversation.Read> reads =
            Conversation.read("tls12-aes128-gcm").connections().get(0);

    private boolean start(TlsTracker tracker, boolean midStream) {
        return tracker.segment(new Segment.StreamStart(
                Conversation.flow(0, true), Conversation.carriage(0), 0, !midStream, !midStream, midStream));
    }

    private boolean data(TlsTracker tracker, boolean fromClient, byte[] bytes, long millis) {
        return tracker.segment(new Segment.StreamData(
                Conversation.flow(0, fromClient), Conversation.carriage(millis), 0, ByteView.of(bytes)));
    }

    private void end(TlsTracker tracker, boolean byClient, Segment.End how, long millis) {
        tracker.segment(new Segment.StreamEnd(Conversation.flow(0, byClient), Conversation.carriage(millis), 0, how));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private Optional<Failure> failure() {
        return replay.connections().get(0).failure();
    }

    @Test
    void leavesConnectionsToOtherPortsAloneUntilTheyBeginLikeTls() {
        TlsReplay elsewhere = new TlsReplay(TlsOptions.defaults().withPorts(Set.of(8934)), new KeyRing());
        assertThat(start(elsewhere.tracker, false)).isFalse();
        assertThat(data(elsewhere.tracker, true, ascii("OPTIONS sip:a SIP/2.0\r\n"), 1))
                .isFalse();
        end(elsewhere.tracker, true, Segment.End.FIN, 2);
        assertThat(elsewhere.told).isEmpty();

        assertThat(start(elsewhere.tracker, false)).isFalse();
        assertThat(data(elsewhere.tracker, true, reads.get(0).bytes(), 3)).isTrue();
        assertThat(elsewhere.told).hasSize(1);
    }

    @Test
    void givesPlainSipOnATlsPortToThoseWhoReadIt() {
        assertThat(start(replay.tracker, false)).isTrue();
        assertThat(data(replay.tracker, true, ascii("REGISTER sip:a SIP/2.0\r\n"), 1))
                .isFalse();
        assertThat(data(replay.tracker, true, ascii("Via: x\r\n\r\n"), 2)).isFalse();
        assertThat(replay.connections().get(0).outcome()).contains(Outcome.NOT_TLS);
    }

    @Test
    void takesAWebRequestOnATlsPortForWhatItIs() {
        start(replay.tracker, false);
        assertThat(data(replay.tracker, true, ascii("GET / HTTP/1.1\r\n\r\n"), 1))
                .isFalse();
        end(replay.tracker, false, Segment.End.FIN, 2);
        assertThat(replay.connections().get(0).outcome()).contains(Outcome.NOT_TLS);
        assertThat(replay.connections().get(0).close().orElseThrow().by()).isEqualTo(Side.SERVER);
    }

    @Test
    void tellsAResetBeforeTheHelloFromOneAfterIt() {
        start(replay.tracker, false);
        end(replay.tracker, false, Segment.End.RST, 2);
        assertThat(failure()).contains(new Failure(Side.SERVER, Optional.empty(), Reason.RESET));
        assertThat(replay.connections().get(0).offer()).isEmpty();
    }

    @Test
    void tellsSilenceWhileItLastsAndTakesItBack() {
        start(replay.tracker, false);
        data(replay.tracker, true, reads.get(0).bytes(), 1);
        sign(Segment.Sign.ACKNOWLEDGED, 2);
        replay.tracker.tick(Conversation.carriage(20_000).timeNanos());
        assertThat(replay.connections().get(0).outcome()).isEmpty();
        replay.tracker.tick(Conversation.carriage(31_000).timeNanos());
        assertThat(failure()).contains(new Failure(Side.SERVER, Optional.empty(), Reason.SILENCE));
        for (int i = 1; i < reads.size(); i++) {
            data(replay.tracker, reads.get(i).fromClient(), reads.get(i).bytes(), 31_000 + i);
        }
        assertThat(replay.connections().get(0).outcome()).contains(Outcome.ESTABLISHED);
    }

    /** What TCP says of what the client said last. */
    private void sign(Segment.Sign sign, long millis) {
        replay.tracker.segment(
                new Segment.StreamSign(Conversation.flow(0, true), Conversation.carriage(millis), 0, sign));
    }

    @Test
    void callsNobodySilentWhenTheRestOfTheConnectionMayBeUnseen() {
        start(replay.tracker, false);
        data(replay.tracker, true, reads.get(0).bytes(), 1);
        replay.tracker.tick(Conversation.carriage(100_000).timeNanos());
        assertThat(replay.connections().get(0).outcome()).isEmpty();
        sign(Segment.Sign.REPEATED, 100_001);
        replay.tracker.tick(Conversation.carriage(101_000).timeNanos());
        assertThat(failure()).contains(new Failure(Side.SERVER, Optional.empty(), Reason.SILENCE));
    }

    @Test
    void blamesTheSideWhoseTurnItWas() {
        start(replay.tracker, false);
        data(replay.tracker, true, reads.get(0).bytes(), 1);
        data(replay.tracker, false, reads.get(1).bytes(), 2);
        end(replay.tracker, false, Segment.End.FIN, 3);
        assertThat(failure()).contains(new Failure(Side.CLIENT, Optional.empty(), Reason.SILENCE));
    }

    @Test
    void takesAConnectionWithoutAnyOctetForClosedByWhoClosedIt() {
        start(replay.tracker, false);
        end(replay.tracker, true, Segment.End.FIN, 3);
        assertThat(failure()).contains(new Failure(Side.CLIENT, Optional.empty(), Reason.CLOSED));
    }

    @Test
    void saysIncompleteWhenOnlyAGapHidesTheRest() {
        start(replay.tracker, false);
        data(replay.tracker, true, reads.get(0).bytes(), 1);
        replay.tracker.segment(new Segment.StreamGap(
                Conversation.flow(0, false),
                Conversation.carriage(2),
                0,
                reads.get(1).bytes().length));
        end(replay.tracker, true, Segment.End.FIN, 3);
        TlsConnection connection = replay.connections().get(0);
        assertThat(connection.outcome()).contains(Outcome.INCOMPLETE);
        assertThat(connection.resumed()).isEmpty();
        assertThat(connection.fromServer().missing()).isEqualTo(reads.get(1).bytes().length);
    }

    @Test
    void saysUnseenWhenItBeganBeforeTheCapture() {
        List<RawFrame> frames = TlsReplay.frames(Shared.require("gen-tls12-20ep.pcap"));
        long begin = frames.get(0).timeNanos() + 17_000_000_000L;
        TlsReplay late = new TlsReplay(TlsOptions.defaults(), new KeyRing());
        late.play(frames.stream().filter(frame -> frame.timeNanos() > begin).toList());
        assertThat(late.connections()).hasSize(20).allSatisfy(connection -> {
            assertThat(connection.outcome()).contains(Outcome.UNSEEN);
            assertThat(connection.server().port()).isEqualTo(5061);
        });
    }

    @Test
    void letsTheIdlestGoWhenThereAreTooMany() {
        TlsOptions few = new TlsOptions(
                Set.of(5061),
                Set.of(),
                false,
                java.time.Duration.ofSeconds(30),
                3,
                new org.dectwatch.collector.options.Size(1000),
                new org.dectwatch.collector.options.Size(1000),
                java.time.Duration.ZERO);
        TlsReplay small = new TlsReplay(few, new KeyRing());
        for (int i = 0; i < 10; i++) {
            small.tracker.segment(new Segment.StreamStart(
                    Conversation.flow(i, true), Conversation.carriage(i), i, true, true, false));
        }
        assertThat(small.tracker.counters().evicted()).isEqualTo(7);
        assertThat(small.connections().get(0).outcome()).contains(Outcome.INCOMPLETE);
    }
}
