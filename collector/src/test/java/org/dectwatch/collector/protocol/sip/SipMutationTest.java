package org.dectwatch.collector.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.protocol.Mutations;
import org.junit.jupiter.api.Test;

class SipMutationTest {
    private static final List<byte[]> SEEDS = Stream.of(
                    Samples.INVITE,
                    Samples.REGISTER,
                    Samples.UNAUTHORIZED,
                    Samples.lines(
                                    "NOTIFY sip:a@[2001:db8::1]:5062;x=y?h=v SIP/2.0",
                                    "v: SIP/2.0/TLS [2001:db8::2]:5061;branch=z9hG4bK.q, SIP / 2.0 / UDP h;rport",
                                    "f: \"A \\\"b\\\" <c>\" <tel:+1;phone-context=x>;tag=\"q\"",
                                    "t: sip:b:pw@h;tag=z",
                                    "i: n1",
                                    "CSeq: 4294967295 NOTIFY",
                                    "m: *, <sips:d@e;pn-prid=secret>;expires=9999999999;q=0.5",
                                    "Event: refer;id=1",
                                    "Reason: Q.850;cause=16;text=\"x\", SIP;cause=200",
                                    "Warning: 399 host \"text\"",
                                    "Refer-To: <sip:x@y?Replaces=a%40b%3Bto-tag%3D1>",
                                    "Replaces: c1;to-tag=a;from-tag=b",
                                    "Content-Type: multipart/mixed;boundary=b",
                                    "Content-Length: 60",
                                    "")
                            + "--b\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n--b--\r\n",
                    Samples.lines(
                                    "INFO sip:a@b SIP/2.0",
                                    "Via: SIP/2.0/UDP h;branch=z9hG4bK1",
                                    "From: <sip:a@b>;tag=1",
                                    "To: <sip:c@d>;tag=2",
                                    "Call-ID: x",
                                    "CSeq: 2 INFO",
                                    "Content-Type: application/dtmf-relay",
                                    "Content-Length: 24",
                                    "")
                            + "Signal=11\r\nDuration=160\r\n")
            .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
            .toList();

    @Test
    void answersDamagedDatagramsWithAValueOrMalformed() {
        int shown = Mutations.run(SEEDS, 100_000, 1, bytes -> {
            SipStartLine.looksLikeSip(bytes);
            SipStartLine.hidesSip(bytes);
            SipMessage message = SipParser.expectMessage(bytes, bytes.length() % 2 == 0);
            message.sdpBody();
            message.branch();
            InfoDigits.of(message);
            SipSummarizer.summarize(message);
        });
        assertThat(shown).isGreaterThanOrEqualTo(100_000);
    }

    @Test
    void answersDamagedStreamsWithMessagesOnly() {
        Random random = new Random(2);
        int shown = Mutations.run(SEEDS, 100_000, 3, bytes -> {
            SipFramer framer = random.nextBoolean() ? SipFramer.fromStart(8192) : SipFramer.midStream(8192);
            int at = 0;
            while (at < bytes.length()) {
                int length = Math.min(bytes.length() - at, 1 + random.nextInt(400));
                framer.feed(bytes.slice(at, length));
                drain(framer);
                if (random.nextInt(8) == 0) {
                    framer.gap(1 + random.nextInt(300));
                    drain(framer);
                }
                at += length;
            }
            framer.feed(ByteView.of(SEEDS.get(0)));
            drain(framer);
            framer.end();
        });
        assertThat(shown).isGreaterThanOrEqualTo(100_000);
    }

    private static void drain(SipFramer framer) {
        int limit = 1000;
        for (Optional<SipMessage> m = framer.take(); m.isPresent(); m = framer.take()) {
            m.get().callId();
            if (--limit == 0) {
                throw new IllegalStateException("the framer does not come to an end");
            }
        }
    }
}
