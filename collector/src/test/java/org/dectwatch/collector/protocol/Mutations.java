package org.dectwatch.collector.protocol;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;

/** Seeded damage to good inputs: cut at every octet, octets flipped, parts doubled, removed and mixed. */
public final class Mutations {
    private Mutations() {}

    /** Shows the parser at least {@code count} damaged inputs; anything but a value or {@link Malformed} fails the test. */
    public static int run(List<byte[]> seeds, int count, long seed, Consumer<ByteView> parser) {
        int shown = 0;
        for (byte[] good : seeds) {
            for (int cut = 0; cut <= good.length; cut++) {
                show(java.util.Arrays.copyOf(good, cut), parser);
                shown++;
            }
        }
        Random random = new Random(seed);
        while (shown < count) {
            show(damaged(seeds, random), parser);
            shown++;
        }
        return shown;
    }

    private static void show(byte[] input, Consumer<ByteView> parser) {
        // Stands in the middle of a larger array, so that reading outside the window would not be seen by the array's
        // end alone.
        byte[] roomy = new byte[input.length + 16];
        System.arraycopy(input, 0, roomy, 8, input.length);
        try {
            parser.accept(ByteView.of(roomy, 8, input.length));
        } catch (Malformed permitted) {
            // Data, not a failure.
        } catch (RuntimeException other) {
            throw new AssertionError("input " + new String(input, java.nio.charset.StandardCharsets.ISO_8859_1), other);
        }
    }

    private static byte[] damaged(List<byte[]> seeds, Random random) {
        byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
        int rounds = 1 + random.nextInt(4);
        for (int i = 0; i < rounds && bytes.length > 0; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = splice(bytes, at, bytes, random);
                case 3 -> bytes = splice(bytes, at, seeds.get(random.nextInt(seeds.size())), random);
                case 4 -> bytes[at] = (byte) "\r\n:;,<>\"\\ @=/0\0\t".charAt(random.nextInt(16));
                default -> bytes = java.util.Arrays.copyOf(bytes, at);
            }
        }
        return bytes;
    }

    /** The head of one, up to {@code at}, then the tail of the other from anywhere. */
    private static byte[] splice(byte[] head, int at, byte[] tail, Random random) {
        int from = random.nextInt(tail.length + 1);
        int length = Math.min(tail.length - from, 600);
        byte[] joined = java.util.Arrays.copyOf(head, at + length);
        System.arraycopy(tail, from, joined, at, length);
        return joined;
    }
}
