package org.dectwatch.collector.observe.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.protocol.rtp.StaticPayloads;

/** Seeded traffic with its truth: streams that were lost, doubled, late, wrapped or spoilt on the way. */
final class RtpScenario {
    static final long START = 1_700_000_000_000_000_000L;
    static final int PORTS = 58_000;

    /** One UDP datagram at its time. */
    record Packet(long nanos, Flow flow, byte[] payload) {}

    /** What is true of a stream by construction. */
    record Truth(Flow flow, int ssrc, long unique, long duplicates, long reordered, long lost, boolean spoilt) {}

    /** What may happen to a stream. */
    record Troubles(
            double loss,
            double copies,
            double late,
            double markers,
            double noise,
            double garbage,
            double jitterMs,
            boolean digits) {
        static final Troubles NONE = new Troubles(0, 0, 0, 0, 0, 0, 0, false);
    }

    private static final int[] TELEPHONY = {0, 8, 9, 18, 3, 2, 15};
    /** With clocks of 11,025, 16,000, 22,050 and 44,100 Hz, of which tshark drops what is below a thousand. */
    private static final int[] ALL = {0, 8, 9, 18, 3, 2, 15, 4, 5, 6, 7, 10, 11, 12, 16, 17};

    private final Random random;
    private int[] types = TELEPHONY;
    final List<Packet> packets = new ArrayList<>();
    final List<Truth> truths = new ArrayList<>();

    RtpScenario(long seed) {
        random = new Random(seed);
    }

    static Flow flow(int index, boolean up) {
        Endpoint left = new Endpoint(IpAddress.v4(0x0a000001 + index / 500), PORTS + 2 * (index % 500));
        Endpoint right = new Endpoint(IpAddress.v4(0x0a010001), 30_002 + 2 * index);
        return up ? new Flow(Transport.UDP, left, right) : new Flow(Transport.UDP, right, left);
    }

    /** A call's offer and answer, so that type 96 and 97 mean something on this pair of addresses. */
    void announce(int index, long nanos) {
        Flow media = flow(index, true);
        Flow signalling = new Flow(
                Transport.UDP,
                new Endpoint(media.source().address(), 5060),
                new Endpoint(media.destination().address(), 5060));
        String common = "Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK" + index + "\r\n"
                + "From: <sip:a@example.net>;tag=a" + index + "\r\nTo: <sip:b@example.net>;tag=b\r\n"
                + "Call-ID: call" + index + "@example.net\r\nCSeq: 1 INVITE\r\nContact: <sip:a@10.0.0.1>\r\n";
        packets.add(new Packet(nanos, signalling, sip("INVITE sip:b@example.net SIP/2.0", common, media.source())));
        packets.add(new Packet(
                nanos + 1_000_000, signalling.reversed(), sip("SIP/2.0 200 OK", common, media.destination())));
    }

    private static byte[] sip(String first, String common, Endpoint at) {
        String sdp = "v=0\r\no=- 1 1 IN IP4 " + at.address() + "\r\ns=-\r\nc=IN IP4 " + at.address() + "\r\nt=0 0\r\n"
                + "m=audio " + at.port() + " RTP/AVP 0 8 9 18 3 2 15 4 5 6 7 10 11 12 16 17 13 19 96 97\r\n"
                + "a=rtpmap:96 telephone-event/8000\r\na=rtpmap:97 iLBC/8000\r\n";
        return (first + "\r\n" + common + "Content-Type: application/sdp\r\nContent-Length: " + sdp.length()
                        + "\r\n\r\n" + sdp)
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** A stream of {@code count} packets sent, 20 ms apart, beginning somewhere in the first second. */
    void stream(int index, boolean up, int count, int firstSequence, Troubles troubles) {
        Flow flow = flow(index, up);
        int ssrc = random.nextInt();
        int type = types[random.nextInt(types.length)];
        long ticks = StaticPayloads.clockRate(type) / 50;
        long timestamp =
                random.nextInt(4) == 0 ? 0xffffffffL - ticks * random.nextInt(50) : random.nextInt() & 0xffffffffL;
        long begin = START + 50_000_000L + random.nextInt(1_000_000_000);
        int digitsLeft = 0;
        boolean spoilt = false;
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean settled = i > 2;
            int sendType = type;
            long stamp = timestamp + ticks * i;
            if (troubles.digits && settled && digitsLeft == 0 && random.nextInt(60) == 0) {
                digitsLeft = 7;
            }
            byte[] payload = new byte[160];
            if (digitsLeft > 0) {
                sendType = 96;
                stamp -= ticks * (7 - digitsLeft);
                payload = new byte[] {5, (byte) (digitsLeft < 4 ? 0x8a : 10), 0, (byte) 160};
                digitsLeft--;
            } else if (settled && random.nextDouble() < troubles.noise) {
                sendType = random.nextBoolean() ? 13 : 19;
                payload = new byte[1];
            } else if (settled && random.nextDouble() < troubles.garbage) {
                stamp = random.nextInt();
                spoilt = true;
            }
            boolean mark = i == 0 || random.nextDouble() < troubles.markers;
            long at = begin + i * 20_000_000L + (long) (random.nextDouble() * troubles.jitterMs * 1e6);
            if (settled && random.nextDouble() < troubles.loss) {
                continue;
            }
            if (settled && random.nextDouble() < troubles.late) {
                at += 15_000_000L + random.nextInt(60_000_000);
            }
            byte[] packet = rtp(sendType, mark, firstSequence + i, stamp, ssrc, payload);
            arrivals.add(new Arrival(at, i, packet));
            while (settled && random.nextDouble() < troubles.copies) {
                at += 100_000 + random.nextInt(30_000_000);
                arrivals.add(new Arrival(at, i, packet));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::nanos));
        truths.add(truth(flow, ssrc, arrivals, spoilt));
        arrivals.forEach(a -> packets.add(new Packet(a.nanos, flow, a.packet)));
    }

    private record Arrival(long nanos, int number, byte[] packet) {}

    private static Truth truth(Flow flow, int ssrc, List<Arrival> arrivals, boolean spoilt) {
        Set<Integer> seen = new HashSet<>();
        int lowest = Integer.MAX_VALUE;
        int highest = Integer.MIN_VALUE;
        long reordered = 0;
        for (Arrival arrival : arrivals) {
            if (seen.add(arrival.number) && arrival.number < highest) {
                reordered++;
            }
            lowest = Math.min(lowest, arrival.number);
            highest = Math.max(highest, arrival.number);
        }
        long lost = highest - lowest + 1L - seen.size();
        return new Truth(flow, ssrc, seen.size(), arrivals.size() - seen.size(), reordered, lost, spoilt);
    }

    static byte[] rtp(int type, boolean marker, int sequence, long timestamp, int ssrc, byte[] payload) {
        return ByteBuffer.allocate(12 + payload.length)
                .put((byte) 0x80)
                .put((byte) (type | (marker ? 0x80 : 0)))
                .putShort((short) sequence)
                .putInt((int) timestamp)
                .putInt(ssrc)
                .put(payload)
                .array();
    }

    List<Packet> inOrder() {
        packets.sort(Comparator.comparingLong(Packet::nanos));
        return packets;
    }

    /** A capture out of the seed alone: 8 streams, troubles drawn for each; the even ones are announced by SDP. */
    static RtpScenario random(long seed) {
        RtpScenario scenario = new RtpScenario(seed);
        scenario.types = ALL;
        Random random = new Random(seed * 31 + 7);
        for (int index = 0; index < 8; index++) {
            boolean announced = index % 2 == 0;
            if (announced) {
                scenario.announce(index, START + index * 2_000_000L);
            }
            int first = switch (random.nextInt(5)) {
                case 0 -> 0;
                case 1 -> 65_535;
                case 2 -> 65_536 - random.nextInt(200);
                default -> random.nextInt(65_536);
            };
            Troubles troubles = new Troubles(
                    chance(random, 0.2),
                    chance(random, 0.1),
                    chance(random, 0.1),
                    chance(random, 0.05),
                    chance(random, 0.1),
                    chance(random, 0.02),
                    random.nextInt(3) == 0 ? 0 : random.nextDouble() * 15,
                    announced && random.nextBoolean());
            scenario.stream(index, random.nextBoolean(), 4 + random.nextInt(400), first, troubles);
        }
        return scenario;
    }

    private static double chance(Random random, double most) {
        return random.nextBoolean() ? 0 : random.nextDouble() * most;
    }
}
