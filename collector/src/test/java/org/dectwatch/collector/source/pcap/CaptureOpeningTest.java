package org.dectwatch.collector.source.pcap;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dectwatch.collector.source.pcap.CaptureBytes.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureOpeningTest {
    @TempDir
    private Path folder;

    private static byte[] pcap(int packets) {
        CaptureBytes file = CaptureBytes.pcap(LITTLE_ENDIAN, CaptureBytes.MICRO, 65535, 1);
        for (int i = 0; i < packets; i++) {
            file.record(i, 0, 100, CaptureBytes.data(100, i));
        }
        return file.array();
    }

    private String write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    private static CaptureSummary readAll(String file) throws CaptureUnreadable {
        try (CaptureFileReader reader = CaptureFileReader.open(file, secret -> {})) {
            while (reader.next()) {
                assertThat(reader.frame().source()).isEqualTo(file);
            }
            return reader.summary();
        }
    }

    @Test
    void recognisesGzipWhateverTheFileIsCalled() throws Exception {
        assertThat(readAll(write("plain.pcap", CaptureBytes.gzip(pcap(500)))).packets())
                .isEqualTo(500);
        assertThat(readAll(write("not-packed.pcap.gz", pcap(500))).packets()).isEqualTo(500);
        byte[] pcapng = new CaptureBytes(BIG_ENDIAN)
                .section()
                .describe(1, 0)
                .simple(9, new byte[9])
                .array();
        assertThat(readAll(write("really-pcapng.pcap", CaptureBytes.gzip(pcapng)))
                        .format())
                .isEqualTo(CaptureSummary.Format.PCAPNG);
    }

    @Test
    void readsGzipMembersThatFollowEachOtherThroughASlowPipe() throws CaptureUnreadable {
        byte[] whole = pcap(300);
        byte[] head = java.util.Arrays.copyOf(whole, 5000);
        byte[] tail = java.util.Arrays.copyOfRange(whole, 5000, whole.length);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(CaptureBytes.gzip(head));
        both.writeBytes(CaptureBytes.gzip(tail));
        InputStream slow = new ByteArrayInputStream(both.toByteArray()) {
            @Override
            public synchronized int available() {
                return 0;
            }

            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 7));
            }
        };
        try (CaptureFileReader reader = CaptureFileReader.open("-", slow, secret -> {}, 4096)) {
            while (reader.next()) {
                assertThat(reader.frame().bytes().length()).isEqualTo(100);
            }
            assertThat(reader.summary().packets()).isEqualTo(300);
            assertThat(reader.summary().incomplete()).isFalse();
        }
    }

    @Test
    void readsStandardInput() throws CaptureUnreadable {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(CaptureBytes.gzip(pcap(3))));
        try {
            CaptureSummary summary = readAll("-");
            assertThat(summary.packets()).isEqualTo(3);
            assertThat(summary.file()).isEqualTo("-");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void damagedGzipKeepsWhatCameBefore() throws CaptureUnreadable {
        byte[] packed = CaptureBytes.gzip(pcap(2000));
        for (int i = packed.length / 2; i < packed.length / 2 + 20; i++) {
            packed[i] = (byte) 0xff;
        }
        Reading read = CaptureBytes.read(packed);
        assertThat(read.frames()).isNotEmpty();
        assertThat(read.summary().incomplete()).isTrue();
    }

    @Test
    void aReadErrorKeepsWhatCameBefore() throws CaptureUnreadable {
        byte[] file = pcap(100);
        InputStream failing = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == 24 + 116 * 40) {
                    throw new IOException("the disk is gone");
                }
                return file[at++] & 0xff;
            }
        };
        try (CaptureFileReader reader = CaptureFileReader.open("x", failing, secret -> {}, 4096)) {
            while (reader.next()) {
                assertThat(reader.frame().bytes().length()).isEqualTo(100);
            }
            assertThat(reader.summary().packets()).isEqualTo(40);
            assertThat(reader.summary().damage()).isEqualTo(Map.of(Damage.READ_ERROR, 1L));
            assertThat(reader.summary().incomplete()).isTrue();
        }
    }

    @Test
    void saysInOneSentenceWhyAFileIsNoCapture() throws IOException {
        assertReason(folder.resolve("none.pcap").toString(), "does not exist.");
        assertReason(folder.toString(), "is a directory: name the capture files in it.");
        assertReason(write("empty.pcap", new byte[0]), "is empty.");
        assertReason(
                write("letter.txt", "Dear reader, this is a letter.".getBytes(StandardCharsets.US_ASCII)),
                "is not a capture file: it begins like neither pcap nor pcapng.");
        assertReason(
                write("letter.gz", CaptureBytes.gzip("Dear reader".getBytes(StandardCharsets.US_ASCII))),
                "is not a capture file: it begins like neither pcap nor pcapng.");
        assertReason(
                write("a", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0}),
                "is packed with zstd: unpack it first.");
        assertReason(
                write("b", new byte[] {0x1f, (byte) 0x8b, 8}), "looks like gzip, but its header is cut or damaged.");
        assertReason(
                write("c", java.util.Arrays.copyOf(pcap(1), 20)),
                "is a pcap file cut inside its header: nothing in it can be read.");
        byte[] newer = pcap(1);
        newer[4] = 9;
        assertReason(write("d", newer), "is a pcap file of version 9.4, which is not known.");
        byte[] section = new CaptureBytes(BIG_ENDIAN).section().array();
        section[9] ^= 1;
        assertReason(write("e", section), "begins like a pcapng file, but its byte-order mark is not valid.");
        assertReason("nul\0name", "could not be opened: Nul character not allowed: nul\0name.");
    }

    private static void assertReason(String file, String reason) {
        assertThatThrownBy(() -> CaptureFileReader.open(file, secret -> {}))
                .isInstanceOf(CaptureUnreadable.class)
                .hasMessage(file + " " + reason);
    }

    @Test
    void memoryDoesNotDependOnTheLengthOfTheFile() throws CaptureUnreadable {
        byte[] file = pcap(20_000);
        CaptureInput input = new CaptureInput(new ByteArrayInputStream(file), 4096);
        RecordFormat format = PcapRecords.open(input, "x").orElseThrow();
        RecordCursor cursor = new RecordCursor();
        long packets = 0;
        while (format.next(cursor)) {
            packets++;
        }
        assertThat(packets).isEqualTo(20_000);
        assertThat(input.bufferBytes()).isEqualTo(4096);
    }
}
