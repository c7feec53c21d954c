package org.dectwatch.collector.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.dectwatch.collector.CollectorPlan;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.protocol.hep.HepPackets;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.hep.HepOptions;
import org.dectwatch.collector.source.hep.HepSource;

/** A HEP listener of a collector under test, and the SIP server that reports to it over UDP. */
public final class HepTalk {
    private static final int UDP = 17;

    private final Optional<Secret> key;
    private final AtomicReference<HepSource> listener = new AtomicReference<>();
    private Duration clockIsAhead = Duration.ZERO;

    public HepTalk(Optional<Secret> key) {
        this.key = key;
    }

    /** The listener as a source of the collector. */
    public CollectorPlan.Feed feed(io.vertx.core.Vertx vertx) {
        return new CollectorPlan.Feed() {
            @Override
            public SourceState.Kind kind() {
                return SourceState.Kind.HEP;
            }

            @Override
            public Source open(Intake intake, KeyRing keys, ObservationSink out) {
                HepOptions options = new HepOptions(
                        Endpoint.parse("127.0.0.1:0").orElseThrow(),
                        HepOptions.Transports.BOTH,
                        Optional.empty(),
                        Size.ofMiB(1),
                        4,
                        Duration.ofHours(1));
                HepSource source = new HepSource(options, key, vertx, intake, intake, () -> Times.nanos(Instant.now()));
                listener.set(source);
                return source;
            }
        };
    }

    /** From now on the reporter's clock is wrong by so much. */
    public HepTalk clockAhead(Duration by) {
        clockIsAhead = by;
        return this;
    }

    /** Reports a message from the IP-DECT server 192.0.2.20:5070 to the registrar 192.0.2.200:5060. */
    public HepTalk up(String sip) {
        return report(sip, true, "");
    }

    public HepTalk down(String sip) {
        return report(sip, false, "");
    }

    /** A message with a key. */
    public HepTalk withKey(String sip, String secret) {
        return report(sip, true, secret);
    }

    private HepTalk report(String sip, boolean up, String secret) {
        Instant stamp = Instant.now().plus(clockIsAhead);
        int seconds = (int) stamp.getEpochSecond();
        int micros = stamp.getNano() / 1000;
        int device = 5070;
        int registrar = 5060;
        HepPackets packet = new HepPackets()
                .chunk(1, 2)
                .chunk(2, UDP)
                .chunk(3, 192, 0, 2, up ? 20 : 200)
                .chunk(4, 192, 0, 2, up ? 200 : 20)
                .chunk(7, (up ? device : registrar) >> 8, up ? device : registrar)
                .chunk(8, (up ? registrar : device) >> 8, up ? registrar : device)
                .chunk(9, seconds >> 24, seconds >> 16, seconds >> 8, seconds)
                .chunk(10, 0, micros >> 16, micros >> 8, micros)
                .chunk(11, 1);
        if (!secret.isEmpty()) {
            packet.chunk(14, secret.getBytes(StandardCharsets.UTF_8));
        }
        send(packet.chunk(15, sip.getBytes(StandardCharsets.ISO_8859_1)).bytes());
        return this;
    }

    /** Any octets. */
    public HepTalk send(byte[] octets) {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.send(new DatagramPacket(
                    octets,
                    octets.length,
                    InetAddress.getLoopbackAddress(),
                    listener.get().udpPort()));
        } catch (IOException reason) {
            throw new UncheckedIOException(reason);
        }
        return this;
    }

    /** A REGISTER of a user. */
    public static String register(String user, int cseq) {
        return message("REGISTER sip:voice.example.net SIP/2.0", user, cseq) + "Contact: <sip:" + user
                + "@192.0.2.20:5070>\r\nExpires: 600\r\nContent-Length: 0\r\n\r\n";
    }

    /** Its answer. */
    public static String answer(String user, int cseq, int status) {
        return message("SIP/2.0 " + status + " Answer", user, cseq)
                + (status == 200 ? "Contact: <sip:" + user + "@192.0.2.20:5070>;expires=600\r\n" : "")
                + "Content-Length: 0\r\n\r\n";
    }

    private static String message(String start, String user, int cseq) {
        return start + "\r\nVia: SIP/2.0/UDP 192.0.2.20:5070;branch=z9hG4bK-" + user + "-" + cseq
                + "\r\nFrom: <sip:" + user + "@voice.example.net>;tag=1\r\nTo: <sip:" + user
                + "@voice.example.net>\r\nCall-ID: " + user + "@192.0.2.20\r\nCSeq: " + cseq + " REGISTER\r\n";
    }
}
