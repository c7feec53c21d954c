package org.dectwatch.collector.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A little-endian pcap as it would be had it been captured with a snap length. */
public final class Snapped {
    private Snapped() {}

    /** @param length octets kept of each packet */
    public static Path to(int length, Path capture, Path target) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(capture)).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer out = ByteBuffer.allocate(in.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        out.put(in.array(), 0, 24);
        for (int at = 24; at < in.capacity(); at += 16 + in.getInt(at + 8)) {
            int kept = Math.min(length, in.getInt(at + 8));
            out.put(in.array(), at, 8).putInt(kept).putInt(in.getInt(at + 12)).put(in.array(), at + 16, kept);
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return Files.write(target, bytes);
    }
}
