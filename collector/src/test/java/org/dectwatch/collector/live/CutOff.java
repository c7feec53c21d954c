package org.dectwatch.collector.live;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.source.pcap.CaptureWriter;
import org.dectwatch.collector.testing.PlainPcap;

/** A capture of Ethernet and IPv4 that ends with a reset, by the server, of every TCP connection it had. */
final class CutOff {
    private static final int IP = 14;
    private static final int TCP = IP + 20;
    private static final int RESET_AND_ACK = 0x14;

    private final int serverPort;
    private final long until;
    private final CaptureWriter out;
    private final Map<Integer, byte[]> lastOfServer = new LinkedHashMap<>();

    private CutOff(int serverPort, long until, CaptureWriter out) {
        this.serverPort = serverPort;
        this.until = until;
        this.out = out;
    }

    /** @param untilNanos of the original, when the resets come instead of the rest */
    static void write(Path original, Path target, int serverPort, long untilNanos) throws IOException {
        try (CaptureWriter writer = new CaptureWriter(
                new BufferedOutputStream(Files.newOutputStream(target)), CaptureWriter.Precision.MICROSECONDS)) {
            CutOff cut = new CutOff(serverPort, untilNanos, writer);
            PlainPcap.read(original, cut::copy);
            for (byte[] frame : cut.lastOfServer.values()) {
                writer.append(untilNanos, LinkType.ETHERNET, reset(frame));
            }
        }
    }

    private void copy(RawFrame frame) {
        if (frame.timeNanos() > until) {
            return;
        }
        byte[] bytes = frame.bytes().copy();
        ByteBuffer view = ByteBuffer.wrap(bytes);
        if ((view.getShort(TCP) & 0xffff) == serverPort) {
            lastOfServer.put(view.getShort(TCP + 2) & 0xffff, bytes);
        }
        try {
            out.append(frame);
        } catch (IOException reason) {
            throw new UncheckedIOException(reason);
        }
    }

    /** From the server's last segment the one that would follow it. */
    private static byte[] reset(byte[] last) {
        byte[] frame = java.util.Arrays.copyOf(last, TCP + 20);
        ByteBuffer view = ByteBuffer.wrap(frame);
        int payload = (view.getShort(IP + 2) & 0xffff) - 20 - (view.get(TCP + 12) >> 4 & 0xf) * 4;
        view.putShort(IP + 2, (short) 40);
        view.putInt(TCP + 4, view.getInt(TCP + 4) + payload);
        view.put(TCP + 12, (byte) 0x50);
        view.put(TCP + 13, (byte) RESET_AND_ACK);
        return frame;
    }
}
