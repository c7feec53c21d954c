package org.dectwatch.collector.source.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.report.Told;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whether the installed tshark reads in the capture what was put there. */
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTsharkTest {
    private static final int SEED = 11;
    private static final Duration LONG = Duration.ofSeconds(300);

    /** Ethernet, one tag, IPv4 without options, UDP. */
    private static final int PAYLOAD = 14 + 4 + 20 + 8;

    private static final int PROTOCOL = 14 + 4 + 9;
    private static final int TCP = 6;

    private final Map<String, Integer> messages = new TreeMap<>();
    private final Map<String, Integer> media = new TreeMap<>();
    private long segments;
    private Path file;

    @BeforeAll
    void write(@TempDir Path folder) throws Exception {
        file = folder.resolve("demo.pcap");
        long written = DemoCapture.write(file, SEED, LONG);
        DemoSite site = new DemoSite(SEED, DemoCapture.BEGIN);
        long frames = 0;
        for (Happening next = site.next(); next.offsetNanos() < LONG.toNanos(); next = site.next()) {
            if (next instanceof Happening.FrameSent frame) {
                frames++;
                note(frame.bytes());
            }
        }
        assertThat(written).isEqualTo(frames);
    }

    private void note(ByteView frame) {
        if (frame.u8(PROTOCOL) == TCP) {
            segments++;
            return;
        }
        ByteView payload = frame.slice(PAYLOAD, frame.length() - PAYLOAD);
        if (payload.u8(0) == 0x80) {
            media.merge(String.format("0x%08x", payload.i32(8)), 1, Integer::sum);
            return;
        }
        String text = new String(payload.copy(), StandardCharsets.UTF_8);
        String first = text.substring(0, text.indexOf(' '));
        String word = first.equals("SIP/2.0") ? text.substring(8, 11) : first;
        messages.merge(word, 1, Integer::sum);
    }

    private List<String> tshark(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("tshark %s", command).isZero();
        return out.lines().toList();
    }

    @Test
    void tsharkCountsTheSameMessagesByMethodAndStatus() throws Exception {
        Map<String, Integer> seen = new TreeMap<>();
        tshark("-Y", "sip && udp", "-T", "fields", "-e", "sip.Method", "-e", "sip.Status-Code")
                .forEach(line -> seen.merge(line.strip(), 1, Integer::sum));

        assertThat(seen).isEqualTo(messages);
        assertThat(seen)
                .containsKeys(
                        "REGISTER",
                        "INVITE",
                        "ACK",
                        "BYE",
                        "CANCEL",
                        "100",
                        "180",
                        "200",
                        "302",
                        "401",
                        "403",
                        "404",
                        "407",
                        "408",
                        "423",
                        "486",
                        "487",
                        "500",
                        "503",
                        "603");
    }

    @Test
    void tsharkReadsInsideTlsWithTheKeyLogWhatWeReadThere() throws Exception {
        String keys = "tls.keylog_file:" + DemoCapture.keysOf(file);
        List<String> told = tshark("-o", keys, "-Y", "sip && tls", "-T", "fields", "-e", "sip.Method");
        // One message a record, one record or more a frame; tshark lists the methods of a frame with commas between.
        long requests = told.stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .filter(method -> !method.isBlank())
                .count();
        JsonNode transports = Told.of(file, List.of(DemoCapture.keysOf(file))).sip();
        long ours = transports.path("transports").path("TLS").asLong();
        assertThat((long) told.size()).isEqualTo(ours).isGreaterThan(100);
        assertThat(requests).isGreaterThan(40);
        assertThat(tshark("-Y", "sip && tls")).as("without keys").isEmpty();
    }

    @Test
    void tsharkSeesACleanTlsConnectionAndTheCertificatesOfTheProxy() throws Exception {
        assertThat(tshark("-Y", "tcp")).hasSize((int) segments);
        assertThat(tshark(
                        "-Y", "tcp.analysis.lost_segment || tcp.analysis.out_of_order || tcp.analysis.retransmission"))
                .isEmpty();
        assertThat(tshark(
                        "-Y",
                        "tls.handshake.extensions_server_name",
                        "-T",
                        "fields",
                        "-e",
                        "tls.handshake.extensions_server_name"))
                .isNotEmpty()
                .containsOnly(SecureLine.HOST);
        assertThat(String.join(" ", tshark("-Y", "x509sat.uTF8String", "-T", "fields", "-e", "x509sat.uTF8String")))
                .contains("Demo Issuing CA (simulated)", "Demo Root CA (simulated)", SecureLine.HOST);
        assertThat(tshark("-Y", "tls.alert_message.desc == 45"))
                .as("refused while it had expired")
                .isNotEmpty();
    }

    @Test
    void tsharkRecognisesEachStreamWithAllItsPackets() throws Exception {
        Map<String, Integer> seen = new TreeMap<>();
        String keys = "tls.keylog_file:" + DemoCapture.keysOf(file);
        tshark("-o", keys, "-Y", "rtp", "-T", "fields", "-e", "rtp.ssrc")
                .forEach(line -> seen.merge(line.strip(), 1, Integer::sum));

        assertThat(seen).isEqualTo(media);
        assertThat(seen).hasSizeGreaterThan(40);
    }

    @Test
    void tsharkFindsNothingMalformedAndNoWrongChecksum() throws Exception {
        assertThat(
                        tshark(
                                "-o",
                                "ip.check_checksum:TRUE",
                                "-o",
                                "udp.check_checksum:TRUE",
                                "-o",
                                "tcp.check_checksum:TRUE",
                                "-o",
                                "tls.keylog_file:" + DemoCapture.keysOf(file),
                                "-Y",
                                "_ws.malformed || ip.checksum.status == 0 || udp.checksum.status == 0 || tcp.checksum.status == 0"))
                .isEmpty();
    }
}
