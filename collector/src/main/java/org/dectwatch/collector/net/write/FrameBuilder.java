package org.dectwatch.collector.net.write;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dectwatch.collector.net.IpAddress;

/**
 * A frame from the outermost header to the payload, in the order in which it stands on the wire:
 *
 * <pre>{@code
 * byte[] frame = FrameBuilder.ethernet().vlan(100, 5).ip("192.0.2.20", "192.0.2.200").dscp(46)
 *         .udp(5060, 5060).payload("OPTIONS …").build();
 * }</pre>
 *
 * Lengths, EtherTypes, protocol numbers and checksums follow from what comes next.
 */
public final class FrameBuilder {
    private static final long LOCAL = 0x0200_0000_0000L;
    private static final Header PAYLOAD = new Header.Payload();

    private final List<Header> headers = new ArrayList<>();
    private byte[] payload = {};

    private FrameBuilder() {}

    /** Without a link layer: what LINKTYPE_RAW holds, or what an ICMP error quotes. */
    public static FrameBuilder raw() {
        return new FrameBuilder();
    }

    public static FrameBuilder ethernet() {
        return raw().innerEthernet();
    }

    /** @param destination lower 48 bits count, {@code source} too */
    public static FrameBuilder ethernet(long destination, long source) {
        return raw().add(new LinkHeaders.Ethernet(destination, source));
    }

    /** LINKTYPE_LINUX_SLL. */
    public static FrameBuilder cookedV1() {
        return raw().add(new LinkHeaders.CookedV1());
    }

    /** LINKTYPE_LINUX_SLL2. */
    public static FrameBuilder cookedV2() {
        return raw().add(new LinkHeaders.CookedV2());
    }

    /** LINKTYPE_NULL as a little-endian machine writes it. */
    public static FrameBuilder loopback() {
        return raw().add(new LinkHeaders.Loopback(false));
    }

    /** LINKTYPE_LOOP, or LINKTYPE_NULL as a big-endian machine writes it. */
    public static FrameBuilder loopbackBigEndian() {
        return raw().add(new LinkHeaders.Loopback(true));
    }

    /** An Ethernet header inside a tunnel. */
    public FrameBuilder innerEthernet() {
        return add(new LinkHeaders.Ethernet(LOCAL | 2, LOCAL | 1));
    }

    /** @param priority 0..7 */
    public FrameBuilder vlan(int id, int priority) {
        return add(new LinkHeaders.Vlan(0x8100, id, priority));
    }

    /** An outer tag of another type: 0x88a8 or 0x9100. */
    public FrameBuilder serviceVlan(int tagType, int id, int priority) {
        return add(new LinkHeaders.Vlan(tagType, id, priority));
    }

    public FrameBuilder pppoe(int session) {
        return add(new LinkHeaders.PppoeSession(session));
    }

    public FrameBuilder mpls(int label) {
        return add(new LinkHeaders.Mpls(label));
    }

    /** IPv4 or IPv6 between literal addresses. */
    public FrameBuilder ip(String source, String destination) {
        return ip(
                IpAddress.parse(source).orElseThrow(),
                IpAddress.parse(destination).orElseThrow());
    }

    public FrameBuilder ip(IpAddress source, IpAddress destination) {
        return add(new IpHeader(source, destination, 0, 0));
    }

    /** Of the IP header added last. */
    public FrameBuilder dscp(int dscp) {
        IpHeader ip = lastIp();
        return replaceLast(new IpHeader(ip.source(), ip.destination(), dscp, ip.id()));
    }

    /** Identification of the IP header added last. */
    public FrameBuilder id(int id) {
        IpHeader ip = lastIp();
        return replaceLast(new IpHeader(ip.source(), ip.destination(), ip.dscp(), id));
    }

    public FrameBuilder gre() {
        return add(new TransportHeaders.Gre(false, false, false));
    }

    public FrameBuilder greWith(boolean checksum, boolean key, boolean sequence) {
        return add(new TransportHeaders.Gre(checksum, key, sequence));
    }

    /** GRE and ERSPAN of type 2 or 3; Ethernet comes next. */
    public FrameBuilder erspan(int type, int session) {
        return greWith(false, false, true)
                .add(new TransportHeaders.Erspan(type, session))
                .innerEthernet();
    }

    /** UDP, VXLAN and the Ethernet header inside. */
    public FrameBuilder vxlan(int network) {
        return udp(49_152, 4789).add(new TransportHeaders.Vxlan(network)).innerEthernet();
    }

    /** UDP and GTP-U; IP comes next. */
    public FrameBuilder gtp(int tunnel) {
        return udp(2152, 2152).add(new TransportHeaders.Gtp(tunnel, false));
    }

    /** As {@link #gtp}, with sequence number and an extension header. */
    public FrameBuilder gtpExtended(int tunnel) {
        return udp(2152, 2152).add(new TransportHeaders.Gtp(tunnel, true));
    }

    public FrameBuilder udp(int source, int destination) {
        return add(new TransportHeaders.Udp(source, destination));
    }

    /** @param flags letters of F, S, R, P, A, U */
    public FrameBuilder tcp(int source, int destination, int sequence, int acknowledgement, String flags) {
        return add(new TransportHeaders.Tcp(
                source, destination, sequence, acknowledgement, TransportHeaders.Tcp.flags(flags)));
    }

    /** ICMP, or ICMPv6 when the IP header added last is IPv6; the payload is what it quotes. */
    public FrameBuilder icmp(int type, int code) {
        return add(new TransportHeaders.Icmp(lastIp().source().version() == 6, type, code));
    }

    public FrameBuilder payload(byte[] bytes) {
        payload = bytes.clone();
        return this;
    }

    /** One octet a character, ISO 8859-1. */
    public FrameBuilder payload(String text) {
        return payload(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public byte[] build() {
        return wrap(payload.clone(), headers.size(), 0);
    }

    /**
     * The frame's outermost IP packet in fragments.
     *
     * @param octets payload of each fragment but the last: a multiple of 8
     */
    public List<byte[]> fragments(int octets) {
        int at = 0;
        while (!(headers.get(at) instanceof IpHeader)) {
            at++;
        }
        IpHeader ip = (IpHeader) headers.get(at);
        Header next = at + 1 < headers.size() ? headers.get(at + 1) : PAYLOAD;
        byte[] whole = ip.checked(wrap(payload.clone(), headers.size(), at + 1), next);
        List<byte[]> frames = new ArrayList<>();
        for (int from = 0; from < whole.length; from += octets) {
            int to = Math.min(from + octets, whole.length);
            byte[] part = Arrays.copyOfRange(whole, from, to);
            frames.add(wrap(ip.fragment(part, next.protocol(), from, to < whole.length), at, 0, ip));
        }
        return frames;
    }

    /** Puts the headers {@code from} to {@code to} before the content, the last of them first. */
    private byte[] wrap(byte[] content, int to, int from) {
        return wrap(content, to, from, PAYLOAD);
    }

    private byte[] wrap(byte[] content, int to, int from, Header first) {
        byte[] bytes = content;
        Header next = first;
        for (int i = to - 1; i >= from; i--) {
            bytes = headers.get(i).before(bytes, next);
            next = headers.get(i);
        }
        return bytes;
    }

    private FrameBuilder add(Header header) {
        headers.add(header);
        return this;
    }

    private FrameBuilder replaceLast(Header header) {
        headers.set(headers.size() - 1, header);
        return this;
    }

    private IpHeader lastIp() {
        if (!headers.isEmpty() && headers.get(headers.size() - 1) instanceof IpHeader ip) {
            return ip;
        }
        throw new IllegalStateException("the header added last is no IP header");
    }
}
