package org.dectwatch.collector.observe.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.protocol.rtp.RtpHeader;

/** Reads the UDP of a classic pcap file: Ethernet, cooked or loopback, IPv4 or IPv6, GTP-U. Enough to feed the meter alone. */
final class CaptureDatagrams {
    private final Map<Flow, Flow> flows = new HashMap<>();
    private final Sink sink;
    private final String name;
    private final long[] keys = new long[1 << 19];
    private final Flow[] known = new Flow[1 << 18];
    private long nanos;
    private long ordinal;
    long firstNanos;
    long lastNanos;

    interface Sink {
        void datagram(Flow flow, Carriage carriage, ByteView payload);
    }

    CaptureDatagrams(String name, Sink sink) {
        this.name = name;
        this.sink = sink;
    }

    /** Plays a file into a meter, with payload types from SDP in clear, and returns what the reader saw. */
    static CaptureDatagrams play(Path file, MediaMeter meter) throws IOException {
        SdpScraper scraper = new SdpScraper(meter);
        CaptureDatagrams reader = new CaptureDatagrams(file.getFileName().toString(), (flow, carriage, payload) -> {
            scraper.look(flow, payload);
            meter.offer(flow, carriage, payload);
        });
        reader.read(file, meter);
        meter.end(reader.lastNanos);
        return reader;
    }

    void read(Path file, MediaMeter meter) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            int magic = map.order(ByteOrder.LITTLE_ENDIAN).getInt(0);
            if (magic != 0xa1b2c3d4 && magic != 0xa1b23c4d) {
                map.order(ByteOrder.BIG_ENDIAN);
                magic = map.getInt(0);
            }
            int unit = magic == 0xa1b23c4d ? 1 : 1000;
            int link = map.getInt(20);
            byte[] bytes = new byte[1 << 18];
            for (int at = 24; at + 16 <= map.limit(); ) {
                nanos = (map.getInt(at) & 0xffffffffL) * 1_000_000_000L + (long) map.getInt(at + 4) * unit;
                int length = map.getInt(at + 8);
                map.get(at + 16, bytes, 0, length);
                at += 16 + length;
                if (++ordinal == 1) {
                    firstNanos = nanos;
                    meter.began(nanos);
                }
                lastNanos = nanos;
                link(link, bytes, length);
            }
        }
    }

    private void link(int link, byte[] bytes, int length) {
        int at;
        switch (link) {
            case 1 -> {
                at = 14;
                while (at + 4 <= length && u16(bytes, at - 2) == 0x8100) {
                    at += 4;
                }
            }
            case 113 -> at = 16;
            case 0 -> at = 4;
            default -> at = 0;
        }
        ip(bytes, at, length);
    }

    private void ip(byte[] bytes, int at, int length) {
        if (at + 20 > length) {
            return;
        }
        int version = (bytes[at] & 0xf0) >> 4;
        ByteView view = ByteView.of(bytes, 0, length);
        if (version == 4 && (u16(bytes, at + 6) & 0x3fff) == 0) {
            int header = 4 * (bytes[at] & 15);
            int end = Math.min(length, at + u16(bytes, at + 2));
            if (bytes[at + 9] == 17) {
                udp(
                        bytes,
                        at + header,
                        end,
                        IpAddress.v4At(view, at + 12),
                        IpAddress.v4At(view, at + 16),
                        bytes[at + 1]);
            }
        } else if (version == 6 && at + 40 <= length && bytes[at + 6] == 17) {
            int end = Math.min(length, at + 40 + u16(bytes, at + 4));
            int traffic = u16(bytes, at) >> 4;
            udp(bytes, at + 40, end, IpAddress.v6At(view, at + 8), IpAddress.v6At(view, at + 24), traffic);
        }
    }

    private void udp(byte[] bytes, int at, int end, IpAddress source, IpAddress destination, int traffic) {
        if (at + 8 > end) {
            return;
        }
        int from = u16(bytes, at);
        int to = u16(bytes, at + 2);
        if (to == 2152 && end > at + 16 && bytes[at + 9] == (byte) 0xff) {
            ip(bytes, at + 16 + ((bytes[at + 8] & 7) != 0 ? 4 : 0), end);
            return;
        }
        Carriage carriage = new Carriage(nanos, name, ordinal, (traffic & 0xff) >> 2, -1, false, Twin.NONE);
        ByteView payload = ByteView.of(bytes, at + 8, end - at - 8);
        sink.datagram(flow(source, from, destination, to), carriage, payload);
    }

    /** One object per flow, as decoding hands them out; IPv4 by a small table of numbers, so that the reader stays cheap. */
    private Flow flow(IpAddress source, int from, IpAddress destination, int to) {
        long addresses = source.low() << 32 | destination.low() & 0xffffffffL;
        long ports = (long) from << 16 | to;
        int place = (int) ((addresses * 31 + ports) * 0x9E3779B97F4A7C15L >>> 46);
        if (source.version() == 4 && keys[2 * place] == addresses && keys[2 * place + 1] == ports) {
            return known[place];
        }
        Flow made = new Flow(Transport.UDP, new Endpoint(source, from), new Endpoint(destination, to));
        Flow flow = flows.computeIfAbsent(made, same -> same);
        if (source.version() == 4) {
            keys[2 * place] = addresses;
            keys[2 * place + 1] = ports;
            known[place] = flow;
        }
        return flow;
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    /** Whether a payload could be RTP at all; for tests that count by hand. */
    static boolean couldBeRtp(ByteView payload) {
        return RtpHeader.payloadStart(payload) > 0;
    }
}
