package org.dectwatch.collector.source.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.source.SourceCheck.State;
import org.dectwatch.collector.source.SourceStats;
import org.dectwatch.collector.source.SourceUnavailable;
import org.dectwatch.collector.testing.Needed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Needs root and libpcap; all traffic stays on loopback or on a pair of virtual interfaces made here. */
@Tag("peers")
class LivePcapSourceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int DATAGRAMS = 50_000;

    private final Sink sink = new Sink();
    private Optional<LivePcapSource> running = Optional.empty();

    private static final class Sink implements FrameSink {
        private final AtomicLong frames = new AtomicLong();
        private final AtomicLong ends = new AtomicLong();
        private final List<Long> ticks = new CopyOnWriteArrayList<>();
        private final List<Long> tickMoments = new CopyOnWriteArrayList<>();
        private volatile RawFrame last;
        private volatile String thread = "";
        private volatile boolean faulty;

        @Override
        public void frame(RawFrame frame) {
            last = frame;
            thread = Thread.currentThread().getName();
            assertThat(frame.ordinal()).isEqualTo(frames.incrementAndGet());
            if (faulty) {
                throw new IllegalStateException("a fault in a later room");
            }
        }

        @Override
        public void tick(long nowNanos) {
            tickMoments.add(System.nanoTime());
            ticks.add(nowNanos);
        }

        @Override
        public void end(long nowNanos) {
            ends.incrementAndGet();
        }
    }

    @BeforeEach
    void needsRoot() {
        Needed.root();
    }

    @AfterEach
    void stopWhatRuns() {
        running.ifPresent(LivePcapSource::stop);
    }

    private LivePcapSource start(LiveCaptureOptions options) throws SourceUnavailable {
        LivePcapSource source = new LivePcapSource(options, sink, () -> Times.nanos(Instant.now()));
        assertThat(source.check().state()).isEqualTo(State.NOT_STARTED);
        source.start();
        running = Optional.of(source);
        return source;
    }

    private static void send(DatagramSocket from, int port, int count) throws IOException {
        byte[] payload = new byte[172];
        DatagramPacket packet = new DatagramPacket(payload, payload.length, InetAddress.getLoopbackAddress(), port);
        for (int i = 0; i < count; i++) {
            from.send(packet);
        }
    }

    @Test
    void seesEachDatagramOnLoopbackOnceAndDropsNone() throws Exception {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket sender = new DatagramSocket()) {
            int port = receiver.getLocalPort();
            LivePcapSource source = start(LiveCaptureOptions.of("lo").withFilter("udp and dst port " + port));
            assertThat(source.check().state()).isEqualTo(State.RUNNING);
            long before = Times.nanos(Instant.now());
            send(sender, port, DATAGRAMS);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(source.stats().packets()).isEqualTo(DATAGRAMS));
            await().atMost(SOON).until(() -> source.stats().drops().kernel().isPresent());
            source.stop();
            SourceStats stats = source.stats();
            assertThat(sink.frames).hasValue(DATAGRAMS);
            assertThat(stats.drops().kernel()).hasValue(0);
            assertThat(stats.drops().estimated()).isFalse();
            assertThat(stats.truncated()).isZero();
            assertThat(stats.bytes()).isEqualTo(DATAGRAMS * 214L);
            assertThat(stats.last().anyNanos().orElseThrow()).isBetween(before, Times.nanos(Instant.now()));
            assertThat(sink.last.link()).isEqualTo(LinkType.ETHERNET);
            assertThat(sink.last.source()).isEqualTo("lo");
            assertThat(sink.thread).isEqualTo("capture-lo");
            assertThat(source.check().state()).isEqualTo(State.ENDED);
            assertThat(sink.ends).hasValue(1);
        }
    }

    @Test
    void cutsAtTheSnapLengthAndKeepsTheLengthOnTheWire() throws Exception {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket sender = new DatagramSocket()) {
            LiveCaptureOptions whole = LiveCaptureOptions.of("lo");
            LivePcapSource source = start(new LiveCaptureOptions(
                    "lo",
                    Optional.of("udp and dst port " + receiver.getLocalPort()),
                    96,
                    org.dectwatch.collector.options.Size.ofMiB(2),
                    whole.readTimeout(),
                    whole.pause(),
                    whole.tickInterval(),
                    false));
            send(sender, receiver.getLocalPort(), 10);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(source.stats().truncated()).isEqualTo(10));
            assertThat(sink.last.originalLength()).isEqualTo(214);
        }
    }

    @Test
    void ticksOnASilentLinkAndStopsAtOnce() throws Exception {
        LivePcapSource source = start(LiveCaptureOptions.of("lo").withFilter("udp and dst port 9 and greater 60000"));
        await().atMost(SOON).until(() -> sink.ticks.size() > 20);
        long asked = System.nanoTime();
        source.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        assertThat(sink.frames).hasValue(0);
        assertThat(sink.ticks).isSorted();
        assertThat(sink.ends).hasValue(1);
        List<Long> gaps = new java.util.ArrayList<>();
        for (int i = 1; i < sink.tickMoments.size(); i++) {
            gaps.add(sink.tickMoments.get(i) - sink.tickMoments.get(i - 1));
        }
        gaps.sort(null);
        assertThat(Duration.ofNanos(gaps.get(gaps.size() / 2))).isLessThanOrEqualTo(Duration.ofMillis(200));
        assertThat(source.stats().last()).isEqualTo(SourceStats.Last.NEVER);
        source.stop();
        assertThat(sink.ends).hasValue(1);
    }

    @Test
    void aFaultInALaterRoomCostsTheFrameAndIsShown() throws Exception {
        sink.faulty = true;
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket sender = new DatagramSocket()) {
            int port = receiver.getLocalPort();
            LivePcapSource source = start(LiveCaptureOptions.of("lo").withFilter("udp and dst port " + port));
            send(sender, port, 5);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(source.stats().failures()).isEqualTo(5));
            assertThat(source.stats().lastError().orElseThrow()).contains("a fault in a later room");
            assertThat(source.check().state()).isEqualTo(State.RUNNING);
        }
    }

    @Test
    void whatCannotBeOpenedIsOneSentence() {
        assertThatThrownBy(() -> start(LiveCaptureOptions.of("eth99")))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageStartingWith("There is no interface eth99; there are ")
                .hasMessageContaining("lo");
        assertThatThrownBy(() -> start(LiveCaptureOptions.of("lo").withFilter("udp prt 5")))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageStartingWith("The capture filter \"udp prt 5\" is not valid: ");
    }

    @Test
    void listsLoopbackWithItsAddressesAndThatCaptureWorks() throws SourceUnavailable {
        assertThat(Interfaces.list()).anySatisfy(found -> {
            assertThat(found.name()).isEqualTo("lo");
            assertThat(found.loopback()).isTrue();
            assertThat(found.addresses()).extracting(Object::toString).contains("127.0.0.1");
            assertThat(found.verdict()).isEqualTo("Capture works.");
        });
    }

    @Test
    void anInterfaceThatVanishesIsToldAndOpenedAgainWhenItIsBack() throws Exception {
        String name = "dwt" + ProcessHandle.current().pid() % 100_000;
        addPair(name);
        try {
            LivePcapSource source = start(LiveCaptureOptions.of(name));
            await().atMost(SOON).until(() -> source.check().healthy());
            ip("link", "del", name);
            await().atMost(SOON).until(() -> source.check().state() == State.FAILED);
            int ticks = sink.ticks.size();
            await().atMost(SOON).until(() -> sink.ticks.size() > ticks + 5);
            addPair(name);
            await().atMost(Duration.ofSeconds(40)).until(() -> source.check().healthy());
            assertThat(source.stats().failures()).isPositive();
        } finally {
            ip("link", "del", name);
        }
    }

    private static void addPair(String name) throws Exception {
        assertThat(ip("link", "add", name, "type", "veth", "peer", "name", name + "b"))
                .isZero();
        assertThat(ip("link", "set", name, "up")).isZero();
        assertThat(ip("link", "set", name + "b", "up")).isZero();
    }

    private static int ip(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
