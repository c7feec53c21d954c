package org.dectwatch.collector.health.rules.media;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.write.FrameBuilder;

/**
 * Frames between an IP-DECT server, its proxy and a media gateway, written by a test and heard by the real rooms. Seconds count from
 * {@link #START}. The server marks media EF, signalling CS3, and everything is untagged unless a test says otherwise.
 */
public final class Wire {
    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    public static final String SERVER = "192.0.2.20";
    public static final String PROXY = "198.51.100.1";
    public static final String GATEWAY = "198.51.100.7";
    private static final int SIGNALLING = 24;

    final List<Framed> frames = new ArrayList<>();
    final Random random = new Random(5);
    private int signalling = SIGNALLING;

    /** A frame and when it passes which point of capture. */
    record Framed(double at, String source, byte[] bytes) {}

    public static Instant second(double seconds) {
        return START.plusNanos(Math.round(seconds * 1e9));
    }

    /** The site of {@link #SERVER}, called dect-1. */
    public static Site site() {
        return new Site(
                "hq",
                false,
                List.of(new Site.Server(
                        "dect-1",
                        Set.of(Endpoint.parse(SERVER + ":1").orElseThrow().address()))),
                List.of());
    }

    /** From here on messages bear this code point. */
    public Wire signallingMarked(int dscp) {
        signalling = dscp;
        return this;
    }

    void sip(double at, String from, String to, String text) {
        frames.add(new Framed(
                at,
                "eth0",
                FrameBuilder.ethernet()
                        .ip(from, to)
                        .dscp(signalling)
                        .udp(5060, 5060)
                        .payload(text.getBytes(StandardCharsets.ISO_8859_1))
                        .build()));
    }

    /** The handset 371 registers and is granted an hour. */
    public Wire register(double at) {
        String headers =
                "Via: SIP/2.0/UDP " + SERVER + ":5060;branch=z9hG4bKr1\r\nFrom: <sip:371@example.net>;tag=r\r\n"
                        + "To: <sip:371@example.net>\r\nCall-ID: r1\r\nCSeq: 1 REGISTER\r\nContact: <sip:371@" + SERVER
                        + ":5060>;expires=3600\r\nContent-Length: 0\r\n\r\n";
        sip(at, SERVER, PROXY, "REGISTER sip:example.net SIP/2.0\r\n" + headers);
        sip(at + 0.05, PROXY, SERVER, "SIP/2.0 200 OK\r\n" + headers);
        return this;
    }

    public Wire rtp(Rtp rtp) {
        rtp.on(this);
        return this;
    }

    public CallOnWire call(String callId) {
        return new CallOnWire(this, callId);
    }

    /** Heard to that second, by a site that knows its server. */
    public Heard heard(double untilSecond) {
        return heard(site(), HealthOptions.defaults(), MediaPolicy.defaults(), untilSecond);
    }

    public Heard heard(MediaPolicy policy, double untilSecond) {
        return heard(site(), HealthOptions.defaults(), policy, untilSecond);
    }

    public Heard heard(Site site, HealthOptions health, MediaPolicy policy, double untilSecond) {
        frames.sort(Comparator.comparingDouble(Framed::at));
        return new Heard(site, health, policy, Optional.empty()).hear(frames, untilSecond);
    }
}
