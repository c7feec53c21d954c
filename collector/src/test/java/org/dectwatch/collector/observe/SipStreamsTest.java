package org.dectwatch.collector.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.Transport;
import org.junit.jupiter.api.Test;

/** What a stream of SIP tells beside its messages: that something is missing, or that nothing is. */
class SipStreamsTest {
    private static final Flow UP = new Flow(
            Transport.TCP,
            Endpoint.parse("192.0.2.20:40000").orElseThrow(),
            Endpoint.parse("192.0.2.200:5060").orElseThrow());
    private static final String PING = "\r\n\r\n";
    private static final String OPTIONS =
            "OPTIONS sip:a@example.net SIP/2.0\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";

    private final List<String> told = new ArrayList<>();
    private final ObservationSink sink = observation -> note(observation.body());
    private final SipStreams streams =
            new SipStreams(new SipReader(sink, (flow, sdp) -> {}, false), sink, Set.of(5060));

    private void note(Observation.Body body) {
        if (body instanceof Observation.SignallingWhole whole) {
            told.add((whole.flow().equals(UP) ? "up" : "down") + (whole.over() ? " whole and over" : " whole"));
        } else if (body instanceof Observation.SignallingGap gap) {
            told.add("gap " + gap.octets());
        }
    }

    private static Carriage at(double seconds) {
        return Carriage.bare(1_700_000_000_000_000_000L + (long) (seconds * 1e9), "test", 1);
    }

    private void up(double seconds, String text) {
        streams.data(UP, at(seconds), 1, ByteView.of(text.getBytes(StandardCharsets.US_ASCII)), false);
    }

    private void sign(double seconds, Flow flow, Segment.Sign sign) {
        streams.sign(new Segment.StreamSign(flow, at(seconds), 1, sign));
    }

    @Test
    void whateverPassesProvesThatNothingIsMissingOnceASecondAtMost() {
        up(0, OPTIONS);
        up(0.2, PING);
        up(0.9, PING);
        assertThat(told).containsExactly("up whole");
        up(1.1, PING);
        assertThat(told).containsExactly("up whole", "up whole");
    }

    @Test
    void aKeepAliveOfTcpProvesItToo() {
        up(0, OPTIONS);
        sign(30, UP, Segment.Sign.KEEP_ALIVE);
        assertThat(told).containsExactly("up whole", "up whole");
    }

    @Test
    void anAcknowledgementProvesBothDirectionsAndARepetitionNone() {
        up(0, OPTIONS);
        streams.data(UP.reversed(), at(0), 1, ByteView.of(PING.getBytes(StandardCharsets.US_ASCII)), false);
        told.clear();
        sign(5, UP, Segment.Sign.REPEATED);
        assertThat(told).isEmpty();
        sign(5, UP.reversed(), Segment.Sign.ACKNOWLEDGED);
        assertThat(told).containsExactlyInAnyOrder("up whole", "down whole");
    }

    @Test
    void aGapIsToldBeforeWhatFollowsIt() {
        up(0, OPTIONS);
        streams.gap(UP, at(4), 1, 700);
        up(4, PING);
        assertThat(told).containsExactly("up whole", "gap 700", "up whole");
    }

    @Test
    void theEndOfAConnectionProvesAllThatWasSaidOnItAndATimeOutNothing() {
        up(0, OPTIONS);
        streams.end(new Segment.StreamEnd(UP, at(9), 1, Segment.End.RST));
        assertThat(told).containsExactly("up whole", "up whole and over");
        told.clear();
        up(10, OPTIONS);
        streams.end(new Segment.StreamEnd(UP, at(500), 1, Segment.End.TIMEOUT));
        assertThat(told).containsExactly("up whole");
    }

    @Test
    void whatIsDecryptedLateProvesNothingOfNow() {
        streams.data(UP, at(0), 1, ByteView.of(OPTIONS.getBytes(StandardCharsets.US_ASCII)), true);
        assertThat(told).isEmpty();
    }
}
