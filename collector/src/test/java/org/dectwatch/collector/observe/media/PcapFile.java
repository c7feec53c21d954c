package org.dectwatch.collector.observe.media;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes datagrams as a nanosecond pcap, Ethernet and IPv4. */
final class PcapFile {
    private PcapFile() {}

    static void write(Path file, List<RtpScenario.Packet> packets) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(0xa1b23c4d);
            out.writeInt(0x00020004);
            out.writeLong(0);
            out.writeInt(262144);
            out.writeInt(1);
            for (RtpScenario.Packet packet : packets) {
                int length = 42 + packet.payload().length;
                out.writeInt((int) (packet.nanos() / 1_000_000_000));
                out.writeInt((int) (packet.nanos() % 1_000_000_000));
                out.writeInt(length);
                out.writeInt(length);
                frame(out, packet);
            }
        }
    }

    private static void frame(DataOutputStream out, RtpScenario.Packet packet) throws IOException {
        out.write(new byte[12]);
        out.writeShort(0x0800);
        out.writeInt(0x45b80000 | 28 + packet.payload().length);
        out.writeInt(0);
        out.writeInt(0x40110000);
        out.writeInt((int) packet.flow().source().address().low());
        out.writeInt((int) packet.flow().destination().address().low());
        out.writeShort(packet.flow().source().port());
        out.writeShort(packet.flow().destination().port());
        out.writeShort(8 + packet.payload().length);
        out.writeShort(0);
        out.write(packet.payload());
    }
}
