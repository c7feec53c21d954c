package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls and their media, against what the scenarios' scripts made happen. */
class CallScenariosTest {
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int MIRROR_DELAY_MICROS = 20;

    @TempDir
    Path folder;

    private static long sum(Told report, String field) {
        return report.all("streams").stream()
                .mapToLong(stream -> stream.path(field).asLong())
                .sum();
    }

    private static void theHeldCallIsToldInFull(Told report) {
        assertThat(report.rows(
                        "calls", "state", "finalStatus", "agreedCodecs", "holds", "resumes", "dtmf/rfc4733", "srtp"))
                .containsExactly("ENDED 200 [\"PCMU\",\"G726-32\"] 1 1 19# NONE");
        assertThat(sum(report, "packets")).isEqualTo(1184);
        assertThat(sum(report, "unique")).isEqualTo(1184);
        assertThat(sum(report, "lost")).isZero();
        assertThat(sum(report, "duplicates")).isZero();
        assertThat(report.rows("streams", "ssrc", "source", "codecs", "packets"))
                .containsExactlyInAnyOrder(
                        "0x7ee2b4de 192.0.2.201:21000 [\"PCMU\"] 300",
                        "0x7ee2b4de 192.0.2.20:58000 [\"PCMU\"] 251",
                        "0xd94ce731 192.0.2.20:58000 [\"TELEPHONE-EVENT\"] 33",
                        "0x243ff7bf 192.0.2.201:21000 [\"G726-32\"] 300",
                        "0x243ff7bf 192.0.2.20:58000 [\"G726-32\"] 300");
    }

    @Test
    void aHeldCallComesBackWithAnotherCodecAndKeepsItsDigits() {
        Told report = Told.ofScenario("gen-hold-g726");
        theHeldCallIsToldInFull(report);
        JsonNode call = report.all("calls").get(0);
        assertThat(call.path("streams")).hasSize(5);
        assertThat(report.rows("streams", "callId"))
                .containsOnly(call.path("callId").asText());
    }

    @Test
    void framesThatAMirrorDoubledCountOnlyAsDuplicatesOfTheCapture() throws IOException {
        Told report = Told.of(doubled(Told.capture("gen-hold-g726")), List.of());
        assertThat(report.capture().path("packets").asInt()).isEqualTo(2 * 1203);
        assertThat(report.capture().path("duplicates").asInt()).isEqualTo(1199);
        assertThat(report.sip().path("messages").asInt()).isEqualTo(15);
        assertThat(report.sip().path("retransmissions").asInt()).isZero();
        theHeldCallIsToldInFull(report);
    }

    /** Every frame once more, a moment later, as a port mirrored in both directions delivers it. */
    private Path doubled(Path capture) throws IOException {
        byte[] bytes = Files.readAllBytes(capture);
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Path target = folder.resolve("doubled.pcap");
        try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(bytes));
                OutputStream out = Files.newOutputStream(target)) {
            out.write(from.readNBytes(FILE_HEADER));
            for (int at = FILE_HEADER; at < bytes.length; ) {
                byte[] record = from.readNBytes(RECORD_HEADER + in.getInt(at + 8));
                out.write(record);
                ByteBuffer again = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
                int micros = again.getInt(4) + MIRROR_DELAY_MICROS;
                again.putInt(0, again.getInt(0) + micros / 1_000_000).putInt(4, micros % 1_000_000);
                out.write(record);
                at += record.length;
            }
        }
        return target;
    }

    @Test
    void srtpCallsAreRecognisedOverTlsAndOverUdp() {
        Told report = Told.ofScenario("gen-srtp-tls");
        assertThat(report.rows("calls", "caller", "state", "agreedCodecs", "holds", "resumes", "srtp"))
                .containsExactlyInAnyOrder(
                        "sip:361@voice.example.net ENDED [\"PCMU\"] 1 1 AGREED",
                        "sip:362@voice.example.net ENDED [\"PCMA\"] 0 0 AGREED");
        assertThat(report.rows("streams", "ssrc", "packets", "lost", "encryption"))
                .containsExactlyInAnyOrder(
                        "0xfb066932 619 0 SRTP",
                        "0xd0ad7ba9 616 0 SRTP",
                        "0x36dfc08b 774 0 SRTP",
                        "0x1493455f 774 0 SRTP");
    }

    @Test
    void callsToNobodyAreRejected() {
        assertThat(Told.ofScenario("gen-udp-reg").rows("calls", "callee", "state", "finalStatus"))
                .containsExactlyInAnyOrder(
                        "sip:3312@voice.example.net REJECTED 404",
                        "sip:3399@voice.example.net REJECTED 404",
                        "sip:e4043305@voice.example.net REJECTED 404");
    }

    @Test
    void theSameCaptureTwiceGivesTheSameBytes() {
        for (String scenario : List.of("gen-udp-reg", "gen-hold-g726", "gen-hep3")) {
            Path capture = Told.capture(scenario);
            assertThat(Told.text(capture, List.of())).isEqualTo(Told.text(capture, List.of()));
        }
        Path tls = Told.capture("gen-tls12-20ep");
        List<Path> keys = List.of(tls.resolveSibling("capture.keys"));
        assertThat(Told.text(tls, keys)).isEqualTo(Told.text(tls, keys));
    }
}
