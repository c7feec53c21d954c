package org.dectwatch.collector.decode.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.testing.TcpTalk;
import org.junit.jupiter.api.Test;

class TcpConnectionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void tellsAWholeConnectionFromHandshakeToFin() {
        TcpTalk talk = new TcpTalk()
                .handshake()
                .client("PA", 1, 1, "hello")
                .server("A", 1, 6)
                .server("PA", 1, 6, "world")
                .client("FA", 6, 6)
                .server("FA", 6, 7)
                .client("A", 7, 7);
        assertThat(talk.told())
                .containsExactly("start #1 syn ack", "> hello", "< world", "> fin", "< fin", "> end FIN");
        assertThat(talk.decoded().stats().tcp().open()).isZero();
        assertThat(talk.decoded().stats().tcp().stragglers()).isEqualTo(1);
    }

    @Test
    void namesTheDirectionOfTheFirstSideToClose() {
        TcpTalk talk = new TcpTalk().handshake().server("FA", 1, 1).client("FA", 1, 2);
        assertThat(talk.told()).endsWith("< fin", "> fin", "< end FIN");
    }

    private static List<Optional<Boolean>> closedByClient(TcpTalk talk) {
        return talk.decoded().all(Segment.StreamHalfClose.class).stream()
                .map(half -> half.closer().map(way -> way.destination().port() == 5061))
                .toList();
    }

    @Test
    void aFinThatWasHeldBackWasStillTheFirst() {
        TcpTalk talk =
                new TcpTalk().handshake().client("FA", 6, 1).server("FA", 1, 7).tickAfter(SECOND);
        assertThat(talk.told()).containsExactly("start #1 syn ack", "< fin", "> gap 5", "> fin", "> end FIN");
        assertThat(closedByClient(talk)).containsExactly(Optional.of(true), Optional.of(true));
    }

    @Test
    void doesNotNameWhoClosedFirstWhenTheOthersFinMayBeWhatIsMissing() {
        TcpTalk talk = new TcpTalk()
                .handshake()
                .client("PA", 1, 1, "hello")
                .server("FA", 1, 12)
                .tickAfter(SECOND)
                .client("FA", 11, 2)
                .tickAfter(SECOND);
        assertThat(talk.told()).endsWith("> fin", "< end FIN_EITHER");
        assertThat(closedByClient(talk)).allMatch(Optional::isEmpty);
    }

    @Test
    void waitsForBytesThatTheFinOvertook() {
        TcpTalk talk = new TcpTalk().handshake().client("FA", 4, 1, "def").client("PA", 1, 1, "abc");
        assertThat(talk.told()).containsExactly("start #1 syn ack", "> abc", "> def", "> fin");
    }

    @Test
    void tellsAResetAndIgnoresWhatFollows() {
        TcpTalk talk = new TcpTalk()
                .handshake()
                .client("PA", 1, 1, "hello")
                .server("R", 1, 0)
                .client("PA", 6, 1, "more");
        assertThat(talk.told()).containsExactly("start #1 syn ack", "> hello", "< end RST");
        assertThat(talk.decoded().stats().tcp().stragglers()).isEqualTo(1);
    }

    @Test
    void doesNotBelieveAResetFarOutsideTheWindow() {
        TcpTalk talk = new TcpTalk().handshake().server("R", 1 << 28, 0).client("PA", 1, 1, "hello");
        assertThat(talk.told()).containsExactly("start #1 syn ack", "> hello");
        assertThat(talk.decoded().stats().tcp().implausible()).isEqualTo(1);
    }

    @Test
    void tellsARefusedConnectionWithItsAttempts() {
        TcpTalk talk =
                new TcpTalk().client("S", 0, 0).wait(SECOND).client("S", 0, 0).server("RA", 0, 1);
        assertThat(talk.told()).containsExactly("failed #1 REFUSED x2");
    }

    @Test
    void doesNotCountTheTwinOfASynAsAnAttempt() {
        TcpTalk talk = new TcpTalk()
                .client("S", 0, 0)
                .client("S", 0, 0)
                .server("RA", 0, 1)
                .server("RA", 0, 1);
        assertThat(talk.told()).containsExactly("failed #1 REFUSED x1");
    }

    @Test
    void tellsAnUnansweredSynAtItsOwnDeadline() {
        TcpTalk talk = new TcpTalk().client("S", 0, 0).wait(SECOND).client("S", 0, 0);
        long lastSyn = talk.decoded().now();
        talk.tickAfter(Duration.ofMinutes(5));
        assertThat(talk.told()).containsExactly("failed #1 UNANSWERED x2");
        Segment failed = talk.decoded().segments().get(0);
        assertThat(failed.carriage().timeNanos())
                .isEqualTo(lastSyn + Duration.ofSeconds(35).toNanos());
        assertThat(failed.carriage().ordinal()).isEqualTo(2);
    }

    @Test
    void tellsAnUnansweredSynWhenTheSourceEnds() {
        assertThat(new TcpTalk().client("S", 0, 0).end().told()).containsExactly("failed #1 UNANSWERED x1");
    }

    @Test
    void firesADeadlineBeforeTheFrameThatComesAfterIt() {
        TcpTalk talk = new TcpTalk().client("S", 0, 0).wait(Duration.ofMinutes(1));
        talk.ports(41_000, 5061).client("S", 0, 0).server("RA", 0, 1);
        assertThat(talk.told()).containsExactly("failed #1 UNANSWERED x1", "failed #2 REFUSED x1");
    }

    @Test
    void beginsInMidStreamWithTheServerByItsPort() {
        TcpTalk talk =
                new TcpTalk().ports(4_000, 5061).server("PA", 100, 50, "world").client("PA", 50, 105, "hello");
        assertThat(talk.told()).containsExactly("start #1 midstream", "< world", "> hello");
        assertThat(talk.decoded().segments().get(0).flow().destination().port()).isEqualTo(5061);
    }

    @Test
    void beginsInMidStreamWithTheHigherPortAsClientWhenNeitherIsKnown() {
        TcpTalk talk = new TcpTalk().ports(50_000, 8443).server("PA", 100, 50, "world");
        assertThat(talk.told()).containsExactly("start #1 midstream", "< world");
    }

    @Test
    void beginsWithWhatWasSeenOfTheHandshake() {
        assertThat(new TcpTalk().server("SA", 0, 1).client("PA", 1, 1, "x").told())
                .containsExactly("start #1 ack", "> x");
        assertThat(new TcpTalk()
                        .client("S", 0, 0)
                        .client("PA", 1, 1, "x")
                        .server("PA", 1, 2, "y")
                        .told())
                .containsExactly("start #1 syn", "> x", "< y");
    }

    @Test
    void givesANewSynOnTheSamePortsANewSerialNumber() {
        TcpTalk talk = new TcpTalk().handshake().client("PA", 1, 1, "old");
        talk.initial(900_000, 800_000).handshake().client("PA", 1, 1, "new");
        assertThat(talk.told())
                .containsExactly("start #1 syn ack", "> old", "> end REPLACED", "start #2 syn ack", "> new");
    }

    @Test
    void opensAgainAfterAnOrderlyEnd() {
        TcpTalk talk =
                new TcpTalk().handshake().client("FA", 1, 1).server("FA", 1, 2).client("A", 2, 2);
        talk.initial(900_000, 800_000).handshake();
        assertThat(talk.told()).endsWith("> end FIN", "start #2 syn ack");
    }

    @Test
    void ignoresRetransmittedHandshakes() {
        TcpTalk talk = new TcpTalk()
                .client("S", 0, 0)
                .server("SA", 0, 1)
                .wait(SECOND)
                .client("S", 0, 0)
                .server("SA", 0, 1)
                .client("PA", 1, 1, "x");
        assertThat(talk.told()).containsExactly("start #1 syn ack", "> x");
    }

    @Test
    void doesNotTakeAChallengeOfAnOldConnectionForAnAnswer() {
        TcpTalk talk = new TcpTalk().client("S", 0, 0);
        talk.initial(5_000_000, 7_000).server("A", 0, 9);
        assertThat(talk.told()).isEmpty();
        talk.initial(1_000, 7_000).wait(SECOND).client("S", 0, 0).server("SA", 0, 1);
        assertThat(talk.told()).containsExactly("start #1 syn ack");
    }

    @Test
    void endsWhatIsIdleForTooLongAtItsOwnDeadline() {
        TcpTalk talk = new TcpTalk().handshake();
        long last = talk.decoded().now();
        talk.tickAfter(Duration.ofDays(1));
        assertThat(talk.told()).endsWith("> end TIMEOUT");
        assertThat(talk.decoded().segments().get(1).carriage().timeNanos())
                .isEqualTo(last + Duration.ofHours(3).toNanos());
    }

    @Test
    void endsEverythingOpenWithItsSource() {
        TcpTalk talk = new TcpTalk().handshake().client("PA", 4, 1, "def").end();
        assertThat(talk.told()).containsExactly("start #1 syn ack", "> gap 3", "> def", "> end SOURCE_ENDED");
    }

    @Test
    void leavesALoneResetAlone() {
        assertThat(new TcpTalk().client("R", 5, 0).end().told()).isEmpty();
    }
}
