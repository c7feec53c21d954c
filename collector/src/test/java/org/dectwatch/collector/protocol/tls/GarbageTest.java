package org.dectwatch.collector.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.junit.jupiter.api.Test;

/** Whatever comes, the answer is a value, "more", or Malformed. */
class GarbageTest {
    private static final int INPUTS = 120_000;

    /** The handshake messages in clear of recorded conversations, type first. */
    private static List<byte[]> messages() {
        List<byte[]> messages = new ArrayList<>();
        for (String name : List.of("tls12-ticket", "tls13-retry", "tls12-aes128-cbc-sha1-etm")) {
            RecordFramer[] framers = {new RecordFramer(), new RecordFramer()};
            HandshakeFramer[] joiners = {new HandshakeFramer(), new HandshakeFramer()};
            boolean[] clear = {true, true};
            for (String line : lines(name).stream()
                    .filter(l -> l.matches("[CS] .*"))
                    .limit(8)
                    .toList()) {
                int side = line.charAt(0) == 'C' ? 0 : 1;
                framers[side].feed(ByteView.of(HexFormat.of().parseHex(line.substring(2))), record -> {
                    clear[side] &= record.type() == ContentType.HANDSHAKE;
                    if (clear[side]) {
                        joiners[side].feed(record.fragment(), message -> messages.add(withType(message)));
                    }
                });
            }
        }
        return messages;
    }

    private static byte[] withType(HandshakeMessage message) {
        byte[] whole = new byte[message.body().length() + 1];
        whole[0] = (byte) message.type();
        message.body().copyTo(0, whole, 1, message.body().length());
        return whole;
    }

    private static List<String> lines(String name) {
        String path = "/captures/tls-openssl/" + name + ".txt";
        try (InputStream stream = Objects.requireNonNull(GarbageTest.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean survives(byte[] message) {
        ByteView body = ByteView.of(message, 1, message.length - 1);
        try {
            switch (message[0]) {
                case HandshakeMessage.CLIENT_HELLO -> {
                    ClientHello hello = ClientHello.parse(body);
                    hello.versions();
                    all(hello.extensions());
                }
                case HandshakeMessage.SERVER_HELLO ->
                    all(ServerHello.parse(body).extensions());
                case HandshakeMessage.CERTIFICATE ->
                    CertificateMessage.parse12(body).forEach(X509::parse);
                case HandshakeMessage.NEW_SESSION_TICKET -> NewSessionTicket.ticket12(body);
                default -> CertificateMessage.parse13(body);
            }
            return true;
        } catch (Malformed expected) {
            return false;
        }
    }

    private static void all(Extensions extensions) {
        extensions.serverName();
        extensions.alpn();
        extensions.offeredVersions();
        extensions.sessionTicket();
        extensions.types();
    }

    @Test
    void survivesEveryTruncationOfEveryMessage() {
        List<byte[]> messages = messages();
        assertThat(messages).hasSizeGreaterThan(10);
        int whole = 0;
        for (byte[] message : messages) {
            whole += survives(message) ? 1 : 0;
            for (int n = 1; n < message.length; n++) {
                survives(Arrays.copyOf(message, n));
            }
        }
        assertThat(whole).as("messages that parse as they are").isGreaterThan(8);
    }

    @Test
    void survivesFlippedBytesInMessages() {
        Random random = new Random(42);
        List<byte[]> messages = messages();
        int parsed = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] chosen = messages.get(random.nextInt(messages.size()));
            if (chosen.length > 1) {
                byte[] mutant = chosen.clone();
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    mutant[1 + random.nextInt(mutant.length - 1)] = (byte) random.nextInt(256);
                }
                parsed += survives(mutant) ? 1 : 0;
            }
        }
        assertThat(parsed).isBetween(1, INPUTS - 1);
    }

    @Test
    void framesAnyBytesCutAnywhere() {
        Random random = new Random(7);
        byte[] stream = HexFormat.of()
                .parseHex(lines("tls12-ticket").stream()
                        .filter(line -> line.startsWith("S "))
                        .map(line -> line.substring(2))
                        .reduce("", String::concat));
        int records = 0;
        for (int i = 0; i < INPUTS / 10; i++) {
            byte[] mutant = stream.clone();
            for (int flips = random.nextInt(3); flips > 0; flips--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            records += frame(mutant, random);
        }
        assertThat(records).isGreaterThan(INPUTS / 10);
    }

    private static int frame(byte[] bytes, Random random) {
        int[] records = {0};
        RecordFramer framer = new RecordFramer();
        HandshakeFramer joiner = new HandshakeFramer();
        for (int at = 0; at < bytes.length; ) {
            int n = Math.min(1 + random.nextInt(200), bytes.length - at);
            try {
                if (random.nextInt(20) == 0) {
                    framer.gap(n);
                } else {
                    framer.feed(ByteView.of(bytes, at, n), record -> {
                        records[0]++;
                        joiner.feed(record.fragment(), message -> {});
                    });
                }
            } catch (Malformed expected) {
                joiner.reset();
            }
            at += n;
        }
        return records[0];
    }

    @Test
    void ignoresGarbageInKeyLogs() {
        Random random = new Random(3);
        String good = lines("tls12-ticket").get(0).substring(2);
        assertThat(KeyLogLine.parse(good)).isPresent();
        int accepted = 0;
        for (int i = 0; i < INPUTS; i++) {
            StringBuilder line = new StringBuilder(good);
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                line.setCharAt(random.nextInt(line.length()), (char) (32 + random.nextInt(120)));
            }
            line.setLength(random.nextInt(2) == 0 ? line.length() : random.nextInt(line.length()));
            accepted += KeyLogLine.parse(line.toString()).isPresent() ? 1 : 0;
        }
        assertThat(accepted).isBetween(1, INPUTS / 2);
    }
}
