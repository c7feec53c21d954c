package org.dectwatch.collector.source.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.source.SourceCheck;
import org.dectwatch.collector.source.SourceStats;
import org.junit.jupiter.api.Test;

class DemoSourceTest {
    private static final long BEGIN = Duration.ofDays(20_000).toNanos();

    private static long at(double seconds) {
        return BEGIN + (long) (seconds * 1e9);
    }

    private static DemoSource source(FrameSink sink) {
        return new DemoSource(7, sink, observation -> {}, new KeyRing(), () -> 0);
    }

    private static void run(DemoSource source, double fromSecond, double toSecond) {
        for (double second = fromSecond; second <= toSecond; second += 0.01) {
            source.advanceTo(at(second));
        }
    }

    private static void seconds(DemoSource source, int from, int to) {
        for (int second = from; second <= to; second++) {
            source.advanceTo(at(second));
        }
    }

    @Test
    void ticksAtLeastEachFifthOfASecondWhetherFramesComeOrNot() {
        Unseeing sink = new Unseeing();
        DemoSource source = source(sink);
        source.beginAt(BEGIN);
        run(source, 0, 20);

        for (int i = 1; i < sink.ticks.size(); i++) {
            assertThat(sink.ticks.get(i) - sink.ticks.get(i - 1)).isBetween(1L, 200_000_000L);
        }
        assertThat(sink.ticks).hasSizeGreaterThan(100);
        assertThat(sink.calls).isSorted();
    }

    @Test
    void countsWhatItDropsAndDeliversTheRest() {
        Unseeing honest = new Unseeing();
        DemoSource source = source(honest);
        source.beginAt(BEGIN);
        seconds(source, 1, 499);
        SourceStats before = source.stats();
        seconds(source, 500, 600);
        source.endAt(at(600));
        SourceStats after = source.stats();

        assertThat(before.drops().kernel()).hasValue(0);
        assertThat(after.drops().kernel().orElseThrow()).isGreaterThan(1000);
        assertThat(after.packets()).isEqualTo(honest.frames);
        assertThat(honest.frames + after.drops().kernel().orElseThrow()).isEqualTo(frames(7, 600));
    }

    private static long frames(long seed, long seconds) {
        DemoSite site = new DemoSite(seed, Times.instant(BEGIN));
        long frames = 0;
        Happening next = site.next();
        while (next.offsetNanos() <= seconds * 1_000_000_000L) {
            frames += next instanceof Happening.FrameSent ? 1 : 0;
            next = site.next();
        }
        return frames;
    }

    @Test
    void aMachineThatSleptDoesNotMakeUpForIt() {
        Unseeing sink = new Unseeing();
        DemoSource source = source(sink);
        source.beginAt(BEGIN);
        run(source, 0, 5);
        long frames = sink.frames;
        source.advanceTo(at(3600));

        assertThat(sink.frames - frames).isLessThan(10);
        assertThat(sink.calls).isSorted();
        assertThat(sink.calls.get(sink.calls.size() - 1)).isGreaterThanOrEqualTo(at(3600) - 1_000_000);
    }

    @Test
    void aFrameThatALaterRoomCannotTakeIsCountedAndTheRestComes() {
        List<Long> taken = new ArrayList<>();
        DemoSource source = source(new FrameSink() {
            @Override
            public void frame(RawFrame frame) {
                if (frame.ordinal() == 3) {
                    throw new IllegalStateException("no");
                }
                taken.add(frame.ordinal());
            }

            @Override
            public void tick(long nowNanos) {}

            @Override
            public void end(long nowNanos) {}
        });
        source.beginAt(BEGIN);
        run(source, 0, 2);

        assertThat(taken).startsWith(1L, 2L, 4L, 5L);
        assertThat(source.stats().failures()).isEqualTo(1);
        assertThat(source.stats().lastError())
                .hasValueSatisfying(error -> assertThat(error).contains("no"));
    }

    @Test
    void runsOnAThreadOfItsOwnUntilItIsStopped() throws Exception {
        CountDownLatch some = new CountDownLatch(50);
        AtomicReference<String> thread = new AtomicReference<>("");
        CountDownLatch ended = new CountDownLatch(1);
        FrameSink sink = new FrameSink() {
            @Override
            public void frame(RawFrame frame) {
                thread.set(Thread.currentThread().getName());
                some.countDown();
            }

            @Override
            public void tick(long nowNanos) {}

            @Override
            public void end(long nowNanos) {
                ended.countDown();
            }
        };
        DemoSource source = new DemoSource(1, sink, observation -> {}, new KeyRing(), () -> BEGIN + System.nanoTime());
        assertThat(source.check().state()).isEqualTo(SourceCheck.State.NOT_STARTED);
        source.start();
        assertThat(some.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(source.check().healthy()).isTrue();
        source.stop();

        assertThat(ended.getCount()).isZero();
        assertThat(source.check().state()).isEqualTo(SourceCheck.State.ENDED);
        assertThat(thread.get()).isEqualTo("capture-demo");
        assertThat(source.stats().packets()).isGreaterThanOrEqualTo(50);
    }
}
