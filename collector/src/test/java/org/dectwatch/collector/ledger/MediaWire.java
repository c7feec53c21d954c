package org.dectwatch.collector.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.RemoteReport;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.observe.Directions;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.tls.KeyRing;

/** Datagrams of a call go through the real intake into a ledger, one after another on a clock of its own. */
final class MediaWire {
    static final String HANDSET = "192.0.2.20:58000";
    static final String GATEWAY = "192.0.2.200:40000";

    final Ledger ledger;
    final List<Observation> observations = new ArrayList<>();
    private final Intake intake;
    private long nanos = Times.nanos(Instant.parse("2026-11-22T10:00:00Z"));
    private long ordinal;

    MediaWire() {
        ledger = new Ledger(LedgerOptions.defaults(), Site.unknown());
        intake = new Intake(
                IntakeOptions.live(), new KeyRing(), new Directions(Set.of()), this::observe, frame -> {}, true);
    }

    private void observe(Observation observation) {
        observations.add(observation);
        ledger.apply(observation);
    }

    static Flow flow(String from, String to) {
        return new Flow(
                Transport.UDP,
                Endpoint.parse(from).orElseThrow(),
                Endpoint.parse(to).orElseThrow());
    }

    MediaWire pass(double millis) {
        nanos += Math.round(millis * 1e6);
        intake.tick(nanos);
        return this;
    }

    MediaWire send(String from, String to, byte[] payload) {
        return send(from, to, payload, Twin.NONE);
    }

    MediaWire send(String from, String to, byte[] payload, Twin twin) {
        Carriage carriage = new Carriage(nanos, "wire", ++ordinal, 46, -1, false, twin);
        intake.segment(new Segment.Datagram(flow(from, to), carriage, ByteView.of(payload)));
        return this;
    }

    /** PCMU, 20 ms apart. */
    MediaWire speak(String from, String to, int ssrc, int firstSequence, int packets) {
        for (int i = firstSequence; i < firstSequence + packets; i++) {
            ByteBuffer packet = ByteBuffer.allocate(172)
                    .put((byte) 0x80)
                    .put((byte) 0)
                    .putShort((short) i)
                    .putInt(160 * i)
                    .putInt(ssrc);
            send(from, to, packet.array());
            pass(20);
        }
        return this;
    }

    MediaWire rtcp(String from, String to, String hex) {
        return send(from, to, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** A SIP message whose body is a report of the kind RFC 6035 tells of. */
    MediaWire publish(String... lines) {
        String body = String.join("\r\n", lines) + "\r\n";
        String message = "PUBLISH sip:collector@voice.example.net SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 192.0.2.20:5060;branch=z9hG4bK-q1\r\n"
                + "From: <sip:3301@voice.example.net>;tag=q\r\nTo: <sip:collector@voice.example.net>\r\n"
                + "Call-ID: q-1\r\nCSeq: 1 PUBLISH\r\nEvent: vq-rtcpxr\r\nContent-Type: application/vq-rtcpxr\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        return send("192.0.2.20:5060", "192.0.2.200:5060", message.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A sender report alone, then its middle NTP time is {@code ntp}. */
    static String senderReport(int ssrc, int ntp, int packets) {
        return String.format(
                "80c80006 %08x 0000%04x %04x0000 00000000 %08x 00000000", ssrc, ntp >>> 16, ntp & 0xffff, packets);
    }

    /** A receiver report with one block. */
    static String receiverReport(int by, int about, Heard heard) {
        return String.format(
                "81c90007 %08x %08x %02x%06x %08x %08x %08x %08x",
                by,
                about,
                heard.fraction,
                heard.lost & 0xffffff,
                heard.highest,
                heard.jitter,
                heard.lastReport,
                heard.delay);
    }

    /** A report block as it stands in RFC 3550 section 6.4.1. */
    record Heard(int fraction, int lost, int highest, int jitter, int lastReport, int delay) {}

    MediaStream stream(String from, int ssrc) {
        return ledger.streams().stream()
                .filter(s -> s.key().ssrc() == ssrc
                        && s.key().flow().source().toString().equals(from))
                .findFirst()
                .orElseThrow();
    }

    RemoteReport said(String from, int ssrc) {
        return stream(from, ssrc).remote().orElseThrow();
    }
}
