package org.dectwatch.collector.source.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.source.pcap.CaptureBytes.Reading;
import org.dectwatch.collector.source.pcap.CaptureWriter.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaptureWriterTest {
    private static final long TIME = 1_763_825_766_190_583_977L;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void writesWhatTheReaderReads(Precision precision) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CaptureWriter writer = new CaptureWriter(out, precision)) {
            assertThat(writer.append(TIME, LinkType.ETHERNET, CaptureBytes.data(60, 1)))
                    .isTrue();
            assertThat(writer.append(TIME + 1000, LinkType.ETHERNET, CaptureBytes.data(9000, 2)))
                    .isTrue();
            assertThat(writer.written()).isEqualTo(2);
        }
        Reading read = CaptureBytes.read(out.toByteArray());
        long cut = precision == Precision.NANOSECONDS ? 0 : 977;
        assertThat(read.times()).containsExactly(TIME - cut, TIME + 1000 - cut);
        assertThat(read.frames().get(1).bytes().copy()).isEqualTo(CaptureBytes.data(9000, 2));
        assertThat(read.summary().damage()).isEmpty();
    }

    @Test
    void aFrameThatWasReadIsWrittenAsItWasTruncationIncluded() throws Exception {
        byte[] file = CaptureBytes.pcap(java.nio.ByteOrder.BIG_ENDIAN, CaptureBytes.NANO, 65535, 113)
                .record(7, 8, 1500, CaptureBytes.data(96, 3))
                .array();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CaptureWriter writer = new CaptureWriter(out, Precision.NANOSECONDS)) {
            for (RawFrame frame : CaptureBytes.read(file).frames()) {
                writer.append(frame);
            }
        }
        assertThat(CaptureBytes.read(out.toByteArray()).frames())
                .isEqualTo(CaptureBytes.read(file).frames());
    }

    @Test
    void leavesPacketsOfAnotherLinkTypeOutAndCountsThem() throws IOException {
        try (CaptureWriter writer = new CaptureWriter(new ByteArrayOutputStream(), Precision.MICROSECONDS)) {
            writer.append(TIME, LinkType.RAW, CaptureBytes.data(60, 1));
            assertThat(writer.append(TIME, LinkType.ETHERNET, CaptureBytes.data(60, 1)))
                    .isFalse();
            assertThat(writer.written()).isEqualTo(1);
            assertThat(writer.leftOut()).isEqualTo(1);
        }
    }

    @Test
    void aFileWithoutPacketsIsStillACapture() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CaptureWriter(out, Precision.MICROSECONDS).close();
        assertThat(CaptureBytes.read(out.toByteArray()).summary().linkTypes()).containsExactly(LinkType.ETHERNET);
    }
}
