package org.dectwatch.collector.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.net.write.FrameBuilder.cookedV1;
import static org.dectwatch.collector.net.write.FrameBuilder.cookedV2;
import static org.dectwatch.collector.net.write.FrameBuilder.ethernet;
import static org.dectwatch.collector.net.write.FrameBuilder.loopback;
import static org.dectwatch.collector.net.write.FrameBuilder.loopbackBigEndian;
import static org.dectwatch.collector.net.write.FrameBuilder.raw;

import java.util.stream.Stream;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.write.FrameBuilder;
import org.dectwatch.collector.testing.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LayersTest {
    private static final String A = "192.0.2.20";
    private static final String B = "192.0.2.200";
    private static final String A6 = "2001:db8::20";
    private static final String B6 = "2001:db8::200";

    static Stream<Arguments> wrappings() {
        return Stream.of(
                Arguments.of("Ethernet", LinkType.ETHERNET, ethernet()),
                Arguments.of("802.1Q", LinkType.ETHERNET, ethernet().vlan(100, 5)),
                Arguments.of(
                        "802.1ad",
                        LinkType.ETHERNET,
                        ethernet().serviceVlan(0x88a8, 7, 5).vlan(100, 0)),
                Arguments.of(
                        "old QinQ",
                        LinkType.ETHERNET,
                        ethernet().serviceVlan(0x9100, 7, 5).vlan(100, 0)),
                Arguments.of("PPPoE", LinkType.ETHERNET, ethernet().pppoe(9)),
                Arguments.of("MPLS", LinkType.ETHERNET, ethernet().mpls(9)),
                Arguments.of("cooked", LinkType.LINUX_SLL, cookedV1()),
                Arguments.of("cooked with tag", LinkType.LINUX_SLL, cookedV1().vlan(100, 5)),
                Arguments.of("cooked v2", LinkType.LINUX_SLL2, cookedV2()),
                Arguments.of("raw", LinkType.RAW, raw()),
                Arguments.of("raw 12", new LinkType(12), raw()),
                Arguments.of("raw 14", new LinkType(14), raw()),
                Arguments.of("null", LinkType.NULL, loopback()),
                Arguments.of("null of the other byte order", LinkType.NULL, loopbackBigEndian()),
                Arguments.of("loop", LinkType.LOOP, loopbackBigEndian()),
                Arguments.of("IP in IP", LinkType.ETHERNET, ethernet().ip("10.0.0.1", "10.0.0.2")),
                Arguments.of("IP in IPv6", LinkType.ETHERNET, ethernet().ip("fd00::1", "fd00::2")),
                Arguments.of(
                        "GRE",
                        LinkType.ETHERNET,
                        ethernet().ip("10.0.0.1", "10.0.0.2").gre()),
                Arguments.of(
                        "GRE with everything",
                        LinkType.ETHERNET,
                        ethernet().ip("10.0.0.1", "10.0.0.2").greWith(true, true, true)),
                Arguments.of(
                        "Ethernet in GRE",
                        LinkType.ETHERNET,
                        ethernet().ip("10.0.0.1", "10.0.0.2").gre().innerEthernet()),
                Arguments.of(
                        "ERSPAN II",
                        LinkType.ETHERNET,
                        ethernet().ip("10.0.0.1", "10.0.0.2").erspan(2, 1)),
                Arguments.of(
                        "ERSPAN III",
                        LinkType.ETHERNET,
                        ethernet().ip("10.0.0.1", "10.0.0.2").erspan(3, 1)),
                Arguments.of(
                        "VXLAN",
                        LinkType.ETHERNET,
                        ethernet().ip("10.0.0.1", "10.0.0.2").vxlan(5)),
                Arguments.of(
                        "GTP-U",
                        LinkType.ETHERNET,
                        ethernet().ip("10.0.0.1", "10.0.0.2").gtp(5)),
                Arguments.of(
                        "GTP-U with extension",
                        LinkType.ETHERNET,
                        ethernet().ip("10.0.0.1", "10.0.0.2").gtpExtended(5)),
                Arguments.of(
                        "VXLAN in GRE with tags",
                        LinkType.ETHERNET,
                        ethernet()
                                .vlan(1, 5)
                                .ip("fd00::1", "fd00::2")
                                .gre()
                                .ip("10.0.0.1", "10.0.0.2")
                                .vxlan(5)
                                .vlan(2, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrappings")
    void findsTheInnermostDatagramIn(String name, LinkType link, FrameBuilder outside) {
        Segment.Datagram datagram = new Decoded()
                .link(link)
                .frame(outside.ip(A, B).dscp(46).udp(5060, 5062).payload("OPTIONS"))
                .datagram();
        assertThat(datagram.flow()).hasToString("UDP 192.0.2.20:5060 > 192.0.2.200:5062");
        assertThat(datagram.payload().latin1(0, 7)).isEqualTo("OPTIONS");
        assertThat(datagram.carriage().dscp()).isEqualTo(46);
        assertThat(datagram.carriage().truncated()).isFalse();
    }

    @Test
    void readsIpv6OverEveryLink() {
        for (FrameBuilder outside :
                new FrameBuilder[] {ethernet().vlan(1, 1), ethernet().pppoe(1)}) {
            assertThat(new Decoded()
                            .frame(outside.ip(A6, B6).dscp(24).udp(1, 2))
                            .datagram()
                            .flow())
                    .hasToString("UDP [2001:db8::20]:1 > [2001:db8::200]:2");
        }
        assertThat(new Decoded()
                        .link(LinkType.NULL)
                        .frame(loopback().ip(A6, B6).dscp(24).udp(1, 2))
                        .datagram())
                .extracting(datagram -> datagram.carriage().dscp())
                .isEqualTo(24);
    }

    @Test
    void stepsOverExtensionHeaders() {
        byte[] udp = raw().ip(A6, B6).udp(5060, 5062).payload("hi").build();
        byte[] chain = new byte[8 + 16 + 8 + 24 + 10];
        chain[0] = 43; // hop-by-hop, 8 octets, then routing
        chain[8] = 60; // routing, 16 octets, then destination options
        chain[9] = 1;
        chain[24] = 51; // destination options, 8 octets, then AH
        chain[32] = 17; // AH, 24 octets, then UDP
        chain[33] = 4;
        System.arraycopy(udp, 40, chain, 56, 10);
        byte[] frame = raw().ip(A6, B6).payload(chain).build();
        frame[6] = 0;
        Segment.Datagram datagram =
                new Decoded().link(LinkType.IPV6).frame(frame).datagram();
        assertThat(datagram.flow()).hasToString("UDP [2001:db8::20]:5060 > [2001:db8::200]:5062");
        assertThat(datagram.payload().latin1(0, 2)).isEqualTo("hi");
    }

    @Test
    void tellsThePriorityOfTheOutermostTag() {
        Decoded decoded = new Decoded()
                .frame(ethernet()
                        .serviceVlan(0x88a8, 7, 5)
                        .vlan(100, 2)
                        .ip(A, B)
                        .udp(1, 2));
        assertThat(decoded.datagram().carriage().vlanPriority()).isEqualTo(5);
        assertThat(new Decoded()
                        .frame(ethernet().ip(A, B).udp(1, 2))
                        .datagram()
                        .carriage()
                        .vlanPriority())
                .isEqualTo(-1);
    }

    @Test
    void dropsThePaddingOfShortFrames() {
        byte[] frame = ethernet().ip(A, B).udp(1, 2).payload("x").build();
        byte[] padded = java.util.Arrays.copyOf(frame, 60);
        assertThat(new Decoded().frame(padded).datagram().payload().length()).isEqualTo(1);
    }

    @Test
    void takesTheRestOfTheFrameWhenOffloadLeftTheLengthEmpty() {
        byte[] frame = ethernet().ip(A, B).udp(1, 2).payload("hello").build();
        frame[16] = 0;
        frame[17] = 0;
        assertThat(new Decoded().frame(frame).datagram().payload().length()).isEqualTo(5);
    }

    @Test
    void handsOnWhatTheSnapLengthLeftOfADatagram() {
        byte[] frame = ethernet().ip(A, B).udp(1, 2).payload("0123456789").build();
        Segment.Datagram datagram = new Decoded().cut(frame, frame.length - 4).datagram();
        assertThat(datagram.payload().latin1(0, 6)).isEqualTo("012345");
        assertThat(datagram.carriage().truncated()).isTrue();
    }

    @Test
    void readsTheQuoteOfAnIcmpErrorAndCountsItNotAsTraffic() {
        byte[] quoted = raw().ip(A, B).udp(5060, 5062).payload("INVITE sip:x").build();
        Decoded decoded =
                new Decoded().frame(ethernet().ip("192.0.2.1", A).icmp(3, 3).payload(quoted));
        Segment.IcmpError error = decoded.only(Segment.IcmpError.class);
        assertThat(error.flow()).hasToString("UDP 192.0.2.20:5060 > 192.0.2.200:5062");
        assertThat(error.reporter()).hasToString("192.0.2.1");
        assertThat(error.quoted().latin1(0, 6)).isEqualTo("INVITE");
        assertThat(decoded.stats().icmpErrors()).isEqualTo(1);
    }

    @Test
    void readsTheQuoteOfAnIcmpv6Error() {
        byte[] quoted =
                raw().ip(A6, B6).tcp(5061, 40_000, 1, 2, "A").payload("secret").build();
        Decoded decoded = new Decoded().frame(ethernet().ip(B6, A6).icmp(1, 4).payload(quoted));
        assertThat(decoded.told()).containsExactly("icmp 1/4 TCP [2001:db8::20]:5061 > [2001:db8::200]:40000");
    }

    @Test
    void leavesPortsOutWhenTheQuoteIsTooShort() {
        byte[] quoted = raw().ip(A, B).udp(5060, 5062).payload("x").build();
        byte[] shortQuote = java.util.Arrays.copyOf(quoted, 22);
        assertThat(new Decoded()
                        .frame(ethernet().ip(B, A).icmp(11, 0).payload(shortQuote))
                        .told())
                .containsExactly("icmp 11/0 UDP 192.0.2.20:0 > 192.0.2.200:0");
    }

    @Test
    void countsPingsAndForeignProtocolsWithoutTellingThem() {
        Decoded decoded = new Decoded()
                .frame(ethernet().ip(A, B).icmp(8, 0).payload("ping"))
                .frame(ethernet().ip(A, B).payload("a protocol of its own"))
                .frame(ethernet().payload("no IP"));
        assertThat(decoded.segments()).isEmpty();
        assertThat(decoded.stats().icmpOther()).isEqualTo(1);
        assertThat(decoded.stats().otherProtocols()).isEqualTo(1);
        assertThat(decoded.stats().notIp()).isEqualTo(1);
    }

    @Test
    void leavesDatagramsOnTunnelPortsAloneWhenTheyAreNoTunnels() {
        String rtp = "\u0080\u0000\u0001\u0002\u0000\u0000\u0000\u0001\u0000\u0000\u0000\u0001" + "x".repeat(160);
        for (int port : new int[] {4789, 2152}) {
            assertThat(new Decoded()
                            .frame(ethernet().ip(A, B).udp(40_000, port).payload(rtp))
                            .datagram()
                            .payload()
                            .length())
                    .isEqualTo(172);
        }
    }

    @Test
    void refusesATunnelWithoutEnd() {
        FrameBuilder nested = ethernet();
        for (int i = 0; i < 40; i++) {
            nested.ip("10.0.0.1", "10.0.0.2");
        }
        assertThat(new Decoded().frame(nested.udp(1, 2)).malformed()).containsExactly(Malformed.Reason.TUNNEL_DEPTH);
    }

    @Test
    void namesWhatIsWrongWithAHeader() {
        assertThat(new Decoded()
                        .link(new LinkType(147))
                        .frame(raw().payload("x"))
                        .malformed())
                .containsExactly(Malformed.Reason.LINK_UNKNOWN);
        assertThat(new Decoded()
                        .link(LinkType.RAW)
                        .frame(raw().payload("\u0030"))
                        .malformed())
                .containsExactly(Malformed.Reason.IP_VERSION);
        byte[] options = raw().ip(A, B).udp(1, 2).build();
        options[0] = 0x44;
        assertThat(new Decoded().link(LinkType.RAW).frame(options).malformed())
                .containsExactly(Malformed.Reason.IP_HEADER);
        byte[] tcp = raw().ip(A, B).tcp(1, 2, 3, 4, "A").build();
        tcp[32] = 0x40;
        assertThat(new Decoded().link(LinkType.RAW).frame(tcp).malformed())
                .containsExactly(Malformed.Reason.TCP_OFFSET);
        byte[] udp = raw().ip(A, B).udp(1, 2).build();
        udp[25] = 7;
        assertThat(new Decoded().link(LinkType.RAW).frame(udp).malformed())
                .containsExactly(Malformed.Reason.TRANSPORT_HEADER);
    }
}
