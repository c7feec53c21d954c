package org.dectwatch.collector.observe.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.dectwatch.collector.observe.media.OrdinaryTraffic.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many streams are found where there is no RTP and nobody announced any. */
class FalseStreamsTest {
    /** Streams for each million datagrams, of any one shape. */
    private static final double BOUND = 1;

    private static long falseStreams(Shape shape, long seed, int datagrams) {
        MediaMeter meter = new MediaMeter(MediaOptions.DEFAULT, interval -> {});
        new OrdinaryTraffic(seed).play(shape, datagrams, meter::offer);
        assertThat(meter.stats().datagrams()).isEqualTo(datagrams);
        return meter.stats().streamsOpened();
    }

    @ParameterizedTest
    @EnumSource
    void findsNoStreamInOrdinaryTraffic(Shape shape) {
        assertThat(falseStreams(shape, 1 + shape.ordinal(), 20_000)).isZero();
    }

    @Tag("big")
    @ParameterizedTest
    @EnumSource
    void findsNoMoreThanOneInAMillionDatagramsOfEachShape(Shape shape) {
        int datagrams = 1_000_000;
        long found = falseStreams(shape, 4711 + shape.ordinal(), datagrams);
        System.out.printf("false streams: %-18s %d in %d datagrams%n", shape, found, datagrams);
        assertThat(1e6 * found / datagrams).isLessThanOrEqualTo(BOUND);
    }
}
