package org.dectwatch.collector.protocol.hep;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Malformed.Reason;
import org.jspecify.annotations.Nullable;

/** Reads HEPv3 packets: the magic, a total length, then chunks of vendor, type, length and value. */
public final class HepParser {
    /** Magic and total length. */
    static final int HEADER = 6;

    private static final int CHUNK_HEADER = 6;
    private static final int MAX_NAME = 128;

    private final byte @Nullable [] expectedKey;

    /**
     * A parser that compares keys.
     *
     * @param expectedKey empty when any packet is welcome
     */
    public HepParser(Optional<byte[]> expectedKey) {
        this.expectedKey = expectedKey.map(byte[]::clone).orElse(null);
    }

    /** Whether a HEPv3 packet begins here. */
    public static boolean looksLikeHep(ByteView bytes) {
        return bytes.hasAscii(0, "HEP3");
    }

    /**
     * Reads one packet, as in a datagram.
     *
     * @throws Malformed HEP_PACKET for version 1 or 2, another magic, or a total length that does not fit; HEP_CHUNK for a chunk
     *     that lies about its length or cannot be inflated
     */
    public HepPacket expect(ByteView bytes) {
        if (!looksLikeHep(bytes) || bytes.length() < HEADER) {
            throw new Malformed(Reason.HEP_PACKET, 0);
        }
        int total = bytes.u16(4);
        if (total < HEADER || total > bytes.length()) {
            throw new Malformed(Reason.HEP_PACKET, 4);
        }
        Reading reading = new Reading();
        int at = HEADER;
        while (at < total) {
            if (total - at < CHUNK_HEADER || bytes.u16(at + 4) < CHUNK_HEADER || bytes.u16(at + 4) > total - at) {
                throw new Malformed(Reason.HEP_CHUNK, at);
            }
            int length = bytes.u16(at + 4);
            if (bytes.u16(at) == 0) {
                reading.chunk(bytes.u16(at + 2), bytes.slice(at + CHUNK_HEADER, length - CHUNK_HEADER), at);
            }
            at += length;
        }
        return reading.packet();
    }

    private HepKey compare(ByteView key) {
        if (expectedKey == null) {
            return HepKey.UNCHECKED;
        }
        // Constant time: the sender may be anybody.
        return MessageDigest.isEqual(expectedKey, key.copy()) ? HepKey.MATCHES : HepKey.DIFFERS;
    }

    /** The generic chunks (vendor 0) read so far. */
    private final class Reading {
        private final InnerFlow flow = new InnerFlow();
        private OptionalLong seconds = OptionalLong.empty();
        private long micros;
        private HepType type = HepType.OTHER;
        private OptionalLong captureId = OptionalLong.empty();
        private Optional<String> nodeName = Optional.empty();
        private Optional<String> correlationId = Optional.empty();
        private OptionalInt vlan = OptionalInt.empty();
        private HepKey key = HepKey.ABSENT;
        private ByteView payload = ByteView.empty();

        void chunk(int number, ByteView value, int offset) {
            try {
                read(number, value, offset);
            } catch (Malformed tooShort) {
                throw new Malformed(Reason.HEP_CHUNK, offset);
            }
        }

        private void read(int number, ByteView value, int offset) {
            switch (number) {
                case 2 -> flow.protocol(value.u8(0));
                case 3, 5 -> flow.source(number == 3 ? IpAddress.v4At(value, 0) : IpAddress.v6At(value, 0));
                case 4, 6 -> flow.destination(number == 4 ? IpAddress.v4At(value, 0) : IpAddress.v6At(value, 0));
                case 7 -> flow.sourcePort(value.u16(0));
                case 8 -> flow.destinationPort(value.u16(0));
                case 9 -> seconds = OptionalLong.of(value.u32(0));
                case 10 -> micros = value.u32(0);
                case 11 -> type = HepType.of(value.u8(0));
                case 12 -> captureId = OptionalLong.of(value.u32(0));
                case 14 -> key = compare(value);
                case 15 -> payload = value;
                case 16 -> payload = Inflation.expect(value, offset);
                case 17 -> correlationId = Optional.of(text(value));
                case 18 -> vlan = OptionalInt.of(value.u16(0));
                case 19 -> nodeName = Optional.of(text(value));
                default -> {}
            }
        }

        private String text(ByteView value) {
            return value.utf8(0, Math.min(value.length(), MAX_NAME)).replaceAll("\\p{Cntrl}", "");
        }

        HepPacket packet() {
            OptionalLong sent = seconds.isPresent()
                    ? OptionalLong.of(seconds.getAsLong() * 1_000_000_000L + micros * 1_000L)
                    : OptionalLong.empty();
            return new HepPacket(
                    flow.flow(), flow.protocol(), sent, type, captureId, nodeName, correlationId, vlan, key, payload);
        }
    }
}
