package org.dectwatch.collector.decode.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.testing.TcpTalk;
import org.junit.jupiter.api.Test;

/**
 * Random segmentation, order, repetition and overlap, from random initial numbers: the bytes sent come out, or honest gaps. All
 * within less time than a direction waits for missing bytes.
 */
class TcpPropertyTest {
    private record Piece(int from, int to) {}

    @Test
    void bringsOutTheBytesSentWhateverTheOrder() {
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            byte[] sent = bytes(random);
            List<Piece> pieces = pieces(sent.length, random);
            repeatSome(pieces, sent.length, random);
            Collections.shuffle(pieces, random);
            TcpTalk talk = play(sent, pieces, random);
            assertThat(rebuilt(talk, sent.length)).as("seed %d", seed).isEqualTo(text(sent));
            assertThat(talk.decoded().stats().tcp().gaps()).as("seed %d", seed).isZero();
            assertThat(talk.decoded().stats().tcp().heldBytes())
                    .as("seed %d", seed)
                    .isZero();
        }
    }

    @Test
    void countsExactlyWhatIsMissing() {
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            byte[] sent = bytes(random);
            List<Piece> pieces = pieces(sent.length, random);
            StringBuilder expected = new StringBuilder(text(sent));
            long missing = 0;
            for (int i = 0; i < 1 + random.nextInt(5) && !pieces.isEmpty(); i++) {
                Piece lost = pieces.remove(random.nextInt(pieces.size()));
                missing += lost.to - lost.from;
                expected.replace(lost.from, lost.to, "_".repeat(lost.to - lost.from));
            }
            Collections.shuffle(pieces, random);
            TcpTalk talk = play(sent, pieces, random);
            assertThat(rebuilt(talk, sent.length)).as("seed %d", seed).isEqualTo(expected.toString());
            assertThat(talk.decoded().stats().tcp().gapBytes())
                    .as("seed %d", seed)
                    .isEqualTo(missing);
        }
    }

    @Test
    void countsWhatTheSnapLengthCut() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] sent = bytes(random);
            TcpTalk talk =
                    new TcpTalk().initial(random.nextInt(), random.nextInt()).handshake();
            StringBuilder expected = new StringBuilder(text(sent));
            List<Piece> pieces = pieces(sent.length, random);
            Collections.shuffle(pieces, random);
            for (Piece piece : pieces) {
                byte[] frame = frame(talk, sent, piece);
                int cut = random.nextBoolean() ? random.nextInt(piece.to - piece.from + 1) : 0;
                expected.replace(piece.to - cut, piece.to, "_".repeat(cut));
                talk.decoded().cut(frame, frame.length - cut);
            }
            talk.client("FA", 1 + sent.length, 1).end();
            assertThat(rebuilt(talk, sent.length)).as("seed %d", seed).isEqualTo(expected.toString());
        }
    }

    private static TcpTalk play(byte[] sent, List<Piece> pieces, Random random) {
        TcpTalk talk = new TcpTalk().initial(random.nextInt(), random.nextInt()).handshake();
        for (Piece piece : pieces) {
            talk.decoded().frame(frame(talk, sent, piece)).wait(Duration.ofNanos(random.nextInt(500_000)));
        }
        return talk.client("FA", 1 + sent.length, 1).end();
    }

    private static byte[] frame(TcpTalk talk, byte[] sent, Piece piece) {
        return talk.clientFrame("PA", 1 + piece.from, 1)
                .payload(java.util.Arrays.copyOfRange(sent, piece.from, piece.to))
                .build();
    }

    /** Letters only, so that "_" is free to stand for a missing octet. */
    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(4_000)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ('a' + random.nextInt(26));
        }
        return bytes;
    }

    private static List<Piece> pieces(int length, Random random) {
        List<Piece> pieces = new ArrayList<>();
        int longest = 1 + random.nextInt(400);
        for (int at = 0; at < length; ) {
            int to = Math.min(length, at + 1 + random.nextInt(longest));
            pieces.add(new Piece(at, to));
            at = to;
        }
        return pieces;
    }

    private static void repeatSome(List<Piece> pieces, int length, Random random) {
        for (int i = pieces.size() / 2; i > 0; i--) {
            int from = random.nextInt(length);
            pieces.add(new Piece(from, Math.min(length, from + 1 + random.nextInt(600))));
        }
    }

    private static String rebuilt(TcpTalk talk, int length) {
        StringBuilder text = new StringBuilder(length);
        Flow client = talk.decoded().all(Segment.StreamStart.class).get(0).flow();
        for (Segment segment : talk.decoded().segments()) {
            if (segment instanceof Segment.StreamData data && data.flow().equals(client)) {
                text.append(text(data.bytes().copy()));
            } else if (segment instanceof Segment.StreamGap gap) {
                text.append("_".repeat((int) gap.missing()));
            }
        }
        return text.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
