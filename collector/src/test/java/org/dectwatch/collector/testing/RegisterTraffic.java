package org.dectwatch.collector.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.net.write.FrameBuilder;

/** Handsets of an IP-DECT server that register with a registrar, as frames: for a ledger, or written down as a capture. */
public final class RegisterTraffic {
    public static final String REGISTRAR = "198.51.100.7";
    public static final String DOMAIN = "98027369.us10.bcld.webex.com";

    /** Made up: nobody verifies it here. */
    private static final String RESPONSE = "0123456789abcdef0123456789abcdef";

    private static final double STEP = 0.02;

    private final List<Frame> frames = new ArrayList<>();
    private int calls;

    public RegisterTraffic() {
        this(0);
    }

    /** @param calls how many attempts there were before, so that none of these looks like one of them */
    public RegisterTraffic(int calls) {
        this.calls = calls;
    }

    private record Frame(Instant time, byte[] bytes) {}

    /** How the registrar answers. */
    public enum Answer {
        GRANTED,
        /** It knows no such address, and says so before anybody signs in. */
        NOT_FOUND,
        /** That user may not register this address. */
        FORBIDDEN,
        /** It knows no such user to sign in, and asks again. */
        CHALLENGED_AGAIN,
        /** It says nothing. */
        NOTHING
    }

    /**
     * One attempt to register.
     *
     * @param server address of the IP-DECT server
     * @param user of the address of record
     * @param authUser of the digest
     */
    public RegisterTraffic attempt(Instant at, String server, String user, String authUser, Answer answer) {
        String callId = "c" + ++calls + "@" + server;
        Dialog dialog = new Dialog(at, server, user, callId);
        dialog.request(1, "");
        if (answer == Answer.NOTHING) {
            // Timer E: whoever hears nothing asks again (RFC 3261 17.1.2.2).
            dialog.later(0.5).request(1, "");
            return this;
        }
        if (answer == Answer.NOT_FOUND) {
            dialog.answer(1, 404, "Not Found", "");
            return this;
        }
        dialog.answer(
                1, 401, "Unauthorized", "WWW-Authenticate: Digest realm=\"BroadWorks\", nonce=\"n" + calls + "\"\r\n");
        dialog.request(
                2,
                "Authorization: Digest username=\"" + authUser + "\", realm=\"BroadWorks\", nonce=\"n" + calls
                        + "\", uri=\"sip:" + DOMAIN + "\", response=\"" + RESPONSE + "\"\r\n");
        switch (answer) {
            case GRANTED ->
                dialog.answer(2, 200, "OK", "Contact: <sip:" + user + "@" + server + ":5060>;expires=120\r\n");
            case FORBIDDEN -> dialog.answer(2, 403, "Forbidden", "");
            default ->
                dialog.answer(
                        2,
                        401,
                        "Unauthorized",
                        "WWW-Authenticate: Digest realm=\"BroadWorks\", nonce=\"m" + calls + "\"\r\n");
        }
        return this;
    }

    private final class Dialog {
        private final String server;
        private final String user;
        private final String callId;
        private Instant now;

        Dialog(Instant begin, String server, String user, String callId) {
            this.now = begin;
            this.server = server;
            this.user = user;
            this.callId = callId;
        }

        private String common(int cseq, String toTag) {
            return "Via: SIP/2.0/UDP " + server + ":5060;branch=z9hG4bK" + callId + cseq + "\r\nFrom: <sip:" + user
                    + "@" + DOMAIN
                    + ">;tag=f" + callId + "\r\nTo: <sip:" + user + "@" + DOMAIN + ">" + toTag + "\r\nCall-ID: "
                    + callId
                    + "\r\nCSeq: " + cseq + " REGISTER\r\n";
        }

        Dialog later(double seconds) {
            now = now.plusNanos((long) (seconds * 1e9));
            return this;
        }

        void request(int cseq, String more) {
            String text = "REGISTER sip:" + DOMAIN + " SIP/2.0\r\n" + common(cseq, "") + "Contact: <sip:" + user + "@"
                    + server + ":5060>\r\nExpires: 120\r\n" + more + "Content-Length: 0\r\n\r\n";
            add(server, REGISTRAR, text);
        }

        void answer(int cseq, int status, String phrase, String more) {
            add(
                    REGISTRAR,
                    server,
                    "SIP/2.0 " + status + " " + phrase + "\r\n" + common(cseq, ";tag=r") + more
                            + "Content-Length: 0\r\n\r\n");
        }

        private void add(String from, String to, String text) {
            byte[] frame = FrameBuilder.ethernet()
                    .ip(from, to)
                    .udp(5060, 5060)
                    .payload(text.getBytes(StandardCharsets.US_ASCII))
                    .build();
            frames.add(new Frame(now, frame));
            now = now.plusNanos((long) (STEP * 1e9));
        }
    }

    /** All frames, by time. */
    public List<RawFrame> frames() {
        frames.sort(Comparator.comparing(Frame::time));
        List<RawFrame> raw = new ArrayList<>();
        for (Frame frame : frames) {
            raw.add(new RawFrame(
                    Times.nanos(frame.time()),
                    "test",
                    raw.size() + 1L,
                    LinkType.ETHERNET,
                    frame.bytes().length,
                    ByteView.of(frame.bytes())));
        }
        return raw;
    }

    /** As a pcap of microseconds. */
    public Path write(Path file) throws IOException {
        frames.sort(Comparator.comparing(Frame::time));
        int size = 24
                + frames.stream().mapToInt(frame -> 16 + frame.bytes().length).sum();
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(262_144)
                .putInt(1);
        for (Frame frame : frames) {
            out.putInt((int) frame.time().getEpochSecond())
                    .putInt(frame.time().getNano() / 1000)
                    .putInt(frame.bytes().length)
                    .putInt(frame.bytes().length)
                    .put(frame.bytes());
        }
        return Files.write(file, out.array());
    }
}
