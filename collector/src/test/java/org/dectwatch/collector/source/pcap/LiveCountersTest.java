package org.dectwatch.collector.source.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.source.SourceStats;
import org.junit.jupiter.api.Test;

class LiveCountersTest {
    private final LiveCounters counters = new LiveCounters("eth0");

    @Test
    void nothingIsKnownBeforeTheFirstLook() {
        assertThat(counters.published()).isEqualTo(SourceStats.none("eth0"));
        counters.opened(5, false);
        assertThat(counters.published().drops().kernel()).isEmpty();
    }

    @Test
    void countsFramesByHeading() {
        counters.opened(5, false);
        counters.frame(frame(10, 100), Heading.INBOUND);
        counters.frame(frame(11, 60), Heading.OUTBOUND);
        counters.frame(frame(12, 60), Heading.ELSEWHERE);
        counters.publish();
        SourceStats stats = counters.published();
        assertThat(stats.packets()).isEqualTo(3);
        assertThat(stats.bytes()).isEqualTo(180);
        assertThat(stats.truncated()).isEqualTo(1);
        assertThat(stats.openedNanos()).hasValue(5);
        assertThat(stats.last().anyNanos()).hasValue(12);
        assertThat(stats.last().inboundNanos()).hasValue(10);
        assertThat(stats.last().outboundNanos()).hasValue(11);
    }

    private static RawFrame frame(long nanos, int originalLength) {
        return new RawFrame(nanos, "eth0", 1, LinkType.ETHERNET, originalLength, ByteView.of(new byte[60]));
    }

    @Test
    void dropsNeverFallWhenTheKernelsCounterWrapsOrBeginsAnew() {
        counters.opened(0, false);
        counters.kernel(0xffff_fffeL, 1);
        counters.kernel(3, 1);
        assertDrops(0x1_0000_0003L, 1);
        counters.opened(9, false);
        counters.kernel(2, 4);
        assertDrops(0x1_0000_0005L, 5);
    }

    private void assertDrops(long kernel, long card) {
        counters.publish();
        assertThat(counters.published().drops().kernel()).hasValue(kernel);
        assertThat(counters.published().drops().networkInterface()).hasValue(card);
        assertThat(counters.published().drops().estimated()).isFalse();
    }

    @Test
    void loopbackDropsAreHalvedAndSaidToBeEstimated() {
        counters.opened(0, true);
        counters.kernel(0, 0);
        counters.publish();
        assertThat(counters.published().drops().estimated()).isFalse();
        counters.kernel(7, 0);
        counters.publish();
        assertThat(counters.published().drops().kernel()).hasValue(4);
        assertThat(counters.published().drops().estimated()).isTrue();
    }

    @Test
    void knowsTheHeadingFromTheLinkHeader() {
        ByteView own = ByteView.of(new byte[] {2, 0, 0, 0, 0, 1});
        ByteView other = ByteView.of(new byte[] {2, 0, 0, 0, 0, 9});
        assertThat(Heading.of(LinkType.ETHERNET, ethernet(own, other), own)).isEqualTo(Heading.INBOUND);
        assertThat(Heading.of(LinkType.ETHERNET, ethernet(other, own), own)).isEqualTo(Heading.OUTBOUND);
        assertThat(Heading.of(LinkType.ETHERNET, ethernet(other, other), own)).isEqualTo(Heading.ELSEWHERE);
        ByteView zeros = ByteView.of(new byte[6]);
        assertThat(Heading.of(LinkType.ETHERNET, ethernet(zeros, zeros), zeros)).isEqualTo(Heading.ELSEWHERE);
        assertThat(Heading.of(LinkType.LINUX_SLL, ByteView.of(new byte[] {0, 4}), ByteView.empty()))
                .isEqualTo(Heading.OUTBOUND);
        assertThat(Heading.of(LinkType.LINUX_SLL2, ByteView.of(new byte[20]), ByteView.empty()))
                .isEqualTo(Heading.INBOUND);
        assertThat(Heading.of(LinkType.LINUX_SLL, ByteView.empty(), own)).isEqualTo(Heading.ELSEWHERE);
    }

    private static ByteView ethernet(ByteView to, ByteView from) {
        byte[] frame = new byte[60];
        to.copyTo(0, frame, 0, 6);
        from.copyTo(0, frame, 6, 6);
        return ByteView.of(frame);
    }
}
