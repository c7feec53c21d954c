package org.dectwatch.collector.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.TlsInference;
import org.dectwatch.collector.domain.TlsInference.KeepAliveBy;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Segment;
import org.junit.jupiter.api.Test;

/** How a connection is kept alive and why it may have broken: from records and TCP, without a key. */
class ConnectionInferenceTest {
    private final List<Suggested> told = new ArrayList<>();
    private final TlsTracker tracker =
            new TlsTracker(TlsOptions.defaults(), new KeyRing(), DecryptedSink.none(), connection -> {}, told::add);
    private final List<Conversation.Read> handshake =
            Conversation.read("tls12-aes128-gcm").connections().get(0).subList(0, 4);
    private long millis = 10;

    ConnectionInferenceTest() {
        tracker.segment(
                new Segment.StreamStart(Conversation.flow(0, true), Conversation.carriage(0), 0, true, true, false));
        for (Conversation.Read read : handshake) {
            tracker.segment(new Segment.StreamData(
                    Conversation.flow(0, read.fromClient()),
                    Conversation.carriage(millis++),
                    0,
                    ByteView.of(read.bytes())));
        }
    }

    /** A record of application data with so many octets of content; AES-GCM adds 24. */
    private ConnectionInferenceTest says(boolean client, int octets) {
        byte[] record = new byte[5 + octets + 24];
        record[0] = 23;
        record[1] = 3;
        record[2] = 3;
        record[3] = (byte) (octets + 24 >> 8);
        record[4] = (byte) (octets + 24);
        tracker.segment(new Segment.StreamData(
                Conversation.flow(0, client), Conversation.carriage(millis), 0, ByteView.of(record)));
        return this;
    }

    private ConnectionInferenceTest sign(boolean client, Segment.Sign sign) {
        tracker.segment(new Segment.StreamSign(Conversation.flow(0, client), Conversation.carriage(millis), 0, sign));
        return this;
    }

    private ConnectionInferenceTest later(int seconds) {
        for (int i = 0; i < seconds; i++) {
            millis += 1000;
            tracker.tick(Conversation.carriage(millis).timeNanos());
        }
        return this;
    }

    private Optional<TlsInference> ends(Segment.End how) {
        tracker.segment(new Segment.StreamEnd(Conversation.flow(0, false), Conversation.carriage(millis), 0, how));
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(told.get(told.size() - 1).inference());
    }

    private TlsInference last() {
        return told.get(told.size() - 1).inference();
    }

    @Test
    void pingsOfTwoLineEndsAreAKeepAlive() {
        for (int i = 0; i < 6; i++) {
            says(true, 4).says(false, 2).later(25);
        }
        assertThat(last().keepAlive()).contains(Duration.ofSeconds(25));
        assertThat(last().keepAliveBy()).contains(KeepAliveBy.CRLF);
        assertThat(last().granted() + last().plain()).isZero();
    }

    @Test
    void probesOfTcpAreAKeepAliveToo() {
        says(true, 600).says(false, 500);
        for (int i = 0; i < 5; i++) {
            later(45).sign(true, Segment.Sign.KEEP_ALIVE);
        }
        later(2);
        assertThat(last().keepAlive()).contains(Duration.ofSeconds(45));
        assertThat(last().keepAliveBy()).contains(KeepAliveBy.TCP);
    }

    @Test
    void aResetOutOfSilenceTellsHowLongTheSilenceWas() {
        says(true, 600).says(false, 500).later(300);
        assertThat(ends(Segment.End.RST).orElseThrow().idleBeforeEnd()).contains(Duration.ofSeconds(300));
    }

    @Test
    void wordsAfterALongPauseThatNobodyAcknowledgesTellTheSame() {
        says(true, 600).says(false, 500).later(900).says(true, 600).later(20);
        sign(true, Segment.Sign.REPEATED).later(40);
        assertThat(ends(Segment.End.RST).orElseThrow().idleBeforeEnd()).contains(Duration.ofSeconds(900));
    }

    @Test
    void wordsThatAreSwallowedForGoodTellItToo() {
        says(true, 600).says(false, 500).later(900).says(true, 600).later(20);
        sign(true, Segment.Sign.REPEATED).later(3600);
        assertThat(ends(Segment.End.TIMEOUT).orElseThrow().idleBeforeEnd()).contains(Duration.ofSeconds(900));
    }

    @Test
    void aConnectionOfWhichNothingMoreWasSeenTellsNoIdleness() {
        says(true, 600).says(false, 500).later(3600);
        assertThat(ends(Segment.End.TIMEOUT).flatMap(TlsInference::idleBeforeEnd))
                .isEmpty();
    }

    @Test
    void whatTcpKeepsAliveIsNotIdle() {
        says(true, 600).says(false, 500);
        for (int i = 0; i < 6; i++) {
            later(50).sign(true, Segment.Sign.KEEP_ALIVE);
        }
        later(5);
        assertThat(ends(Segment.End.RST).flatMap(TlsInference::idleBeforeEnd)).isEmpty();
    }

    @Test
    void aPauseThatTheConnectionSurvivedExplainsNothing() {
        says(true, 600)
                .says(false, 500)
                .later(900)
                .says(true, 600)
                .says(false, 500)
                .later(2);
        assertThat(ends(Segment.End.RST).orElseThrow().idleBeforeEnd()).isEmpty();
    }

    @Test
    void anAcknowledgementIsASignOfLifeEvenWithoutAnAnswer() {
        says(true, 600)
                .says(false, 500)
                .later(900)
                .says(true, 4)
                .sign(true, Segment.Sign.ACKNOWLEDGED)
                .later(2);
        assertThat(ends(Segment.End.RST).flatMap(TlsInference::idleBeforeEnd)).isEmpty();
    }

    @Test
    void anOrderlyEndIsNoBreak() {
        says(true, 600).says(false, 500).later(900);
        assertThat(ends(Segment.End.FIN).flatMap(TlsInference::idleBeforeEnd)).isEmpty();
    }

    @Test
    void isToldOnceASecondAtMostAndOnlyWhenItChanged() {
        for (int i = 0; i < 50; i++) {
            says(true, 600).says(false, 475).says(true, 860).says(false, 540);
            millis += 100;
            tracker.tick(Conversation.carriage(millis).timeNanos());
        }
        later(60);
        assertThat(told).hasSizeBetween(4, 8);
        assertThat(last().granted()).isEqualTo(50);
        assertThat(told.stream().mapToInt(one -> one.exchanges().size()).sum()).isEqualTo(50);
    }
}
