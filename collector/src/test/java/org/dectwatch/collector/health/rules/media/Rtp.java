package org.dectwatch.collector.health.rules.media;

import java.nio.ByteBuffer;
import org.dectwatch.collector.net.write.FrameBuilder;

/** A run of RTP packets from one end to another: PCMU of 20 ms, marked EF, unless told otherwise. */
public final class Rtp {
    static final int SERVER_PORT = 58_000;
    static final int GATEWAY_PORT = 20_000;

    private final double begin;
    private final double end;
    private String from = Wire.SERVER;
    private int fromPort = SERVER_PORT;
    private String to = Wire.GATEWAY;
    private int toPort = GATEWAY_PORT;
    private int type;
    private int octets = 160;
    private int ptime = 20;
    private int ssrc = 0x11;
    private int firstSequence = 1;
    private boolean encrypted;
    private double loss;
    private double jitterMs;
    private int dscp = 46;
    private int vlanPriority = -1;
    private String source = "eth0";

    private Rtp(double begin, double end) {
        this.begin = begin;
        this.end = end;
    }

    /** From the server to the gateway. */
    public static Rtp up(double begin, double end) {
        return new Rtp(begin, end);
    }

    /** From the gateway to the server. */
    public static Rtp down(double begin, double end) {
        return new Rtp(begin, end)
                .from(Wire.GATEWAY, GATEWAY_PORT)
                .to(Wire.SERVER, SERVER_PORT)
                .ssrc(0x22);
    }

    public Rtp type(int other) {
        type = other;
        return this;
    }

    public Rtp octets(int other) {
        octets = other;
        return this;
    }

    Rtp ptime(int ms) {
        ptime = ms;
        octets = 8 * ms;
        return this;
    }

    public Rtp ssrc(int other) {
        ssrc = other;
        return this;
    }

    /** The same stream goes on after another run of so many packets. */
    Rtp goingOnAfter(int packets) {
        firstSequence += packets;
        return this;
    }

    Rtp from(String address, int port) {
        from = address;
        fromPort = port;
        return this;
    }

    Rtp to(String address, int port) {
        to = address;
        toPort = port;
        return this;
    }

    /** Octets that look enciphered, and a tag of ten. */
    Rtp encrypted() {
        encrypted = true;
        octets += 10;
        return this;
    }

    /** @param share 0..1 of packets that never pass */
    public Rtp losing(double share) {
        loss = share;
        return this;
    }

    Rtp jitter(double ms) {
        jitterMs = ms;
        return this;
    }

    /** @param priority -1 leaves the frames untagged */
    Rtp marked(int code, int priority) {
        dscp = code;
        vlanPriority = priority;
        return this;
    }

    /** Seen at this point of capture. */
    Rtp at(String point) {
        source = point;
        return this;
    }

    void on(Wire wire) {
        int packets = (int) Math.round((end - begin) * 1000 / ptime);
        for (int i = 0; i < packets; i++) {
            if (wire.random.nextDouble() >= loss) {
                double late = jitterMs == 0 ? 0 : Math.abs(wire.random.nextGaussian()) * jitterMs / 1000;
                wire.frames.add(new Wire.Framed(begin + i * ptime / 1000.0 + late, source, frame(wire, i)));
            }
        }
    }

    private byte[] frame(Wire wire, int number) {
        byte[] bytes = new byte[12 + octets];
        if (encrypted) {
            wire.random.nextBytes(bytes);
        } else {
            for (int at = 12; at < bytes.length; at++) {
                bytes[at] = (byte) (0xd0 + (int) (8 * Math.sin((number * octets + at) / 9.0)));
            }
        }
        ByteBuffer.wrap(bytes)
                .put((byte) 0x80)
                .put((byte) type)
                .putShort((short) (firstSequence + number))
                .putInt((int) (begin * 8000) + number * ptime * 8)
                .putInt(ssrc);
        FrameBuilder frame = FrameBuilder.ethernet();
        frame = vlanPriority < 0 ? frame : frame.vlan(100, vlanPriority);
        return frame.ip(from, to)
                .dscp(dscp)
                .udp(fromPort, toPort)
                .payload(bytes)
                .build();
    }
}
