package org.dectwatch.collector.protocol.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Malformed.Reason;

/** Reads DNS messages (RFC 1035 section 4). */
public final class DnsParser {
    static final int TYPE_A = 1;
    static final int TYPE_CNAME = 5;
    static final int TYPE_AAAA = 28;
    static final int TYPE_SRV = 33;
    static final int TYPE_NAPTR = 35;

    private static final int CLASS_IN = 1;
    private static final int HEADER = 12;
    /** Records of one section beyond this number are a reason to refuse the message. */
    private static final int MAX_RECORDS = 512;

    private final ByteView bytes;
    private int at = HEADER;

    private DnsParser(ByteView bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads one message, as in a datagram.
     *
     * @throws Malformed DNS_MESSAGE or TRUNCATED
     */
    public static DnsMessage expect(ByteView bytes) {
        return new DnsParser(bytes).read();
    }

    /**
     * Reads the first message of a TCP direction: two octets of length before each (RFC 1035 section 4.2.2). When it is there,
     * {@code 2 + u16(0)} octets are to be consumed.
     *
     * @return empty when more octets are needed
     * @throws Malformed as {@link #expect}; the length before it still holds
     */
    public static Optional<DnsMessage> take(ByteView stream) {
        if (stream.length() < 2 || stream.length() - 2 < stream.u16(0)) {
            return Optional.empty();
        }
        return Optional.of(expect(stream.slice(2, stream.u16(0))));
    }

    private DnsMessage read() {
        int flags = bytes.u16(2);
        List<DnsQuestion> questions = questions(count(4));
        List<DnsRecord> answers = records(count(6));
        List<DnsRecord> authorities = records(count(8));
        List<DnsRecord> additionals = records(count(10));
        return new DnsMessage(
                bytes.u16(0),
                (flags & 0x8000) != 0,
                flags >> 11 & 0xf,
                (flags & 0x0400) != 0,
                (flags & 0x0200) != 0,
                flags & 0xf,
                questions,
                answers,
                authorities,
                additionals);
    }

    private int count(int offset) {
        int count = bytes.u16(offset);
        if (count > MAX_RECORDS) {
            throw new Malformed(Reason.DNS_MESSAGE, offset);
        }
        return count;
    }

    private List<DnsQuestion> questions(int count) {
        List<DnsQuestion> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = name();
            questions.add(new DnsQuestion(name, bytes.u16(at)));
            bytes.u16(at + 2);
            at += 4;
        }
        return questions;
    }

    private List<DnsRecord> records(int count) {
        List<DnsRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = name();
            int type = bytes.u16(at);
            boolean internet = bytes.u16(at + 2) == CLASS_IN;
            long ttl = bytes.u32(at + 4);
            int length = bytes.u16(at + 8);
            int from = at + 10;
            bytes.slice(from, length);
            DnsData data = internet ? data(type, from, length) : new DnsData.Other(length);
            // RFC 2181 section 8: a TTL with the top bit set is 0.
            records.add(new DnsRecord(name, type, ttl > Integer.MAX_VALUE ? 0 : ttl, data));
            at = from + length;
        }
        return records;
    }

    private DnsData data(int type, int from, int length) {
        switch (type) {
            case TYPE_A:
                expectLength(length == 4, from);
                return new DnsData.Address(IpAddress.v4At(bytes, from));
            case TYPE_AAAA:
                expectLength(length == 16, from);
                return new DnsData.Address(IpAddress.v6At(bytes, from));
            case TYPE_CNAME:
                return new DnsData.Alias(nameIn(from, length));
            case TYPE_SRV:
                expectLength(length > 6, from);
                String target = nameIn(from + 6, length - 6);
                return new DnsData.Service(bytes.u16(from), bytes.u16(from + 2), bytes.u16(from + 4), target);
            case TYPE_NAPTR:
                return pointer(from, length);
            default:
                return new DnsData.Other(length);
        }
    }

    private DnsData pointer(int from, int length) {
        expectLength(length > 7, from);
        ByteView data = bytes.slice(from, length);
        int flags = 4;
        int services = flags + 1 + data.u8(flags);
        int regexp = services + 1 + data.u8(services);
        int replacement = regexp + 1 + data.u8(regexp);
        expectLength(replacement < length, from);
        return new DnsData.NamingPointer(
                data.u16(0),
                data.u16(2),
                data.utf8(flags + 1, data.u8(flags)),
                data.utf8(services + 1, data.u8(services)),
                data.utf8(regexp + 1, data.u8(regexp)),
                nameIn(from + replacement, length - replacement));
    }

    private static void expectLength(boolean right, int offset) {
        if (!right) {
            throw new Malformed(Reason.DNS_MESSAGE, offset);
        }
    }

    private String name() {
        DnsName name = DnsName.at(bytes, at);
        at = name.end();
        return name.text();
    }

    private String nameIn(int from, int length) {
        DnsName name = DnsName.at(bytes, from);
        expectLength(name.end() <= from + length, from);
        return name.text();
    }
}
