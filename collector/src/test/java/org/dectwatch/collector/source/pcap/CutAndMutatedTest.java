package org.dectwatch.collector.source.pcap;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dectwatch.collector.source.pcap.CaptureBytes.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are cut, or whose octets were changed: a reading, or {@link CaptureUnreadable}, and nothing else. */
class CutAndMutatedTest {
    static List<CaptureBytes> files() {
        CaptureBytes micro = CaptureBytes.pcap(LITTLE_ENDIAN, CaptureBytes.MICRO, 65535, 1);
        CaptureBytes nano = CaptureBytes.pcap(BIG_ENDIAN, CaptureBytes.NANO, 65535, 113);
        for (int i = 0; i < 5; i++) {
            micro.record(i, i, 60 + i, CaptureBytes.data(60, i));
            nano.record(i, i, 7, CaptureBytes.data(7, i));
        }
        return List.of(micro, nano, pcapng());
    }

    private static CaptureBytes pcapng() {
        CaptureBytes file = new CaptureBytes(LITTLE_ENDIAN).section();
        file.describe(1, 0, file.option(9, (byte) 9), file.longOption(14, 3))
                .enhanced(0, 12_345, 40, CaptureBytes.data(33, 1))
                .secrets(0x544c534b, CaptureBytes.data(21, 2))
                .simple(9, CaptureBytes.data(9, 3));
        return file.order(BIG_ENDIAN)
                .section()
                .describe(113, 96)
                .describe(1, 0, file.option(9, (byte) 0x94))
                .old(1, 77, 16, CaptureBytes.data(16, 4))
                .block(5, new CaptureBytes(BIG_ENDIAN).i32(0).i64(9))
                .enhanced(0, 99, 10, CaptureBytes.data(10, 5));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileCutAnywhereKeepsEveryWholePacket(CaptureBytes file) {
        byte[] whole = file.array();
        for (int length = 0; length < whole.length; length++) {
            int cut = length;
            long expected = file.ends().stream().filter(end -> end <= cut).count();
            try {
                Reading read = CaptureBytes.read(Arrays.copyOf(whole, length));
                assertThat(read.frames()).as("cut at %d", length).hasSize((int) expected);
                boolean betweenRecords = read.summary().damage().isEmpty();
                assertThat(read.summary().incomplete()).isEqualTo(!betweenRecords);
            } catch (CaptureUnreadable inTheHeader) {
                assertThat(length).isLessThan(28);
            }
        }
    }

    @Test
    void aCutInsideAPacketIsAlwaysTold() throws CaptureUnreadable {
        CaptureBytes file = files().get(0);
        byte[] whole = file.array();
        for (int length = 25; length < whole.length; length++) {
            boolean between = length == 24 || file.ends().contains(length);
            assertThat(CaptureBytes.read(Arrays.copyOf(whole, length)).summary().incomplete())
                    .as("cut at %d", length)
                    .isEqualTo(!between);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aPackedFileCutAnywhereGivesOnlyTheBeginning(CaptureBytes file) throws CaptureUnreadable {
        Reading all = CaptureBytes.read(file.array());
        byte[] packed = CaptureBytes.gzip(file.array());
        int before = 0;
        for (int length = 0; length < packed.length; length++) {
            try {
                Reading read = CaptureBytes.read(Arrays.copyOf(packed, length));
                assertThat(read.summary().incomplete()).isTrue();
                assertThat(read.frames())
                        .isEqualTo(all.frames().subList(0, read.frames().size()));
                assertThat(read.frames().size()).isGreaterThanOrEqualTo(before);
                before = read.frames().size();
            } catch (CaptureUnreadable tooShort) {
                assertThat(before).isZero();
            }
        }
        assertThat(before).isEqualTo(all.frames().size());
    }

    @ParameterizedTest
    @MethodSource("files")
    void changedOctetsNeverCauseAnythingElse(CaptureBytes file) {
        Random random = new Random(20_261_122);
        byte[] whole = file.array();
        int read = 0;
        for (int i = 0; i < 34_000; i++) {
            byte[] changed =
                    random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int change = 0; change <= random.nextInt(4) && changed.length > 0; change++) {
                int at = random.nextInt(changed.length);
                changed[at] =
                        random.nextBoolean() ? (byte) random.nextInt() : (byte) (changed[at] ^ 1 << random.nextInt(8));
            }
            try {
                Reading got = CaptureBytes.read(changed);
                assertThat(got.summary().bytes()).isLessThanOrEqualTo(changed.length);
                read++;
            } catch (CaptureUnreadable alsoGood) {
                assertThat(alsoGood.getMessage()).startsWith("test.cap ").endsWith(".");
            }
        }
        assertThat(read).isGreaterThan(17_000);
    }
}
