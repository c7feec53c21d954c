package org.dectwatch.collector.source.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.dectwatch.collector.options.Size;
import org.junit.jupiter.api.Test;

class LiveCaptureOptionsTest {
    @Test
    void theDefaultsTakeEverythingWhole() {
        LiveCaptureOptions options = LiveCaptureOptions.of("eth0");
        assertThat(options.interfaceName()).isEqualTo("eth0");
        assertThat(options.filter()).isEmpty();
        assertThat(options.snapLength()).isEqualTo(262_144);
        assertThat(options.buffer()).isEqualTo(Size.ofMiB(64));
        assertThat(options.readTimeout()).isEqualTo(Duration.ofMillis(10));
        assertThat(options.pause()).isEqualTo(Duration.ofMillis(3));
        assertThat(options.tickInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(options.promiscuous()).isTrue();
    }

    @Test
    void everyValueCanBeAnother() {
        LiveCaptureOptions options = new LiveCaptureOptions(
                "any",
                Optional.of("udp"),
                2048,
                Size.ofMiB(2),
                Duration.ofMillis(20),
                Duration.ofMillis(5),
                Duration.ofMillis(200),
                false);
        assertThat(options.interfaceName()).isEqualTo("any");
        assertThat(options.filter()).contains("udp");
        assertThat(options.snapLength()).isEqualTo(2048);
        assertThat(options.buffer()).isEqualTo(Size.ofMiB(2));
        assertThat(options.readTimeout()).isEqualTo(Duration.ofMillis(20));
        assertThat(options.pause()).isEqualTo(Duration.ofMillis(5));
        assertThat(options.tickInterval()).isEqualTo(Duration.ofMillis(200));
        assertThat(options.promiscuous()).isFalse();
        assertThat(options.withFilter("  ").filter()).isEmpty();
    }

    @Test
    void aValueOutOfRangeIsRefusedWithItsRange() {
        assertThatThrownBy(() -> LiveCaptureOptions.of(" ")).hasMessage("the interface needs a name");
        assertRefused(63, 64 << 20, 10, 3, 100, "snapLength must be 64..262144 octets, not 63");
        assertRefused(64, 1000, 10, 3, 100, "buffer must be 1048576..1073741824 octets, not 1000");
        assertRefused(64, 64 << 20, 0, 3, 100, "readTimeout must be 1..100 ms, not 0");
        assertRefused(64, 64 << 20, 10, 51, 100, "pause must be 1..50 ms, not 51");
        assertRefused(64, 64 << 20, 10, 3, 201, "tickInterval must be 10..200 ms, not 201");
    }

    private static void assertRefused(int snap, int buffer, int timeout, int pause, int tick, String message) {
        assertThatThrownBy(() -> new LiveCaptureOptions(
                        "eth0",
                        Optional.empty(),
                        snap,
                        new Size(buffer),
                        Duration.ofMillis(timeout),
                        Duration.ofMillis(pause),
                        Duration.ofMillis(tick),
                        true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
