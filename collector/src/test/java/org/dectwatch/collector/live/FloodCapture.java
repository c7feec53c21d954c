package org.dectwatch.collector.live;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.write.FrameBuilder;
import org.dectwatch.collector.source.pcap.CaptureWriter;

/** A capture in which somebody floods a SIP server, while one handset goes on as ever. */
final class FloodCapture {
    private static final long BEGIN = 1_795_361_766_000_000_000L;
    private static final long GAP = 20_000;

    private final CaptureWriter out;
    private long time = BEGIN;

    private FloodCapture(CaptureWriter out) {
        this.out = out;
    }

    /**
     * @param registers as many addresses of record, one REGISTER each
     * @param invites as many Call-IDs, one INVITE each
     */
    static void write(Path file, int registers, int invites) throws IOException {
        try (CaptureWriter writer = new CaptureWriter(
                new BufferedOutputStream(Files.newOutputStream(file)), CaptureWriter.Precision.NANOSECONDS)) {
            FloodCapture flood = new FloodCapture(writer);
            flood.handset(1);
            for (int i = 0; i < registers; i++) {
                flood.stranger(i, "REGISTER", "u" + i, "r" + i);
            }
            for (int i = 0; i < invites; i++) {
                flood.stranger(i, "INVITE", "a" + i % 1000, "c" + i);
            }
            flood.handset(2);
        }
    }

    private void stranger(int number, String method, String user, String callId) throws IOException {
        String from = "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
        frame(
                from,
                "192.0.2.200",
                text(method + " sip:" + user + "@voice.example.net SIP/2.0", method, user, callId, 1));
    }

    /** One that registers and is granted it. */
    private void handset(int cseq) throws IOException {
        String request = text("REGISTER sip:voice.example.net SIP/2.0", "REGISTER", "3301", "good", cseq);
        frame(
                "192.0.2.20",
                "192.0.2.200",
                request.replace("Content-Length", "Contact: <sip:3301@192.0.2.20>\r\nContent-Length"));
        String answer = text("SIP/2.0 200 OK", "REGISTER", "3301", "good", cseq);
        frame(
                "192.0.2.200",
                "192.0.2.20",
                answer.replace("Content-Length", "Contact: <sip:3301@192.0.2.20>;expires=3600\r\nContent-Length"));
    }

    private static String text(String start, String method, String user, String callId, int cseq) {
        return start + "\r\nVia: SIP/2.0/UDP 192.0.2.20:5060;branch=z9hG4bK" + callId + cseq + "\r\nFrom: <sip:" + user
                + "@voice.example.net>;tag=f\r\nTo: <sip:" + user + "@voice.example.net>\r\nCall-ID: " + callId
                + "\r\nCSeq: " + cseq + " " + method + "\r\nContent-Length: 0\r\n\r\n";
    }

    private void frame(String from, String to, String sip) throws IOException {
        byte[] frame = FrameBuilder.ethernet()
                .ip(from, to)
                .udp(5060, 5060)
                .payload(sip.getBytes(StandardCharsets.US_ASCII))
                .build();
        out.append(time, LinkType.ETHERNET, frame);
        time += GAP;
    }
}
