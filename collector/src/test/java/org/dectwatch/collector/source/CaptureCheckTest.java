package org.dectwatch.collector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.source.CheckStatement.Verdict;
import org.junit.jupiter.api.Test;

class CaptureCheckTest {
    private final List<String> passedOn = new ArrayList<>();
    private final CaptureCheck check = new CaptureCheck(
            new FrameSink() {
                @Override
                public void frame(RawFrame frame) {
                    passedOn.add("frame");
                }

                @Override
                public void tick(long nowNanos) {
                    passedOn.add("tick " + nowNanos);
                }

                @Override
                public void end(long nowNanos) {
                    passedOn.add("end " + nowNanos);
                }
            },
            false,
            false);

    private static Flow flow(Transport transport, String from, String to) {
        return new Flow(
                transport,
                Endpoint.parse(from).orElseThrow(),
                Endpoint.parse(to).orElseThrow());
    }

    private static final Flow THERE = flow(Transport.UDP, "192.0.2.20:5060", "192.0.2.200:5060");
    private static final Carriage CARRIAGE = Carriage.bare(1, "eth0", 1);

    private void frame(int originalLength, int... firstOctets) {
        byte[] bytes = new byte[60];
        for (int i = 0; i < firstOctets.length; i++) {
            bytes[12 + i] = (byte) firstOctets[i];
        }
        check.frame(new RawFrame(1, "eth0", 1, LinkType.ETHERNET, originalLength, ByteView.of(bytes)));
    }

    private void datagrams(Flow flow, int count, byte[] payload) {
        for (int i = 0; i < count; i++) {
            check.segment(new Segment.Datagram(flow, CARRIAGE, ByteView.of(payload)));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void assertSays(Verdict verdict, String text) {
        assertThat(check.statements()).contains(new CheckStatement(verdict, text));
    }

    private void assertProblem(String part) {
        assertThat(check.statements())
                .filteredOn(statement -> statement.verdict() == Verdict.PROBLEM)
                .anySatisfy(statement -> assertThat(statement.text()).contains(part));
    }

    @Test
    void passesEverythingOnToTheDecoder() {
        frame(60);
        check.tick(5);
        check.end(6);
        assertThat(passedOn).containsExactly("frame", "tick 5", "end 6");
    }

    @Test
    void nothingAtAllIsTheOnlyThingToSay() {
        assertThat(check.statements()).singleElement().satisfies(statement -> {
            assertThat(statement.verdict()).isEqualTo(Verdict.PROBLEM);
            assertThat(statement.text()).startsWith("Nothing was seen at all: ");
        });
    }

    @Test
    void oneDirectionOnlyIsAProblemOfTheMirror() {
        frame(60);
        datagrams(THERE, 3, ascii("OPTIONS sip:x SIP/2.0\r\n"));
        assertProblem("Only one direction is seen in 1 of 1 conversation:");
        datagrams(THERE.reversed(), 1, ascii("SIP/2.0 200 OK\r\n"));
        assertSays(Verdict.GOOD, "Both directions are seen in 1 of 1 conversation.");
        assertSays(Verdict.GOOD, "4 SIP messages in clear.");
    }

    @Test
    void reportsOfHepGoOneWayAndAreSignallingAllTheSame() {
        frame(60);
        datagrams(
                flow(Transport.UDP, "192.0.2.200:5060", "192.0.2.9:9060"),
                34,
                ascii("HEP3 INVITE sip:a@b SIP/2.0\r\n"));
        assertThat(check.statements())
                .noneMatch(statement -> statement.verdict() == Verdict.PROBLEM)
                .anySatisfy(
                        statement -> assertThat(statement.text()).startsWith("34 HEP packets: a SIP server reports"));
    }

    @Test
    void withinOneHostThePortsTellTheDirections() {
        frame(60);
        Flow inside = flow(Transport.UDP, "127.0.0.1:5061", "127.0.0.1:5060");
        datagrams(inside, 3, ascii("x"));
        datagrams(inside.reversed(), 1, ascii("x"));
        assertSays(Verdict.GOOD, "Both directions are seen in 1 of 1 conversation.");
    }

    @Test
    void aConnectionWhoseBeginningWasAnsweredIsSeenInBothDirections() {
        frame(60);
        Flow tcp = flow(Transport.TCP, "192.0.2.20:40000", "192.0.2.200:5060");
        check.segment(new Segment.StreamStart(tcp, CARRIAGE, 1, true, true, false));
        for (int i = 0; i < 5; i++) {
            check.segment(new Segment.StreamData(tcp, CARRIAGE, 1, ByteView.of(ascii("x"))));
        }
        assertSays(Verdict.GOOD, "Both directions are seen in 1 of 1 conversation.");
    }

    @Test
    void multicastHasNoWayBackAndDoesNotCount() {
        frame(60);
        datagrams(flow(Transport.UDP, "192.0.2.20:5353", "224.0.0.251:5353"), 9, new byte[20]);
        assertSays(Verdict.NOTE, "No conversation was long enough to tell whether both directions are seen.");
    }

    @Test
    void countsTlsWithoutKeysByConnection() {
        frame(60);
        Flow tls = flow(Transport.TCP, "192.0.2.20:40000", "192.0.2.200:8934");
        for (int i = 0; i < 4; i++) {
            ByteView record = ByteView.of(new byte[] {22, 3, 1, 0, 5});
            check.segment(new Segment.StreamData(tls, CARRIAGE, i / 2, record));
        }
        assertProblem("2 TLS connections without keys: ");
        check.segment(new Segment.StreamData(
                new Flow(Transport.TLS, tls.source(), tls.destination()),
                CARRIAGE,
                1,
                ByteView.of(ascii("REGISTER sip:x SIP/2.0\r\n"))));
        assertSays(Verdict.GOOD, "1 SIP message inside TLS, decrypted.");
    }

    @Test
    void noSignallingIsAProblemAndNoMediaIsNone() {
        frame(60);
        datagrams(THERE, 1, new byte[40]);
        assertProblem("Neither SIP nor TLS was seen");
        assertSays(Verdict.NOTE, "No RTP was seen: no call, or the media passes elsewhere.");
    }

    @Test
    void fivePacketsOfOneSourceAreRtpAndRtcpIsNot() {
        frame(60);
        byte[] rtp = new byte[172];
        rtp[0] = (byte) 0x80;
        byte[] rtcp = rtp.clone();
        rtcp[1] = (byte) 200;
        Flow media = flow(Transport.UDP, "192.0.2.20:16384", "192.0.2.201:20000");
        datagrams(media, 4, rtp);
        datagrams(media, 20, rtcp);
        assertSays(Verdict.NOTE, "No RTP was seen: no call, or the media passes elsewhere.");
        datagrams(media, 1, rtp);
        assertSays(Verdict.GOOD, "5 RTP packets in 1 stream.");
    }

    @Test
    void saysHowManyPacketsWereCut() {
        frame(1500);
        frame(60);
        frame(60);
        assertProblem("33.3 % of the packets were cut by the snap length");
    }

    @Test
    void namesVlansAndPriorities() {
        frame(60, 0x81, 0x00, 0xa0, 0x14);
        frame(60, 0x88, 0xa8, 0x00, 0x1e);
        frame(60, 0x08, 0x00);
        assertSays(Verdict.NOTE, "66.7 % of the packets carry a VLAN tag: VLAN 20, 30, priority 0, 5.");
    }

    @Test
    void gapsAndMirrorTwinsAreTold() {
        frame(60);
        check.segment(new Segment.StreamGap(THERE.over(Transport.TCP), CARRIAGE, 1, 1460));
        Carriage twin = new Carriage(1, "eth0", 2, 46, -1, false, Twin.MIRROR);
        check.segment(new Segment.Datagram(THERE, twin, ByteView.empty()));
        assertProblem("1 gap in TCP streams (1460 octets never came)");
        assertThat(check.statements())
                .anySatisfy(statement ->
                        assertThat(statement.text()).startsWith("The mirror copies packets twice (1 second copy)"));
    }

    @Test
    void framesTooShortForATagAreNoMatter() {
        for (LinkType link : List.of(LinkType.ETHERNET, LinkType.LINUX_SLL, LinkType.LINUX_SLL2, LinkType.RAW)) {
            for (int length = 0; length < 24; length++) {
                byte[] bytes = new byte[length];
                java.util.Arrays.fill(bytes, (byte) 0x81);
                check.frame(new RawFrame(1, "eth0", 1, link, length, ByteView.of(bytes)));
                datagrams(THERE, 1, bytes);
            }
        }
        assertThat(check.statements()).isNotEmpty();
    }

    @Test
    void aLinkTypeThatNobodyDecodesIsAProblemAndNotSilence() {
        check.frame(new RawFrame(1, "eth0", 1, new LinkType(147), 60, ByteView.of(new byte[60])));
        assertProblem("1 packet cannot be decoded, for the link type is not known here");
    }
}
