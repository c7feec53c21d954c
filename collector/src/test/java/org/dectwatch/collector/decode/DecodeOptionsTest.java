package org.dectwatch.collector.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Set;
import org.dectwatch.collector.decode.transport.TcpOptions;
import org.dectwatch.collector.decode.twin.TwinOptions;
import org.dectwatch.collector.table.Limits;
import org.junit.jupiter.api.Test;

class DecodeOptionsTest {
    private static final Limits SMALL = new Limits(2, 3, Duration.ofSeconds(4));
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void hasDefaultsThatFitASite() {
        DecodeOptions options = DecodeOptions.defaults();
        assertThat(options.layers()).isEqualTo(24);
        assertThat(options.flows()).isEqualTo(32_768);
        assertThat(options.fragments()).isEqualTo(new Limits(4_096, 16 << 20, Duration.ofSeconds(30)));
        assertThat(options.tcp().serverPorts()).containsExactlyInAnyOrder(5060, 5061, 8934);
        assertThat(options.tcp().open().idle()).isEqualTo(Duration.ofHours(3));
        assertThat(options.tcp().opening().idle()).isEqualTo(Duration.ofSeconds(35));
        assertThat(options.tcp().ended().idle()).isEqualTo(Duration.ofSeconds(60));
        assertThat(options.tcp().heldPerSide()).isEqualTo(1 << 20);
        assertThat(options.tcp().gapTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.tcp().acknowledgedGrace()).isEqualTo(Duration.ofMillis(250));
        assertThat(options.tcp().plausibleWindow()).isEqualTo(1 << 24);
        assertThat(options.twins()).isEqualTo(new TwinOptions(Duration.ofMillis(10), 16_384, 65_536, 20, 80));
    }

    @Test
    void keepsEveryValueGiven() {
        TcpOptions tcp = new TcpOptions(Set.of(5070), SMALL, SMALL, SMALL, 5, SECOND, Duration.ZERO, 6);
        TwinOptions twins = new TwinOptions(Duration.ofMillis(1), 32, 7, 8, 9);
        DecodeOptions options = new DecodeOptions(5, 64, SMALL, tcp, twins);
        assertThat(options.layers()).isEqualTo(5);
        assertThat(options.flows()).isEqualTo(64);
        assertThat(options.fragments()).isEqualTo(SMALL);
        assertThat(options.tcp()).isEqualTo(tcp);
        assertThat(options.twins()).isEqualTo(twins);
        assertThat(new FrameDecoder(options, segment -> {}).stats().frames()).isZero();
    }

    @Test
    void refusesValuesOutOfRange() {
        DecodeOptions good = DecodeOptions.defaults();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecodeOptions(3, 64, SMALL, good.tcp(), good.twins()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecodeOptions(5, 15, SMALL, good.tcp(), good.twins()));
        assertThatIllegalArgumentException().isThrownBy(() -> tcp(Set.of(0), 1, SECOND, SECOND, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> tcp(Set.of(), 0, SECOND, SECOND, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> tcp(Set.of(), 1, Duration.ZERO, SECOND, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> tcp(Set.of(), 1, SECOND, SECOND.negated(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> tcp(Set.of(), 1, SECOND, SECOND, 1 << 30));
        assertThatIllegalArgumentException().isThrownBy(() -> new TwinOptions(SECOND.plusNanos(1), 16, 1, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TwinOptions(SECOND, 15, 1, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TwinOptions(SECOND, 16, 0, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TwinOptions(SECOND, 16, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TwinOptions(SECOND, 16, 1, 2, 101));
    }

    private static TcpOptions tcp(Set<Integer> ports, int held, Duration gap, Duration grace, int window) {
        return new TcpOptions(ports, SMALL, SMALL, SMALL, held, gap, grace, window);
    }
}
