package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.net.write.FrameBuilder.ethernet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.source.pcap.CaptureWriter;
import org.dectwatch.collector.testing.DnsAnswers;
import org.dectwatch.collector.testing.PlainPcap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An IP-DECT server that is told by DNS where to go, fails over, and returns: from frames to the report. */
class OutboundProxyTest {
    private static final String SERVICE = "_sips._tcp.proxy.example.net";
    private static final long START = Times.nanos(Instant.parse("2026-11-22T10:00:00Z"));
    private static final long SECOND = 1_000_000_000L;
    private static final String DEVICE = "192.0.2.20";
    private static final int[] CLIENT_PORTS = {49200, 49220, 49230};

    @TempDir
    Path folder;

    private final List<Timed> frames = new ArrayList<>();

    private record Timed(long at, byte[] bytes) {}

    private OutboundProxyTest dns(double second, DnsAnswers answer) {
        return add(
                second,
                ethernet()
                        .ip("192.0.2.53", DEVICE)
                        .udp(53, 40_001)
                        .payload(answer.bytes())
                        .build());
    }

    private OutboundProxyTest add(double second, byte[] frame) {
        frames.add(new Timed(START + Math.round(second * SECOND), frame));
        return this;
    }

    private OutboundProxyTest named() {
        return dns(
                        0,
                        DnsAnswers.toService(SERVICE)
                                .service(SERVICE, 10, 50, 5061, "sbc1.example.net")
                                .service(SERVICE, 20, 0, 5061, "sbc2.example.net"))
                .dns(0.1, DnsAnswers.to("sbc1.example.net", 1).address("sbc1.example.net", 192, 0, 2, 201))
                .dns(0.2, DnsAnswers.to("sbc2.example.net", 1).address("sbc2.example.net", 192, 0, 2, 202));
    }

    /** A SYN that is answered by RST. */
    private OutboundProxyTest refused(double second, int lastOctet, int port) {
        String proxy = "192.0.2." + lastOctet;
        return add(
                        second,
                        ethernet()
                                .ip(DEVICE, proxy)
                                .tcp(port, 5061, 100, 0, "S")
                                .payload("")
                                .build())
                .add(
                        second + 0.01,
                        ethernet()
                                .ip(proxy, DEVICE)
                                .tcp(5061, port, 0, 101, "RA")
                                .payload("")
                                .build());
    }

    /** A recorded connection of another capture, moved to this proxy and this time. */
    private OutboundProxyTest connects(double second, int lastOctet, int which) {
        List<RawFrame> recorded = new ArrayList<>();
        PlainPcap.read(Told.capture("gen-tls12-20ep"), frame -> {
            if (hasPort(frame, CLIENT_PORTS[which])) {
                recorded.add(
                        new RawFrame(frame.timeNanos(), "", 1, LinkType.ETHERNET, frame.originalLength(), own(frame)));
            }
        });
        assertThat(recorded).hasSizeGreaterThan(20);
        long first = recorded.get(0).timeNanos();
        // The handshake and the first words, then a RST.
        for (RawFrame frame : recorded.subList(0, 14)) {
            byte[] bytes = frame.bytes().copy();
            for (int address : new int[] {26, 30}) {
                if ((bytes[address + 3] & 0xff) == 200) {
                    bytes[address + 3] = (byte) lastOctet;
                }
            }
            frames.add(new Timed(START + Math.round(second * SECOND) + frame.timeNanos() - first, bytes));
        }
        return this;
    }

    private static org.dectwatch.collector.net.ByteView own(RawFrame frame) {
        return org.dectwatch.collector.net.ByteView.of(frame.bytes().copy());
    }

    private static boolean hasPort(RawFrame frame, int port) {
        return frame.bytes().length() > 38
                && frame.bytes().u8(23) == 6
                && (frame.bytes().u16(34) == port || frame.bytes().u16(36) == port);
    }

    private JsonNode proxy() throws IOException {
        frames.sort(Comparator.comparingLong(Timed::at));
        Path file = folder.resolve("proxies.pcap");
        try (CaptureWriter writer =
                new CaptureWriter(Files.newOutputStream(file), CaptureWriter.Precision.MICROSECONDS)) {
            for (Timed frame : frames) {
                writer.append(frame.at(), LinkType.ETHERNET, frame.bytes());
            }
        }
        List<JsonNode> proxies = Told.of(file, List.of()).all("proxies");
        assertThat(proxies).hasSize(1);
        return proxies.get(0);
    }

    private static List<String> moves(JsonNode proxy) {
        return Told.list(proxy.path("changes")).stream()
                .map(change -> Told.row(change, "move", "from", "to", "name"))
                .toList();
    }

    @Test
    void usesItsFirstChoiceAndSaysWhichOthersThereAre() throws IOException {
        JsonNode proxy = named().connects(1, 201, 0).proxy();
        assertThat(Told.row(proxy, "server", "service", "choice", "inUse/name", "inUse/priority", "failovers"))
                .isEqualTo("192.0.2.20 " + SERVICE + " FIRST sbc1.example.net 10 0");
        assertThat(Told.list(proxy.path("targets")).stream()
                        .map(t -> Told.row(t, "priority", "weight", "port", "name", "addresses")))
                .containsExactly(
                        "10 50 5061 sbc1.example.net [\"192.0.2.201\"]",
                        "20 0 5061 sbc2.example.net [\"192.0.2.202\"]");
        assertThat(moves(proxy)).isEmpty();
    }

    @Test
    void failsOverWhenItsFirstChoiceRefusesAndReturns() throws IOException {
        JsonNode proxy = named().connects(1, 201, 0)
                .refused(100, 201, 50_001)
                .connects(101, 202, 1)
                .connects(300, 201, 2)
                .proxy();
        assertThat(moves(proxy))
                .containsExactly(
                        "FAILOVER 192.0.2.201:5061 192.0.2.202:5061 sbc2.example.net",
                        "RETURN 192.0.2.202:5061 192.0.2.201:5061 sbc1.example.net");
        assertThat(Told.row(proxy, "choice", "failovers", "returns")).isEqualTo("FIRST 1 1");
    }

    @Test
    void countsAFailoverAlsoWhenTheFirstChoiceNeverWorked() throws IOException {
        JsonNode proxy = named().refused(1, 201, 50_001).connects(2, 202, 0).proxy();
        assertThat(moves(proxy)).containsExactly("FAILOVER - 192.0.2.202:5061 sbc2.example.net");
        assertThat(proxy.path("choice").asText()).isEqualTo("NOT_FIRST");
    }

    @Test
    void saysUnknownWhereNoAnswerExplainsTheAddress() throws IOException {
        JsonNode proxy = named().connects(1, 201, 0).connects(60, 77, 1).proxy();
        assertThat(Told.row(proxy, "choice", "inUse/endpoint", "inUse/name", "inUse/priority"))
                .isEqualTo("UNKNOWN 192.0.2.77:5061 - -");
        assertThat(moves(proxy)).containsExactly("UNRANKED 192.0.2.201:5061 192.0.2.77:5061 -");
    }

    @Test
    void saysThatTheServiceHasNoAnswerAndClaimsNoRank() throws IOException {
        JsonNode proxy = dns(0, DnsAnswers.toService(SERVICE).unknown())
                .dns(0.1, DnsAnswers.to("sbc1.example.net", 1).address("sbc1.example.net", 192, 0, 2, 201))
                .connects(1, 201, 0)
                .proxy();
        assertThat(Told.row(proxy, "choice", "dnsTrouble", "inUse/name", "targets"))
                .isEqualTo("UNRANKED NXDOMAIN sbc1.example.net []");
    }

    @Test
    void readsAnswersThatComeOverTcpInPieces() throws IOException {
        byte[] message = DnsAnswers.toService(SERVICE)
                .service(SERVICE, 10, 50, 5061, "sbc1.example.net")
                .address("sbc1.example.net", 192, 0, 2, 201)
                .bytes();
        byte[] stream = new byte[message.length + 2];
        stream[0] = (byte) (message.length >> 8);
        stream[1] = (byte) message.length;
        System.arraycopy(message, 0, stream, 2, message.length);
        add(
                0,
                ethernet()
                        .ip(DEVICE, "192.0.2.53")
                        .tcp(40_100, 53, 10, 0, "S")
                        .payload("")
                        .build());
        add(
                0.01,
                ethernet()
                        .ip("192.0.2.53", DEVICE)
                        .tcp(53, 40_100, 20, 11, "SA")
                        .payload("")
                        .build());
        for (int from = 0; from < stream.length; from += 50) {
            byte[] piece = java.util.Arrays.copyOfRange(stream, from, Math.min(stream.length, from + 50));
            add(
                    0.1 + from / 1e4,
                    ethernet()
                            .ip("192.0.2.53", DEVICE)
                            .tcp(53, 40_100, 21 + from, 11, "PA")
                            .payload(piece)
                            .build());
        }
        JsonNode proxy = connects(1, 201, 0).proxy();
        assertThat(Told.row(proxy, "choice", "inUse/name")).isEqualTo("FIRST sbc1.example.net");
    }

    @Test
    void countsWhatIsNoDnsOnItsPortAndGoesOn() throws IOException {
        add(
                0,
                ethernet()
                        .ip("192.0.2.53", DEVICE)
                        .udp(53, 40_001)
                        .payload(new byte[] {0, 1, (byte) 0x81, (byte) 0x80, -1, -1, 0, 0, 0, 0, 0, 0})
                        .build());
        JsonNode proxy = named().connects(1, 201, 0).proxy();
        assertThat(proxy.path("choice").asText()).isEqualTo("FIRST");
        Told told = Told.of(folder.resolve("proxies.pcap"), List.of());
        assertThat(told.capture().path("malformed").toString()).contains("\"DNS_MESSAGE\":1");
    }
}
