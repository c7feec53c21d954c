package org.dectwatch.collector.source.hep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.protocol.hep.HepPackets;
import org.dectwatch.collector.source.SourceCheck.State;
import org.dectwatch.collector.source.SourceUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HepSourceTest {
    private static final long NOW = 1_795_361_767_000_000_000L;
    private static final String OPTIONS = "OPTIONS sip:a SIP/2.0\r\n\r\n";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final Vertx vertx = Vertx.vertx();
    private final Sinks sinks = new Sinks();

    /** Keeps what comes out as text, because the octets are only lent. */
    private static final class Sinks implements SegmentSink, FrameSink {
        private final BlockingQueue<String> segments = new LinkedBlockingQueue<>();
        private final BlockingQueue<Long> ticks = new LinkedBlockingQueue<>();
        private final BlockingQueue<Long> ends = new LinkedBlockingQueue<>();

        @Override
        public void segment(Segment segment) {
            Segment.Reported reported = (Segment.Reported) segment;
            segments.add(reported.flow() + " sent " + reported.sentNanos().orElse(0) + " received "
                    + reported.carriage().timeNanos() + " "
                    + reported.payload().latin1(0, reported.payload().length()).strip());
        }

        @Override
        public void frame(RawFrame frame) {
            throw new AssertionError("HEP brings no frames");
        }

        @Override
        public void tick(long nowNanos) {
            ticks.add(nowNanos);
        }

        @Override
        public void end(long nowNanos) {
            ends.add(nowNanos);
        }

        String next() throws InterruptedException {
            return Optional.ofNullable(segments.poll(20, TimeUnit.SECONDS)).orElse("nothing came");
        }
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private HepSource source(Optional<Secret> key, int connections) {
        HepOptions options = new HepOptions(
                Endpoint.parse("127.0.0.1:0").orElseThrow(),
                HepOptions.Transports.BOTH,
                Optional.empty(),
                Size.ofMiB(1),
                connections,
                Duration.ofMinutes(1));
        return new HepSource(options, key, vertx, sinks, sinks, () -> NOW);
    }

    private static String expected(Transport transport) {
        return transport + " 192.0.2.20:5070 > 192.0.2.200:5061 sent 1795361766250000000 received " + NOW
                + " OPTIONS sip:a SIP/2.0";
    }

    private static void sendUdp(int port, byte[]... packets) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (byte[] packet : packets) {
                socket.send(new DatagramPacket(packet, packet.length, LOOPBACK, port));
            }
        }
    }

    @Test
    void turnsPacketsOverUdpIntoReportedSegmentsWithTheInnerFlow() throws Exception {
        HepSource source = source(Optional.empty(), 4);
        source.start();
        sendUdp(source.udpPort(), HepPackets.sip(22, OPTIONS).bytes());

        assertThat(sinks.next()).isEqualTo(expected(Transport.TLS));
        assertThat(source.check().state()).isEqualTo(State.RUNNING);
        source.stop();
        assertThat(source.stats().packets()).isEqualTo(1);
        HepNode node = source.hepStats().nodes().get(0);
        assertThat(node.name()).contains("node-1");
        assertThat(node.messages()).isEqualTo(1);
        assertThat(node.offsetNanos()).hasValue(750_000_000L);
    }

    @Test
    void takesPacketsFromTcpInPiecesAndSeveralAtOnce() throws Exception {
        HepSource source = source(Optional.empty(), 4);
        source.start();
        byte[] packet = HepPackets.sip(6, OPTIONS).bytes();
        try (Socket socket = new Socket(LOOPBACK, source.tcpPort())) {
            socket.setTcpNoDelay(true);
            for (int at = 0; at < packet.length; at += 50) {
                socket.getOutputStream().write(packet, at, Math.min(50, packet.length - at));
                socket.getOutputStream().flush();
            }
            byte[] twice = java.util.Arrays.copyOf(packet, 2 * packet.length);
            System.arraycopy(packet, 0, twice, packet.length, packet.length);
            socket.getOutputStream().write(twice);
            for (int i = 0; i < 3; i++) {
                assertThat(sinks.next()).isEqualTo(expected(Transport.TCP));
            }
        }
        source.stop();
    }

    @Test
    void closesAConnectionThatSpeaksSomethingElse() throws Exception {
        HepSource source = source(Optional.empty(), 4);
        source.start();
        try (Socket socket = new Socket(LOOPBACK, source.tcpPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        source.stop();
        assertThat(source.hepStats().refused()).containsExactly(java.util.Map.entry(HepRefusal.NOT_HEP3, 1L));
    }

    @Test
    void closesConnectionsBeyondTheNumberAllowed() throws Exception {
        HepSource source = source(Optional.empty(), 1);
        source.start();
        try (Socket first = new Socket(LOOPBACK, source.tcpPort())) {
            first.getOutputStream().write(HepPackets.sip(6, OPTIONS).bytes());
            assertThat(sinks.next()).isEqualTo(expected(Transport.TCP));
            try (Socket second = new Socket(LOOPBACK, source.tcpPort())) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
        }
        source.stop();
        assertThat(source.hepStats().refused()).containsEntry(HepRefusal.TOO_MANY_CONNECTIONS, 1L);
    }

    @Test
    void countsWhatItRefusesByReason() throws Exception {
        HepSource source = source(Optional.of(new Secret("k3y")), 4);
        source.start();
        byte[] key = "k3y".getBytes(StandardCharsets.UTF_8);
        byte[] cutChunk = HepPackets.sip(17, OPTIONS).chunk(14, key).bytes();
        cutChunk[11] = 3;
        sendUdp(
                source.udpPort(),
                new byte[] {1, 16, 2, 17},
                cutChunk,
                HepPackets.sip(17, OPTIONS).bytes(),
                HepPackets.sip(17, OPTIONS).chunk(14, 'x').bytes(),
                HepPackets.sip(50, OPTIONS).chunk(14, key).bytes(),
                new HepPackets().chunk(11, 5).chunk(14, key).bytes(),
                HepPackets.sip(17, OPTIONS).chunk(14, key).bytes());

        assertThat(sinks.next()).isEqualTo(expected(Transport.UDP));
        source.stop();
        HepStats stats = source.hepStats();
        assertThat(stats.refused())
                .isEqualTo(java.util.Map.of(
                        HepRefusal.NOT_HEP3,
                        1L,
                        HepRefusal.CHUNK,
                        1L,
                        HepRefusal.KEY,
                        2L,
                        HepRefusal.NO_FLOW,
                        1L,
                        HepRefusal.OTHER_CONTENT,
                        1L));
        assertThat(stats.packets()).isEqualTo(7);
        assertThat(stats.messages()).isEqualTo(1);
        assertThat(sinks.segments).isEmpty();
    }

    @Test
    void makesTimePassWhenNothingComes() throws Exception {
        HepSource source = source(Optional.empty(), 4);
        source.start();
        assertThat(sinks.ticks.poll(20, TimeUnit.SECONDS)).isEqualTo(NOW);
        assertThat(sinks.ticks.poll(20, TimeUnit.SECONDS)).isEqualTo(NOW);
        source.stop();
        assertThat(sinks.ends).containsExactly(NOW);
        assertThat(source.check().state()).isEqualTo(State.ENDED);
    }

    @Test
    void saysInOneSentenceThatThePortIsTaken() throws Exception {
        HepSource first = source(Optional.empty(), 4);
        first.start();
        HepOptions options = new HepOptions(
                Endpoint.parse("127.0.0.1:" + first.udpPort()).orElseThrow(),
                HepOptions.Transports.UDP,
                Optional.empty(),
                Size.ofMiB(1),
                1,
                Duration.ofMinutes(1));
        HepSource second = new HepSource(options, Optional.empty(), vertx, sinks, sinks, () -> NOW);

        assertThatThrownBy(second::start)
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageStartingWith("HEP cannot be received on 127.0.0.1:")
                .hasMessageEndingWith(".");
        assertThat(second.check().state()).isEqualTo(State.FAILED);
        first.stop();
    }

    @Test
    void tellsABoundedNumberOfNodesApart() {
        HepIntake intake = new HepIntake("hep", Optional.empty(), segment -> {});
        for (int i = 0; i < HepIntake.MAX_NODES + 10; i++) {
            byte[] packet = HepPackets.sip(17, OPTIONS)
                    .chunk(19, ("n" + i).getBytes(StandardCharsets.UTF_8))
                    .bytes();
            intake.packet(
                    org.dectwatch.collector.net.ByteView.of(packet), org.dectwatch.collector.net.IpAddress.v4(1), NOW);
        }
        assertThat(intake.stats(0).nodes()).hasSize(HepIntake.MAX_NODES);
        assertThat(intake.stats(0).otherNodes()).isEqualTo(10);
    }
}
