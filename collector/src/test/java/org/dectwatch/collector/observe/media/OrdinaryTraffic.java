package org.dectwatch.collector.observe.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;

/**
 * Conversations over UDP that are no media, seeded: each shape sends the header its protocol prescribes, with counters, clocks and
 * identifiers that behave as that protocol's do, and noise behind.
 */
final class OrdinaryTraffic {
    /** What is sent; each conversation has one of them. */
    enum Shape {
        /** RFC 1035, client and resolver. */
        DNS,
        /** RFC 6762. */
        MULTICAST_DNS,
        /** RFC 9000 with the fixed bit, long headers first. */
        QUIC,
        /** RFC 9000 with the fixed bit greased (RFC 9287): the first two bits are anything. */
        QUIC_GREASED,
        /** RFC 5905. */
        NTP,
        /** RFC 3416 over BER. */
        SNMP,
        /** RFC 5424 text. */
        SYSLOG,
        /** RFC 8489. */
        STUN,
        /** RFC 8656 channel data, 0x4000 to 0x4fff. */
        TURN_CHANNEL,
        /** RFC 6347 and 9147 record header. */
        DTLS,
        /** RFC 6189. */
        ZRTP,
        /** T.38 UDPTL: a sequence number from anywhere, then an IFP packet. */
        T38,
        /** Type 4, receiver index, a 64-bit little-endian counter, ciphertext. */
        WIREGUARD,
        /** Opcode and key, then a packet id, ciphertext. */
        OPENVPN,
        /** SPI and sequence number, ciphertext (RFC 3948). */
        ESP_IN_UDP,
        /** Flags, 24-bit network identifier, an inner frame (RFC 7348). */
        VXLAN,
        /** BEP 29: type and version, connection id, clocks of microseconds, sequence and acknowledgement numbers. */
        UTP,
        /** RFC 7252. */
        COAP,
        /** 0x84 with a 24-bit little-endian counter and a reliability header. */
        RAKNET,
        /** Peer with the flag for a time stamp (0x8000), milliseconds, then a command with a counter of its own. */
        ENET,
        /** Little-endian counters of both sides, then flags. */
        SOURCE_ENGINE,
        /** Constant head, counter, clock of milliseconds, constant identifier: made to look like RTP. */
        TELEMETRY,
        /** As that, with a clock of microseconds. */
        TELEMETRY_MICROS,
        /** As that, with a clock of milliseconds that keeps the schedule and not the time. */
        TELEMETRY_STEADY,
        /** As that, without a clock. */
        COUNTED,
        /** UDT 4 and SRT: data with a sequence number, a message number, a clock of microseconds and a socket; control with bit 0. */
        SRT,
        /** BVLC with a length, then NPDU and APDU with an invoke identifier. */
        BACNET,
        /** RFC 2661: flags, tunnel, session, two counters. */
        L2TP,
        /** RFC 7011 and version 9: length, export time, counter, domain. */
        IPFIX,
        /** Version 5, agent, counters. */
        SFLOW,
        /** TFTP data blocks (RFC 1350). */
        TFTP,
        /** Nothing but noise. */
        RANDOM
    }

    private static final int CLIENTS = 64;
    private static final int SIDE_BY_SIDE = 40;

    private final Random random;
    private long nanos = RtpScenario.START;

    /** One conversation and where its counters are. */
    private static final class Talk {
        final Shape shape;
        final Flow flow;
        final int id;
        final int other;
        final int length;
        final long everyNanos;
        int counter;
        long clock;
        long sent;
        long dueNanos;
        int left;

        Talk(Shape shape, int index, Random random) {
            this.shape = shape;
            Endpoint client = new Endpoint(IpAddress.v4(0x0a000000 + random.nextInt(CLIENTS)), 20_000 + index % 40_000);
            Endpoint server = new Endpoint(IpAddress.v4(0x08080000 + random.nextInt(CLIENTS)), port(shape, random));
            Flow up = new Flow(Transport.UDP, client, server);
            this.flow = random.nextBoolean() ? up : up.reversed();
            this.id = random.nextInt();
            this.other = random.nextInt();
            this.length = 24 + random.nextInt(400);
            this.everyNanos = 5_000_000L * (1 + random.nextInt(40));
            this.counter = random.nextInt();
            this.left = 1 + random.nextInt(1000);
        }
    }

    OrdinaryTraffic(long seed) {
        random = new Random(seed);
    }

    private static int port(Shape shape, Random random) {
        return switch (shape) {
            case DNS -> 53;
            case MULTICAST_DNS -> 5353;
            case QUIC, QUIC_GREASED -> random.nextBoolean() ? 443 : 8443;
            case NTP -> 123;
            case SNMP -> 161;
            case SYSLOG -> 514;
            case STUN, TURN_CHANNEL -> 3478;
            case WIREGUARD -> 51_820;
            case OPENVPN -> 1194;
            case ESP_IN_UDP -> 4500;
            case VXLAN -> 4789;
            case COAP -> 5683;
            case RAKNET -> 19_132;
            case SOURCE_ENGINE -> 27_015;
            case IPFIX -> 4739;
            case SFLOW -> 6343;
            default -> 1024 + random.nextInt(60_000);
        };
    }

    /** Plays so many datagrams of a shape, in conversations of 2 to 1001 datagrams that run side by side. */
    void play(Shape shape, int datagrams, CaptureDatagrams.Sink sink) {
        PriorityQueue<Talk> talks = new PriorityQueue<>(Comparator.comparingLong(talk -> talk.dueNanos));
        int conversations = 0;
        for (long ordinal = 1; ordinal <= datagrams; ordinal++) {
            while (talks.size() < SIDE_BY_SIDE) {
                Talk begun = new Talk(shape, conversations++, random);
                begun.dueNanos = nanos + random.nextInt(200_000_000);
                talks.add(begun);
            }
            Talk talk = talks.remove();
            nanos = talk.dueNanos + random.nextInt(4_000_000);
            sink.datagram(talk.flow, Carriage.bare(nanos, "ordinary", ordinal), ByteView.of(datagram(talk)));
            talk.dueNanos += talk.everyNanos;
            if (talk.left-- > 0) {
                talks.add(talk);
            }
        }
    }

    private byte[] datagram(Talk talk) {
        ByteBuffer out = ByteBuffer.allocate(1500);
        talk.counter++;
        talk.sent++;
        talk.clock = nanos / 1000;
        header(talk, out);
        byte[] rest = new byte[Math.max(0, talk.length - out.position())];
        random.nextBytes(rest);
        out.put(rest);
        byte[] packet = new byte[out.position()];
        out.flip().get(packet);
        return packet;
    }

    private void header(Talk talk, ByteBuffer out) {
        switch (talk.shape) {
            case DNS, MULTICAST_DNS ->
                out.putShort((short) random.nextInt())
                        .putShort((short) (random.nextBoolean() ? 0x0100 : 0x8180))
                        .putLong(0x0001000100000000L);
            case QUIC ->
                out.put((byte) (talk.sent < 3 ? 0xc0 | random.nextInt(64) : 0x40 | random.nextInt(64)))
                        .putLong(talk.id * 31L);
            case QUIC_GREASED -> out.put((byte) random.nextInt(256)).putLong(talk.id * 31L);
            case NTP ->
                out.put((byte) 0x23)
                        .put((byte) 2)
                        .put((byte) 6)
                        .put((byte) 0xe9)
                        .putLong(talk.clock);
            case SNMP ->
                out.put((byte) 0x30)
                        .put((byte) 0x82)
                        .putShort((short) talk.length)
                        .putInt(0x02010104);
            case SYSLOG ->
                out.put("<165>1 2026-11-22T10:00:00Z host app - - "
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            case STUN ->
                out.putShort((short) (random.nextBoolean() ? 1 : 0x101))
                        .putShort((short) (talk.length - 20))
                        .putInt(0x2112a442)
                        .putLong(random.nextLong());
            case TURN_CHANNEL ->
                out.putShort((short) (0x4000 | talk.id & 0xfff)).putShort((short) talk.length);
            case DTLS ->
                out.put((byte) (talk.sent < 6 ? 22 : 23))
                        .putShort((short) 0xfefd)
                        .putShort((short) 1)
                        .putInt(0)
                        .putShort((short) talk.counter);
            case ZRTP ->
                out.putShort((short) 0x1000)
                        .putShort((short) talk.counter)
                        .putInt(0x5a525450)
                        .putInt(talk.id);
            case T38 ->
                out.putShort((short) talk.counter)
                        .put((byte) (1 + random.nextInt(120)))
                        .put((byte) (0x80 | random.nextInt(64)));
            default -> others(talk, out);
        }
    }

    private void others(Talk talk, ByteBuffer out) {
        switch (talk.shape) {
            case WIREGUARD -> little(out, 4, talk.id, talk.counter, 0);
            case OPENVPN -> out.put((byte) 0x48).put(new byte[3]).putInt(talk.counter);
            case ESP_IN_UDP -> out.putInt(talk.id).putInt(talk.counter);
            case VXLAN -> out.putInt(0x08000000).putInt(talk.id & 0xffffff00);
            case UTP ->
                out.put((byte) 0x01)
                        .put((byte) 0)
                        .putShort((short) talk.id)
                        .putInt((int) talk.clock)
                        .putInt(talk.other)
                        .putInt(1 << 20)
                        .putShort((short) talk.counter);
            case COAP -> out.put((byte) 0x52).put((byte) 1).putShort((short) talk.counter);
            case RAKNET -> {
                out.put((byte) 0x84);
                little(out, talk.counter & 0xffffff | 0x60000000);
                out.putShort((short) (talk.length * 8)).putInt(talk.counter * 256);
            }
            case ENET ->
                out.putShort((short) (0x8000 | talk.id & 0x1f))
                        .putShort((short) (talk.clock / 1000))
                        .put((byte) (0x80 | 6))
                        .put((byte) 0)
                        .putShort((short) talk.counter)
                        .putShort((short) talk.length)
                        .putShort((short) talk.other);
            case SOURCE_ENGINE -> little(out, talk.counter, talk.counter - 3, talk.id & 0xff);
            case TELEMETRY -> telemetry(talk, out, (int) (talk.clock / 1000));
            case TELEMETRY_MICROS -> telemetry(talk, out, (int) talk.clock);
            case TELEMETRY_STEADY -> telemetry(talk, out, talk.counter * (int) (talk.everyNanos / 1_000_000));
            case COUNTED -> telemetry(talk, out, talk.other);
            case SRT -> {
                if (random.nextInt(4) == 0) {
                    out.put((byte) 0x80)
                            .put((byte) (2 + random.nextInt(5)))
                            .putShort((short) 0)
                            .putInt(talk.counter);
                } else {
                    out.putInt(talk.counter & 0x7fffffff).putInt(0xc0000000 | talk.counter & 0xffff);
                }
                out.putInt((int) talk.clock).putInt(talk.id);
            }
            case BACNET ->
                out.put((byte) 0x81)
                        .put((byte) (random.nextBoolean() ? 0x0a : 0x0b))
                        .putShort((short) (17 + random.nextInt(4)))
                        .putInt(0x01040275)
                        .put((byte) talk.counter)
                        .put((byte) 12)
                        .putShort((short) 0x0c02);
            case L2TP ->
                out.putShort((short) 0xc802)
                        .putShort((short) talk.length)
                        .putInt(talk.id)
                        .putShort((short) talk.counter)
                        .putShort((short) (talk.counter - 2));
            case IPFIX ->
                out.putShort((short) 10)
                        .putShort((short) talk.length)
                        .putInt((int) (talk.clock / 1_000_000))
                        .putInt(talk.counter)
                        .putInt(talk.id);
            case SFLOW -> out.putInt(5).putInt(1).putInt(talk.id).putInt(0).putInt(talk.counter);
            case TFTP -> out.putShort((short) 3).putShort((short) talk.counter);
            default -> {
                // Noise from the first octet on.
            }
        }
    }

    /** The nearest that a protocol of its own can come: version bits and payload type that RTP could have. */
    private static void telemetry(Talk talk, ByteBuffer out, int clock) {
        int type = (talk.id >>> 8 & 1) == 0 ? talk.id & 0x1f : 96 + (talk.id & 0x1f);
        out.put((byte) 0x80)
                .put((byte) type)
                .putShort((short) talk.counter)
                .putInt(clock)
                .putInt(talk.id);
    }

    private static void little(ByteBuffer out, int... words) {
        out.order(ByteOrder.LITTLE_ENDIAN);
        for (int word : words) {
            out.putInt(word);
        }
        out.order(ByteOrder.BIG_ENDIAN);
    }
}
