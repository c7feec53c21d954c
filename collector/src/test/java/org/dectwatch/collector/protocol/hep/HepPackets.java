package org.dectwatch.collector.protocol.hep;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes HEPv3 packets for tests. */
public final class HepPackets {
    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();

    /** A SIP packet from 192.0.2.20:5070 to 192.0.2.200:5061 at 1795361766.250000 s. */
    public static HepPackets sip(int ipProtocol, String payload) {
        return new HepPackets()
                .chunk(1, 2)
                .chunk(2, ipProtocol)
                .chunk(3, 192, 0, 2, 20)
                .chunk(4, 192, 0, 2, 200)
                .chunk(7, 5070 >> 8, 5070 & 255)
                .chunk(8, 5061 >> 8, 5061 & 255)
                .chunk(9, 1795361766 >> 24, 1795361766 >> 16, 1795361766 >> 8, 1795361766)
                .chunk(10, 0, 250_000 >> 16, 250_000 >> 8, 250_000)
                .chunk(11, 1)
                .chunk(12, 0xff, 0xff, 0xff, 0xfe)
                .chunk(19, "node-1".getBytes(StandardCharsets.UTF_8))
                .chunk(15, payload.getBytes(StandardCharsets.ISO_8859_1));
    }

    public HepPackets chunk(int type, int... octets) {
        byte[] value = new byte[octets.length];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) octets[i];
        }
        return chunk(type, value);
    }

    public HepPackets chunk(int type, byte[] value) {
        return vendorChunk(0, type, value);
    }

    public HepPackets vendorChunk(int vendor, int type, byte[] value) {
        u16(chunks, vendor);
        u16(chunks, type);
        u16(chunks, value.length + 6);
        chunks.writeBytes(value);
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.writeBytes("HEP3".getBytes(StandardCharsets.US_ASCII));
        u16(packet, chunks.size() + 6);
        packet.writeBytes(chunks.toByteArray());
        return packet.toByteArray();
    }

    private static void u16(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }
}
