package org.dectwatch.collector.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dectwatch.collector.net.ByteView;

/**
 * Transport payloads of a plain little-endian capture without fragments or tunnels: enough to show a parser real octets without
 * the decode room.
 */
public final class CapturePayloads {
    /** One payload; for TCP with its sequence number. */
    public record Payload(
            int protocol, String flow, int sourcePort, int destinationPort, long sequence, byte[] bytes) {}

    private CapturePayloads() {}

    public static List<Payload> read(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        int link = le32(all, 20);
        List<Payload> payloads = new ArrayList<>();
        int at = 24;
        while (at + 16 <= all.length) {
            int length = le32(all, at + 8);
            frame(ByteView.of(all, at + 16, length), link, payloads);
            at += 16 + length;
        }
        return payloads;
    }

    public static List<byte[]> udp(Path file) throws IOException {
        return read(file).stream()
                .filter(p -> p.protocol() == 17)
                .map(Payload::bytes)
                .toList();
    }

    /** Each TCP direction as its octets in order; repeated octets are left out. */
    public static Map<String, byte[]> tcp(Path file) throws IOException {
        Map<String, TreeMap<Long, byte[]>> directions = new LinkedHashMap<>();
        for (Payload p : read(file)) {
            if (p.protocol() == 6 && p.bytes().length > 0) {
                directions.computeIfAbsent(p.flow(), f -> new TreeMap<>()).putIfAbsent(p.sequence(), p.bytes());
            }
        }
        Map<String, byte[]> streams = new LinkedHashMap<>();
        directions.forEach((flow, segments) -> streams.put(flow, join(segments)));
        return streams;
    }

    private static byte[] join(TreeMap<Long, byte[]> segments) {
        java.io.ByteArrayOutputStream joined = new java.io.ByteArrayOutputStream();
        long next = segments.firstKey();
        for (Map.Entry<Long, byte[]> segment : segments.entrySet()) {
            int known = (int) Math.max(next - segment.getKey(), 0);
            if (known < segment.getValue().length) {
                joined.write(segment.getValue(), known, segment.getValue().length - known);
                next = segment.getKey() + segment.getValue().length;
            }
        }
        return joined.toByteArray();
    }

    private static void frame(ByteView frame, int link, List<Payload> payloads) {
        int at = link == 0 ? 4 : 14;
        int type = link == 0 ? (frame.u8(at) >> 4 == 4 ? 0x0800 : 0x86dd) : frame.u16(12);
        if (type == 0x0800) {
            int header = (frame.u8(at) & 15) * 4;
            int total = frame.u16(at + 2);
            transport(frame.u8(at + 9), frame.slice(at + header, total - header), frame.i32(at + 12) + "", payloads);
        } else if (type == 0x86dd) {
            transport(frame.u8(at + 6), frame.slice(at + 40, frame.u16(at + 4)), frame.i64(at + 16) + "", payloads);
        }
    }

    private static void transport(int protocol, ByteView segment, String address, List<Payload> payloads) {
        if (protocol != 6 && protocol != 17) {
            return;
        }
        int header = protocol == 17 ? 8 : (segment.u8(12) >> 4) * 4;
        String flow = address + ":" + segment.u16(0) + ">" + segment.u16(2);
        long sequence = protocol == 17 ? 0 : segment.u32(4);
        byte[] bytes = segment.from(header).copy();
        payloads.add(new Payload(protocol, flow, segment.u16(0), segment.u16(2), sequence, bytes));
    }

    private static int le32(byte[] bytes, int at) {
        return Integer.reverseBytes(ByteView.of(bytes).i32(at));
    }
}
