package org.dectwatch.collector.source.pcap;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.source.pcap.CaptureBytes.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcapFormatTest {
    private static final byte[] SIX = CaptureBytes.data(60, 6);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsMicrosecondsInBothByteOrders(boolean big) throws CaptureUnreadable {
        Reading read = CaptureBytes.read(file(big ? BIG_ENDIAN : LITTLE_ENDIAN, CaptureBytes.MICRO));
        assertThat(read.times()).containsExactly(1_000_000_002_000L, 1_001_999_999_000L);
        assertThat(read.frames()).extracting(RawFrame::ordinal).containsExactly(1L, 2L);
        assertThat(read.frames().get(0).bytes().copy()).isEqualTo(SIX);
        assertThat(read.frames().get(0).truncated()).isFalse();
        assertThat(read.frames().get(1).originalLength()).isEqualTo(1500);
        CaptureSummary summary = read.summary();
        assertThat(summary.format().label()).isEqualTo("pcap");
        assertThat(summary.linkTypes()).containsExactly(LinkType.ETHERNET);
        assertThat(summary.packets()).isEqualTo(2);
        assertThat(summary.bytes()).isEqualTo(64);
        assertThat(summary.wireBytes()).isEqualTo(1560);
        assertThat(summary.truncated()).isEqualTo(1);
        assertThat(summary.firstNanos()).hasValue(1_000_000_002_000L);
        assertThat(summary.lastNanos()).hasValue(1_001_999_999_000L);
        assertThat(summary.incomplete()).isFalse();
        assertThat(summary.damage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsNanosecondsInBothByteOrders(boolean big) throws CaptureUnreadable {
        Reading read = CaptureBytes.read(file(big ? BIG_ENDIAN : LITTLE_ENDIAN, CaptureBytes.NANO));
        assertThat(read.times()).containsExactly(1_000_000_000_002L, 1_001_000_999_999L);
    }

    private static byte[] file(ByteOrder order, int magic) {
        return CaptureBytes.pcap(order, magic, 65535, 1)
                .record(1000, 2, 60, SIX)
                .record(1001, 999_999, 1500, CaptureBytes.data(4, 1))
                .array();
    }

    @Test
    void readsKuznetzovsLongerRecordHeaders() throws CaptureUnreadable {
        CaptureBytes file = CaptureBytes.pcap(LITTLE_ENDIAN, CaptureBytes.KUZNETZOV, 65535, 113);
        for (int i = 0; i < 3; i++) {
            file.i32(10 + i).i32(0).i32(60).i32(60).i32(3).i32(0x0800).bytes(SIX);
        }
        Reading read = CaptureBytes.read(file.array());
        assertThat(read.times()).containsExactly(10_000_000_000L, 11_000_000_000L, 12_000_000_000L);
        assertThat(read.frames())
                .allSatisfy(frame -> assertThat(frame.bytes().copy()).isEqualTo(SIX));
        assertThat(read.summary().linkTypes()).containsExactly(LinkType.LINUX_SLL);
    }

    @Test
    void leavesTheLengthOfTheCheckSequenceOutOfTheLinkType() throws CaptureUnreadable {
        byte[] file = CaptureBytes.pcap(LITTLE_ENDIAN, CaptureBytes.MICRO, 65535, 0x4400_0001)
                .record(1, 0, 60, SIX)
                .array();
        assertThat(CaptureBytes.read(file).summary().linkTypes()).containsExactly(LinkType.ETHERNET);
    }

    @Test
    void readsTimesBehind2038() throws CaptureUnreadable {
        byte[] file = CaptureBytes.pcap(LITTLE_ENDIAN, CaptureBytes.MICRO, 65535, 1)
                .record(0xffff_fff0L, 5, 60, SIX)
                .array();
        Reading read = CaptureBytes.read(file);
        assertThat(read.times()).containsExactly(0xffff_fff0L * 1_000_000_000L + 5000);
        assertThat(read.summary().damage()).isEmpty();
    }

    @Test
    void aFileWithoutPacketsHasALinkTypeAndNoTimes() throws CaptureUnreadable {
        CaptureSummary summary = CaptureBytes.read(CaptureBytes.pcap(BIG_ENDIAN, CaptureBytes.MICRO, 65535, 101)
                        .array())
                .summary();
        assertThat(summary.linkTypes()).containsExactly(LinkType.RAW);
        assertThat(summary.packets()).isZero();
        assertThat(summary.firstNanos()).isEmpty();
        assertThat(summary.incomplete()).isFalse();
    }

    @Test
    void aLengthBeyondTheLimitEndsTheReadingAndKeepsWhatWasGood() throws CaptureUnreadable {
        byte[] file = CaptureBytes.pcap(LITTLE_ENDIAN, CaptureBytes.MICRO, 65535, 1)
                .record(1, 0, 60, SIX)
                .i32(2)
                .i32(0)
                .i32(0x7fff_fff0)
                .i32(0x7fff_fff0)
                .bytes(new byte[1000])
                .array();
        Reading read = CaptureBytes.read(file);
        assertThat(read.frames()).hasSize(1);
        assertThat(read.summary().damage()).isEqualTo(Map.of(Damage.LENGTH, 1L));
        assertThat(read.summary().incomplete()).isTrue();
    }

    @Test
    void aLargeAnnouncedSnapLengthAllowsLongerPacketsUpToABound() throws CaptureUnreadable {
        byte[] long900k = CaptureBytes.data(900_000, 3);
        byte[] file = CaptureBytes.pcap(LITTLE_ENDIAN, CaptureBytes.MICRO, Integer.MAX_VALUE, 1)
                .record(1, 0, 900_000, long900k)
                .record(2, 0, 1_100_000, CaptureBytes.data(1_100_000, 3))
                .array();
        Reading read = CaptureBytes.read(file);
        assertThat(read.frames()).hasSize(1);
        assertThat(read.frames().get(0).bytes().copy()).isEqualTo(long900k);
        assertThat(read.summary().damage()).isEqualTo(Map.of(Damage.LENGTH, 1L));
    }

    @Test
    void aByteOrderThatChangesBetweenRecordsIsNamed() throws CaptureUnreadable {
        byte[] file = CaptureBytes.pcap(LITTLE_ENDIAN, CaptureBytes.MICRO, 65535, 1)
                .record(1, 0, 60, SIX)
                .order(BIG_ENDIAN)
                .record(2, 0, 60, SIX)
                .array();
        Reading read = CaptureBytes.read(file);
        assertThat(read.frames()).hasSize(1);
        assertThat(read.summary().damage()).isEqualTo(Map.of(Damage.BYTE_ORDER, 1L));
        assertThat(read.summary().incomplete()).isTrue();
    }

    @Test
    void aWireLengthShorterThanTheCaptureIsNoTruncation() throws CaptureUnreadable {
        byte[] file = CaptureBytes.pcap(LITTLE_ENDIAN, CaptureBytes.MICRO, 65535, 1)
                .record(1, 0, 0, SIX)
                .array();
        assertThat(CaptureBytes.read(file).frames())
                .extracting(RawFrame::originalLength)
                .isEqualTo(List.of(60));
    }
}
