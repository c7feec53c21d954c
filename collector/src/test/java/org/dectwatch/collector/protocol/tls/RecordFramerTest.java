package org.dectwatch.collector.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.junit.jupiter.api.Test;

class RecordFramerTest {
    private final RecordFramer framer = new RecordFramer();
    private final List<Integer> lengths = new ArrayList<>();

    private static byte[] records(int... lengths) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int length : lengths) {
            out.writeBytes(new byte[] {23, 3, 3, (byte) (length >>> 8), (byte) length});
            out.writeBytes(new byte[length]);
        }
        return out.toByteArray();
    }

    private void feed(byte[] bytes, int from, int to) {
        framer.feed(
                ByteView.of(bytes, from, to - from),
                record -> lengths.add(record.fragment().length()));
    }

    @Test
    void joinsRecordsOverSegmentsOfOneOctet() {
        byte[] bytes = records(10, 0, 300);
        for (int i = 0; i < bytes.length; i++) {
            feed(bytes, i, i + 1);
        }
        assertThat(lengths).containsExactly(10, 0, 300);
    }

    @Test
    void splitsSeveralRecordsOfOneSegment() {
        byte[] bytes = records(10, 20, 30);
        feed(bytes, 0, bytes.length);
        assertThat(lengths).containsExactly(10, 20, 30);
    }

    @Test
    void losesOneRecordWhenTheGapEndsInsideIt() {
        byte[] bytes = records(100, 50);
        feed(bytes, 0, 20);
        assertThat(framer.gap(30)).isTrue();
        feed(bytes, 50, bytes.length);
        assertThat(lengths).containsExactly(50);
        assertThat(framer.takePassedOver()).isZero();
    }

    @Test
    void findsTheNextBoundaryWhenTheGapHidesIt() {
        byte[] bytes = records(100, 50, 60);
        feed(bytes, 0, 20);
        assertThat(framer.gap(100)).isFalse();
        feed(bytes, 120, bytes.length);
        assertThat(lengths).containsExactly(60);
        assertThat(framer.takePassedOver()).isEqualTo(40);
    }

    @Test
    void goesOnAtOnceWhenTheGapEndsOnABoundary() {
        byte[] bytes = records(100, 50, 60);
        feed(bytes, 0, 105);
        framer.gap(55);
        feed(bytes, 160, bytes.length);
        assertThat(lengths).containsExactly(100, 60);
    }

    @Test
    void saysWhereNoRecordCanBeginAndSearchesOn() {
        byte[] http = "HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> feed(http, 0, http.length))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("TLS_RECORD");
        byte[] bytes = records(40);
        feed(bytes, 0, bytes.length);
        assertThat(lengths).containsExactly(40);
    }

    @Test
    void refusesARecordLongerThanAnyMayBe() {
        byte[] bytes = {22, 3, 1, 0x50, 0, 1, 2};
        assertThatThrownBy(() -> feed(bytes, 0, bytes.length)).isInstanceOf(Malformed.class);
    }
}
