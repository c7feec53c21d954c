package org.dectwatch.collector.source.pcap;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.Map;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.source.pcap.CaptureBytes.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngFormatTest {
    private static final int TLS_KEY_LOG = 0x544c534b;
    private static final byte[] DATA = CaptureBytes.data(61, 6);

    private static CaptureBytes section(ByteOrder order) {
        return new CaptureBytes(order).section();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsEnhancedSimpleAndOldPacketsInBothByteOrders(boolean big) throws CaptureUnreadable {
        Reading read = CaptureBytes.read(section(big ? BIG_ENDIAN : LITTLE_ENDIAN)
                .describe(1, 0)
                .enhanced(0, 5_000_001, 61, DATA)
                .old(0, 6_000_002, 100, DATA)
                .simple(61, DATA)
                .array());
        assertThat(read.times()).containsExactly(5_000_001_000L, 6_000_002_000L, 6_000_002_000L);
        assertThat(read.frames())
                .allSatisfy(frame -> assertThat(frame.bytes().copy()).isEqualTo(DATA));
        assertThat(read.summary().truncated()).isEqualTo(1);
        assertThat(read.summary().format().label()).isEqualTo("pcapng");
        assertThat(read.summary().damage()).isEmpty();
    }

    @Test
    void aSimplePacketAloneHasNoTime() throws CaptureUnreadable {
        Reading read = CaptureBytes.read(section(LITTLE_ENDIAN)
                .describe(1, 32)
                .simple(61, CaptureBytes.data(32, 1))
                .array());
        assertThat(read.frames()).hasSize(1);
        assertThat(read.frames().get(0).truncated()).isTrue();
        assertThat(read.summary().firstNanos()).isEmpty();
    }

    @Test
    void eachSectionHasItsOwnByteOrderAndInterfaces() throws CaptureUnreadable {
        CaptureBytes file = section(LITTLE_ENDIAN).describe(1, 0).enhanced(0, 1_000_000, 61, DATA);
        file.order(BIG_ENDIAN).section().describe(113, 0).describe(276, 0).enhanced(1, 2_000_000, 61, DATA);
        file.order(LITTLE_ENDIAN).section().describe(101, 0).enhanced(0, 3_000_000, 61, DATA);
        Reading read = CaptureBytes.read(file.array());
        assertThat(read.times()).containsExactly(1_000_000_000L, 2_000_000_000L, 3_000_000_000L);
        assertThat(read.frames())
                .extracting(RawFrame::link)
                .containsExactly(LinkType.ETHERNET, LinkType.LINUX_SLL2, LinkType.RAW);
        assertThat(read.frames()).extracting(RawFrame::ordinal).containsExactly(1L, 2L, 3L);
        assertThat(read.summary().linkTypes()).containsExactly(LinkType.ETHERNET, LinkType.LINUX_SLL2, LinkType.RAW);
    }

    @Test
    void interfacesOfALaterSectionDoNotInheritTheEarlierOnes() throws CaptureUnreadable {
        CaptureBytes file = section(LITTLE_ENDIAN).describe(1, 0).section().enhanced(0, 1, 61, DATA);
        Reading read = CaptureBytes.read(file.array());
        assertThat(read.frames()).isEmpty();
        assertThat(read.summary().damage()).isEqualTo(Map.of(Damage.INTERFACE, 1L));
        assertThat(read.summary().incomplete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 5, 5000000000",
        "3, 0, 5001, 5001000000",
        "6, 0, 5000001, 5000001000",
        "9, 0, 5000000001, 5000000001",
        "12, 0, 5000000001999, 5000000001",
        "6, 100, 5000001, 105000001000",
        "6, -3, 5000001, 2000001000",
        // 2 to the power of minus 10, 30 and 20: 1.5 s, 1 s and the smallest unit, 2.25 s.
        "138, 0, 1536, 1500000000",
        "158, 0, 1073741825, 1000000000",
        "148, 0, 2359296, 2250000000",
        "128, 0, 7, 7000000000",
    })
    void resolutionAndOffsetArePerInterface(int resolution, long offset, long units, long nanos)
            throws CaptureUnreadable {
        CaptureBytes file = section(BIG_ENDIAN);
        file.describe(1, 0, file.option(9, (byte) resolution), file.longOption(14, offset))
                .describe(1, 0)
                .enhanced(0, units, 61, DATA)
                .enhanced(1, 1_000_000, 61, DATA);
        assertThat(CaptureBytes.read(file.array()).times()).containsExactly(nanos, 1_000_000_000L);
    }

    @Test
    void timesOutside1970To2106AreClampedAndCounted() throws CaptureUnreadable {
        CaptureBytes file = section(LITTLE_ENDIAN);
        file.describe(1, 0, file.option(9, (byte) 0)).enhanced(0, -1L, 61, DATA);
        Reading read = CaptureBytes.read(file.array());
        assertThat(read.times()).containsExactly(RecordCursor.END_OF_TIME - 1);
        assertThat(read.summary().damage()).isEqualTo(Map.of(Damage.TIME, 1L));
    }

    @Test
    void handsOverTlsKeyLogsAndLeavesOtherSecretsOut() throws CaptureUnreadable {
        Reading read = CaptureBytes.read(section(LITTLE_ENDIAN)
                .secrets(TLS_KEY_LOG, "CLIENT_RANDOM 00 11\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .secrets(0x57474b4c, new byte[10])
                .describe(1, 0)
                .enhanced(0, 1, 61, DATA)
                .secrets(TLS_KEY_LOG, new byte[0])
                .array());
        assertThat(read.secrets()).containsExactly("CLIENT_RANDOM 00 11\n", "");
        assertThat(read.frames()).hasSize(1);
    }

    @Test
    void secretsLargerThanTheBufferArriveWhole() throws CaptureUnreadable {
        byte[] log = "x".repeat(2_000_001).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Reading read =
                CaptureBytes.read(section(BIG_ENDIAN).secrets(TLS_KEY_LOG, log).array());
        assertThat(read.secrets()).containsExactly("x".repeat(2_000_001));
    }

    @Test
    void secretsThatLieAboutTheirLengthAreLeftOutAndCounted() throws CaptureUnreadable {
        CaptureBytes lie =
                new CaptureBytes(LITTLE_ENDIAN).i32(TLS_KEY_LOG).i32(500).i32(0);
        Reading read = CaptureBytes.read(section(LITTLE_ENDIAN)
                .block(10, lie)
                .describe(1, 0)
                .enhanced(0, 1, 61, DATA)
                .array());
        assertThat(read.secrets()).isEmpty();
        assertThat(read.frames()).hasSize(1);
        assertThat(read.summary().damage()).isEqualTo(Map.of(Damage.SECRETS, 1L));
    }

    @Test
    void skipsUnknownBlocksOfAnySize() throws CaptureUnreadable {
        CaptureBytes file = section(LITTLE_ENDIAN)
                .block(0xbad, new CaptureBytes(LITTLE_ENDIAN))
                .describe(1, 0)
                .block(0x4000_0bad, new CaptureBytes(LITTLE_ENDIAN).bytes(new byte[3 << 20]))
                .enhanced(0, 1_000_000, 61, DATA);
        Reading read = CaptureBytes.read(file.array());
        assertThat(read.times()).containsExactly(1_000_000_000L);
        assertThat(read.summary().damage()).isEmpty();
    }

    @Test
    void aPacketThatContradictsItsBlockIsLeftOutAndTheNextOneRead() throws CaptureUnreadable {
        CaptureBytes lie = new CaptureBytes(LITTLE_ENDIAN)
                .i32(0)
                .i32(0)
                .i32(1)
                .i32(5000)
                .i32(5000)
                .i32(0);
        Reading read = CaptureBytes.read(section(LITTLE_ENDIAN)
                .describe(1, 0)
                .block(6, lie)
                .enhanced(0, 1_000_000, 61, DATA)
                .array());
        assertThat(read.times()).containsExactly(1_000_000_000L);
        assertThat(read.summary().damage()).isEqualTo(Map.of(Damage.PACKET, 1L));
        assertThat(read.summary().incomplete()).isFalse();
    }

    @Test
    void lengthsThatDisagreeEndTheReading() throws CaptureUnreadable {
        byte[] file = section(LITTLE_ENDIAN)
                .describe(1, 0)
                .enhanced(0, 1_000_000, 61, DATA)
                .enhanced(0, 2_000_000, 61, DATA)
                .array();
        file[file.length - 4] ^= 4;
        Reading read = CaptureBytes.read(file);
        assertThat(read.frames()).hasSize(1);
        assertThat(read.summary().damage()).isEqualTo(Map.of(Damage.LENGTH, 1L));
        assertThat(read.summary().incomplete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"6, 2000000000", "6, 13", "1, 8", "99, 4294967292", "6, 268435456"})
    void aLengthThatCannotBeEndsTheReading(int type, long length) throws CaptureUnreadable {
        byte[] file = section(LITTLE_ENDIAN)
                .describe(1, 0)
                .enhanced(0, 1_000_000, 61, DATA)
                .i32(type)
                .i32((int) length)
                .bytes(new byte[100])
                .array();
        Reading read = CaptureBytes.read(file);
        assertThat(read.frames()).hasSize(1);
        assertThat(read.summary().damage()).isEqualTo(Map.of(Damage.LENGTH, 1L));
        assertThat(read.summary().incomplete()).isTrue();
    }

    @Test
    void aByteOrderThatChangesInsideASectionIsNamed() throws CaptureUnreadable {
        byte[] file = section(LITTLE_ENDIAN)
                .describe(1, 0)
                .enhanced(0, 1_000_000, 61, DATA)
                .order(BIG_ENDIAN)
                .enhanced(0, 1_000_000, 61, DATA)
                .array();
        assertThat(CaptureBytes.read(file).summary().damage()).isEqualTo(Map.of(Damage.BYTE_ORDER, 1L));
    }
}
