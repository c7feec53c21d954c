package org.dectwatch.collector.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.protocol.sip.Samples.INVITE;
import static org.dectwatch.collector.protocol.sip.Samples.REGISTER;
import static org.dectwatch.collector.protocol.sip.Samples.SDP;
import static org.dectwatch.collector.protocol.sip.Samples.UNAUTHORIZED;
import static org.dectwatch.collector.protocol.sip.Samples.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SipFramerTest {
    private final SipFramer framer = SipFramer.fromStart(SipFramer.DEFAULT_LIMIT);

    /** Each message as start, Call-ID, octets of body and flaws. */
    private List<String> feed(String text) {
        framer.feed(bytes(text));
        return drain();
    }

    private List<String> drain() {
        List<String> messages = new ArrayList<>();
        for (Optional<SipMessage> m = framer.take(); m.isPresent(); m = framer.take()) {
            messages.add(describe(m.get()));
        }
        return messages;
    }

    private static String describe(SipMessage m) {
        String start = m.start().visit(SipStart.Request::method, r -> "" + r.status());
        return start + " " + m.callId().orElse("-") + " " + m.body().length() + " " + m.flaws();
    }

    private static final String INVITE_SEEN = "INVITE c1@192.0.2.20 " + SDP.length() + " []";
    private static final String REGISTER_SEEN = "REGISTER r1@192.0.2.20 0 []";
    private static final String UNAUTHORIZED_SEEN = "401 r1@192.0.2.20 0 []";

    @Test
    void takesSeveralMessagesFromOneSegment() {
        assertThat(feed(INVITE + REGISTER + UNAUTHORIZED))
                .containsExactly(INVITE_SEEN, REGISTER_SEEN, UNAUTHORIZED_SEEN);
        assertThat(framer.skipped()).isZero();
    }

    @Test
    void takesEachMessageOnceFromSegmentsOfOneOctet() {
        List<String> seen = new ArrayList<>();
        for (char c : (INVITE + "\r\n\r\n" + REGISTER).toCharArray()) {
            seen.addAll(feed(String.valueOf(c)));
        }
        assertThat(seen).containsExactly(INVITE_SEEN, REGISTER_SEEN);
    }

    @Test
    void keepsAPartialMessageUntilItsRestComes() {
        assertThat(feed(REGISTER + INVITE.substring(0, 100))).containsExactly(REGISTER_SEEN);
        assertThat(feed(INVITE.substring(100, INVITE.length() - 1))).isEmpty();
        assertThat(feed(INVITE.substring(INVITE.length() - 1))).containsExactly(INVITE_SEEN);
    }

    @Test
    void tellsAPingFromAPong() {
        assertThat(feed("\r\n\r\n")).isEmpty();
        assertThat(framer.pings()).isEqualTo(1);
        assertThat(feed("\r\n")).isEmpty();
        assertThat(framer.pongs()).isEqualTo(1);
        assertThat(feed("\r\n\r\n" + REGISTER.substring(0, 40))).isEmpty();
        assertThat(feed(REGISTER.substring(40) + "\r\n")).containsExactly(REGISTER_SEEN);
        assertThat(framer.pings()).isEqualTo(2);
        assertThat(framer.pongs()).isEqualTo(2);
        assertThat(framer.skipped()).isZero();
    }

    @Test
    void findsNoMessageInABodyThatLooksLikeSip() {
        String carrier = REGISTER.replace("Content-Length: 0", "Content-Length: " + INVITE.length()) + INVITE;

        assertThat(feed(carrier + REGISTER))
                .containsExactly("REGISTER r1@192.0.2.20 " + INVITE.length() + " []", REGISTER_SEEN);
    }

    @Test
    void takesAMessageWithoutContentLengthAsFlawedAndItsBodyForNothing() {
        String noLength = INVITE.replace("Content-Length: " + SDP.length() + "\r\n", "");

        assertThat(feed(noLength + REGISTER))
                .containsExactly("INVITE c1@192.0.2.20 0 [SIP_CONTENT_LENGTH]", REGISTER_SEEN);
        assertThat(framer.skipped()).isEqualTo(SDP.length());
    }

    @Test
    void findsItsPlaceAgainAfterAContentLengthThatWasTooSmall() {
        String tooSmall = INVITE.replace("Content-Length: " + SDP.length(), "Content-Length: 10");

        assertThat(feed(tooSmall + REGISTER + UNAUTHORIZED))
                .containsExactly(
                        "INVITE c1@192.0.2.20 10 []",
                        "REGISTER r1@192.0.2.20 0 [SIP_LEADING_BYTES]",
                        UNAUTHORIZED_SEEN);
    }

    @Test
    void countsBytesBeforeAStartLineAsAFlaw() {
        assertThat(feed("\0\0\0\0" + REGISTER + UNAUTHORIZED))
                .containsExactly("REGISTER r1@192.0.2.20 0 [SIP_LEADING_BYTES]", UNAUTHORIZED_SEEN);
        assertThat(feed("no\r\nsip\r\n\r\n" + REGISTER))
                .containsExactly("REGISTER r1@192.0.2.20 0 [SIP_LEADING_BYTES]");
        assertThat(framer.skipped()).isEqualTo(4 + 11);
    }

    @Test
    void staysInPlaceWhenAGapLiesInsideABody() {
        int missing = 30;
        assertThat(feed(INVITE.substring(0, INVITE.length() - missing - 5))).isEmpty();
        framer.gap(missing);
        assertThat(drain()).containsExactly("INVITE c1@192.0.2.20 " + (SDP.length() - missing - 5) + " [TRUNCATED]");
        assertThat(feed(INVITE.substring(INVITE.length() - 5) + REGISTER)).containsExactly(REGISTER_SEEN);
    }

    @Test
    void takesWhatCameOfAMessageWhoseHeadWasCutByAGap() {
        int cut = INVITE.indexOf("Contact");
        assertThat(feed(INVITE.substring(0, cut))).isEmpty();
        framer.gap(100);
        assertThat(drain()).containsExactly("INVITE c1@192.0.2.20 0 [TRUNCATED]");
        assertThat(feed(INVITE.substring(cut + 100) + REGISTER)).containsExactly(REGISTER_SEEN);
    }

    @Test
    void inventsNoMessageAfterAGap() {
        String fragment = "SIP/2.0 200 OK\r\n";
        String remnant = INVITE.substring(2);
        framer.gap(1000);
        assertThat(feed(fragment + "Via: x\r\n\r\n" + REGISTER)).containsExactly(REGISTER_SEEN);
        framer.gap(1000);
        assertThat(feed(remnant + REGISTER)).as("VITE is no method").containsExactly(REGISTER_SEEN);
        framer.gap(1);
        assertThat(feed(INVITE + REGISTER))
                .as("a gap that ends at a message")
                .containsExactly(INVITE_SEEN, REGISTER_SEEN);
    }

    @Test
    void beginsInMidStreamAtTheNextWholeMessage() {
        SipFramer late = SipFramer.midStream(SipFramer.DEFAULT_LIMIT);
        late.feed(bytes(INVITE.substring(300) + REGISTER));

        assertThat(describe(late.take().orElseThrow())).isEqualTo(REGISTER_SEEN);
        assertThat(late.take()).isEmpty();
    }

    @Test
    void handsOutWhatCameOfTheLastMessageAtTheEnd() {
        assertThat(feed(INVITE.substring(0, INVITE.length() - 10))).isEmpty();
        assertThat(framer.end().map(SipFramerTest::describe))
                .contains("INVITE c1@192.0.2.20 " + (SDP.length() - 10) + " [TRUNCATED]");
        assertThat(framer.end()).isEmpty();
    }

    @Test
    void throwsAwayTheRestOfAMessageThatIsTooLongAndKeepsItsPlace() {
        SipFramer small = SipFramer.fromStart(10_000);
        String large = REGISTER.replace("Content-Length: 0", "Content-Length: 50000") + "x".repeat(50_000);
        List<String> seen = new ArrayList<>();
        for (int at = 0; at < large.length() + INVITE.length(); at += 1000) {
            String all = large + INVITE;
            small.feed(bytes(all.substring(at, Math.min(all.length(), at + 1000))));
            for (Optional<SipMessage> m = small.take(); m.isPresent(); m = small.take()) {
                seen.add(describe(m.get()));
            }
        }
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).startsWith("REGISTER r1@192.0.2.20").endsWith("[TRUNCATED, SIP_TOO_LONG]");
        assertThat(seen.get(1)).isEqualTo(INVITE_SEEN);
    }

    @Test
    void doesNotBelieveAContentLengthOfGigabytes() {
        String wild = REGISTER.replace("Content-Length: 0", "Content-Length: 2000000000");

        assertThat(feed(wild + INVITE + REGISTER)).hasSize(3).endsWith(REGISTER_SEEN);
    }

    @Test
    void givesUpAHeadThatDoesNotEnd() {
        assertThat(feed("OPTIONS sip:a SIP/2.0\r\n")).isEmpty();
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            seen.addAll(feed(("X: " + "y".repeat(995) + "\r\n")));
        }
        seen.addAll(feed("\r\n" + REGISTER));
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).startsWith("OPTIONS").contains("SIP_TOO_LONG");
        assertThat(seen.get(1)).isEqualTo(REGISTER_SEEN);
    }

    @Test
    void doesNoQuadraticWorkOnALongLineInSmallPieces() {
        framer.feed(bytes("OPTIONS sip:a SIP/2.0\r\nX: "));
        long begin = System.nanoTime();
        for (int i = 0; i < 60_000; i++) {
            framer.feed(bytes("y"));
            assertThat(framer.take()).isEmpty();
        }
        assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
    }
}
