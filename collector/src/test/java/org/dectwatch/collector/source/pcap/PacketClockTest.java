package org.dectwatch.collector.source.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketClockTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<Long> ticks = new ArrayList<>();
    private final PacketClock clock = new PacketClock();

    private void packet(double second) {
        clock.advance((long) (second * SECOND), nanos -> {
            assertThat(nanos % SECOND).isZero();
            ticks.add(nanos / SECOND);
        });
    }

    @Test
    void ticksOnceForEachWholeSecondPassed() {
        packet(10.5);
        packet(10.9);
        assertThat(ticks).isEmpty();
        packet(11);
        packet(11.5);
        assertThat(ticks).containsExactly(11L);
        packet(14.2);
        assertThat(ticks).containsExactly(11L, 12L, 13L, 14L);
    }

    @Test
    void anOlderPacketMakesNoTickAndDoesNotTurnTimeBack() {
        packet(10);
        packet(12);
        packet(3);
        packet(12.5);
        packet(13);
        assertThat(ticks).containsExactly(11L, 12L, 13L);
        assertThat(clock.latestNanos()).isEqualTo(13 * SECOND);
    }

    @Test
    void aLongSilenceIsTickedInGrowingSteps() {
        packet(0);
        packet(7200.5);
        assertThat(ticks).hasSize(300 + 55 + 1).startsWith(1L, 2L, 3L).endsWith(3540L, 3600L, 7200L);
    }

    @Test
    void theLongestLeapMakesABoundedNumberOfTicksAndEndsAtThePacket() {
        packet(0);
        packet(4_294_967_295.0);
        assertThat(ticks)
                .hasSizeLessThanOrEqualTo(PacketClock.MOST_TICKS)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(ticks.get(ticks.size() - 1)).isEqualTo(4_294_967_295L);
    }
}
