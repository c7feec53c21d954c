package org.dectwatch.collector.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a tenth of the frames missing at least as many messages come out as tshark decrypts from the same file. */
@Tag("peers")
class LossyAgainstTsharkTest {
    @Test
    void readsAtLeastAsManyMessagesAsTsharkWhateverIsMissing(@TempDir Path dir) {
        List<RawFrame> frames = TlsReplay.frames(Shared.require("gen-tls12-20ep.pcap"));
        Path keys = Shared.require("gen-tls12-20ep.keys");
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            List<RawFrame> left = new ArrayList<>(frames);
            left.removeIf(frame -> random.nextInt(10) == 0);
            TlsReplay ours = new TlsReplay(TlsOptions.defaults(), TlsReplay.keys(keys)).play(left);
            int theirs = tshark(write(dir.resolve(seed + ".pcap"), left), keys);
            System.out.println("seed " + seed + ": ours " + ours.startLines.size() + ", tshark " + theirs);
            assertThat(ours.startLines.size()).as("seed %d", seed).isGreaterThanOrEqualTo(theirs);
            assertThat(theirs).isPositive();
        }
    }

    private static Path write(Path file, List<RawFrame> frames) {
        int size = 24 + frames.stream().mapToInt(f -> 16 + f.bytes().length()).sum();
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
        out.putInt(1 << 18).putInt(1);
        for (RawFrame frame : frames) {
            int length = frame.bytes().length();
            out.putInt((int) (frame.timeNanos() / 1_000_000_000L));
            out.putInt((int) (frame.timeNanos() % 1_000_000_000L / 1000));
            out.putInt(length).putInt(frame.originalLength()).put(frame.bytes().copy());
        }
        try {
            return Files.write(file, out.array());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Messages, counted by their start lines. */
    private static int tshark(Path file, Path keys) {
        try {
            Process process = new ProcessBuilder(
                            "tshark",
                            "-n",
                            "-r",
                            file.toString(),
                            "-o",
                            "tls.keylog_file:" + keys,
                            "-Y",
                            "sip",
                            "-T",
                            "fields",
                            "-E",
                            "separator=;",
                            "-e",
                            "sip.Method",
                            "-e",
                            "sip.Status-Code")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            return (int) text.lines()
                    .flatMap(line -> List.of(line.split("[;,]")).stream())
                    .filter(field -> !field.isBlank())
                    .count();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
