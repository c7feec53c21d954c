package org.dectwatch.collector.decode.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.dectwatch.collector.decode.DecodeOptions;
import org.dectwatch.collector.table.Limits;
import org.dectwatch.collector.testing.TcpTalk;
import org.junit.jupiter.api.Test;

class TcpOrderTest {
    private static final String START = "start #1 syn ack";

    @Test
    void putsSegmentsInOrder() {
        TcpTalk talk = new TcpTalk()
                .handshake()
                .client("PA", 7, 1, "ghi")
                .client("PA", 4, 1, "def")
                .client("PA", 1, 1, "abc");
        assertThat(talk.told()).containsExactly(START, "> abc", "> def", "> ghi");
        assertThat(talk.decoded().stats().tcp().heldBytes()).isZero();
    }

    @Test
    void tellsEachOctetOnceWhenSegmentsOverlap() {
        TcpTalk talk = new TcpTalk()
                .handshake()
                .client("PA", 1, 1, "abcd")
                .client("PA", 1, 1, "abcdef")
                .client("PA", 3, 1, "cd")
                .client("PA", 8, 1, "hij")
                .client("PA", 6, 1, "fghi");
        assertThat(talk.told()).containsExactly(START, "> abcd", "> ef", "> ghi", "> j");
    }

    @Test
    void ignoresKeepAliveProbes() {
        TcpTalk talk = new TcpTalk()
                .handshake()
                .client("PA", 1, 1, "abc")
                .client("A", 3, 1, "\0")
                .client("A", 3, 1)
                .client("PA", 4, 1, "def");
        assertThat(talk.told()).containsExactly(START, "> abc", "> def");
    }

    @Test
    void doesNotBeginAStreamWithAKeepAliveProbe() {
        TcpTalk talk =
                new TcpTalk().server("A", 500, 100).client("A", 99, 500, "\0").client("PA", 100, 500, "hello");
        assertThat(talk.told()).containsExactly("start #1 midstream", "> hello");
    }

    @Test
    void followsSequenceNumbersOverTheirWrap() {
        TcpTalk talk = new TcpTalk()
                .initial(-4, -2)
                .handshake()
                .client("PA", 4, 1, "def")
                .client("PA", 1, 1, "abc")
                .client("PA", 7, 1, "ghi")
                .server("PA", 1, 10, "xyz");
        assertThat(talk.told()).containsExactly(START, "> abc", "> def", "> ghi", "< xyz");
    }

    @Test
    void tellsAGapSoonWhenTheOtherSideHasTheBytes() {
        TcpTalk talk = new TcpTalk().handshake().client("PA", 4, 1, "def").server("A", 1, 7);
        assertThat(talk.told()).containsExactly(START);
        long acknowledged = talk.decoded().now();
        talk.tickAfter(Duration.ofSeconds(1));
        assertThat(talk.told()).containsExactly(START, "> gap 3", "> def");
        assertThat(talk.decoded().segments().get(1).carriage().timeNanos())
                .isEqualTo(acknowledged + Duration.ofMillis(250).toNanos());
        assertThat(talk.decoded().stats().tcp().gapBytes()).isEqualTo(3);
    }

    @Test
    void letsAnAcknowledgementOvertakeItsBytes() {
        TcpTalk talk = new TcpTalk()
                .handshake()
                .server("A", 1, 4)
                .wait(Duration.ofMillis(20))
                .client("PA", 1, 1, "abc")
                .tickAfter(Duration.ofSeconds(1));
        assertThat(talk.told()).containsExactly(START, "> abc");
    }

    @Test
    void tellsAGapAtTheEndOfWhatWasAcknowledged() {
        TcpTalk talk = new TcpTalk().handshake().server("A", 1, 11).tickAfter(Duration.ofSeconds(1));
        talk.client("PA", 11, 1, "next");
        assertThat(talk.told()).containsExactly(START, "> gap 10", "> next");
    }

    @Test
    void waitsLongerForARetransmissionOfUnacknowledgedBytes() {
        TcpTalk talk = new TcpTalk()
                .handshake()
                .client("PA", 4, 1, "def")
                .tickAfter(Duration.ofSeconds(4))
                .client("PA", 1, 1, "abc");
        assertThat(talk.told()).containsExactly(START, "> abc", "> def");
    }

    @Test
    void givesUpWhatNobodyAcknowledgesAfterAWhile() {
        TcpTalk talk = new TcpTalk()
                .handshake()
                .client("PA", 4, 1, "def")
                .client("PA", 9, 1, "ij")
                .tickAfter(Duration.ofSeconds(20));
        assertThat(talk.told()).containsExactly(START, "> gap 3", "> def", "> gap 2", "> ij");
    }

    @Test
    void givesUpWhenItHoldsTooMuch() {
        TcpTalk talk = new TcpTalk(holding(2_000)).handshake();
        talk.client("PA", 11, 1, "x".repeat(1_000)).client("PA", 1_011, 1, "y".repeat(1_000));
        assertThat(talk.told()).containsExactly(START, "> gap 10", "> " + "x".repeat(1_000), "> " + "y".repeat(1_000));
        assertThat(talk.decoded().stats().tcp().heldBytes()).isZero();
    }

    @Test
    void tellsTheTailThatTheSnapLengthCutAsAGap() {
        TcpTalk talk = new TcpTalk().handshake();
        byte[] frame = talk.clientFrame("PA", 1, 1).payload("abcdefgh").build();
        talk.decoded().cut(frame, frame.length - 5);
        talk.client("PA", 9, 1, "ij");
        assertThat(talk.told()).containsExactly(START, "> abc", "> gap 5", "> ij");
    }

    @Test
    void tellsTheCutTailOfASegmentThatCameEarly() {
        TcpTalk talk = new TcpTalk().handshake();
        byte[] frame = talk.clientFrame("PA", 4, 1).payload("defgh").build();
        talk.decoded().cut(frame, frame.length - 3);
        talk.client("PA", 7, 1, "g").client("PA", 1, 1, "abc").client("PA", 9, 1, "ij");
        assertThat(talk.told()).containsExactly(START, "> abc", "> de", "> gap 1", "> g", "> gap 1", "> ij");
    }

    @Test
    void leavesOutOneStraySegmentAndFollowsTwo() {
        TcpTalk talk = new TcpTalk()
                .handshake()
                .client("PA", 1, 1, "abc")
                .client("PA", 1 << 29, 1, "bogus")
                .client("PA", 4, 1, "def");
        assertThat(talk.told()).containsExactly(START, "> abc", "> def");
        talk.client("PA", 1 << 26, 1, "x").client("PA", (1 << 26) + 1, 1, "resumed");
        assertThat(talk.told()).endsWith("> gap " + ((1 << 26) + 1 - 7), "> resumed");
    }

    private static DecodeOptions holding(int octets) {
        DecodeOptions defaults = DecodeOptions.defaults();
        Limits limits = defaults.tcp().open();
        TcpOptions tcp = new TcpOptions(
                Set.of(5061), limits, limits, limits, octets, Duration.ofSeconds(5), Duration.ofMillis(250), 1 << 24);
        return new DecodeOptions(defaults.layers(), defaults.flows(), limits, tcp, defaults.twins());
    }
}
