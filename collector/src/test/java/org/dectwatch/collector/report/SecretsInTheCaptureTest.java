package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.testing.PlainPcap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pcapng that brings its own TLS secrets needs no key log. */
class SecretsInTheCaptureTest {
    private static final int SECTION = 0x0a0d0d0a;
    private static final int INTERFACE = 1;
    private static final int PACKET = 6;
    private static final int SECRETS = 10;
    /** {@code TLSK}. */
    private static final int TLS_KEY_LOG = 0x544c534b;

    private static byte[] block(int type, byte[] body) {
        int padded = (body.length + 3) / 4 * 4;
        ByteBuffer block = little(padded + 12);
        block.putInt(type).putInt(padded + 12).put(body).position(padded + 8);
        return block.putInt(padded + 12).array();
    }

    private static ByteBuffer little(int octets) {
        return ByteBuffer.allocate(octets).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] packet(RawFrame frame) {
        byte[] bytes = frame.bytes().copy();
        long micros = frame.timeNanos() / 1000;
        return block(
                PACKET,
                little(20 + bytes.length)
                        .putInt(0)
                        .putInt((int) (micros >>> 32))
                        .putInt((int) micros)
                        .putInt(bytes.length)
                        .putInt(frame.originalLength())
                        .put(bytes)
                        .array());
    }

    private static Path pcapng(Path folder, Path capture, byte[] keyLog) throws IOException {
        List<byte[]> blocks = new ArrayList<>();
        blocks.add(block(
                SECTION,
                little(16)
                        .putInt(0x1a2b3c4d)
                        .putShort((short) 1)
                        .putShort((short) 0)
                        .putLong(-1)
                        .array()));
        blocks.add(block(INTERFACE, little(8).putShort((short) 1).array()));
        blocks.add(block(
                SECRETS,
                little(8 + keyLog.length)
                        .putInt(TLS_KEY_LOG)
                        .putInt(keyLog.length)
                        .put(keyLog)
                        .array()));
        PlainPcap.read(capture, frame -> blocks.add(packet(frame)));
        Path file = folder.resolve("secrets.pcapng");
        try (var out = Files.newOutputStream(file)) {
            for (byte[] each : blocks) {
                out.write(each);
            }
        }
        return file;
    }

    @Test
    void tellsTheSameAsWithAKeyLogBesideIt(@TempDir Path folder) throws IOException {
        Path capture = Told.capture("gen-tls12-20ep");
        Path keys = capture.resolveSibling("capture.keys");
        Told beside = Told.of(capture, List.of(keys));
        Told inside = Told.of(pcapng(folder, capture, Files.readAllBytes(keys)), List.of());
        assertThat(inside.sip()).isEqualTo(beside.sip());
        assertThat(inside.all("registrations")).isEqualTo(beside.all("registrations"));
        assertThat(inside.rows("tls", "client", "outcome", "decrypted", "users"))
                .isEqualTo(beside.rows("tls", "client", "outcome", "decrypted", "users"));
        assertThat(inside.json().toString())
                .doesNotContain(Files.readAllLines(keys).get(0).split(" ")[2]);
    }
}
