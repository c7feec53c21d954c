package org.dectwatch.collector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiOptionsTest {
    @Test
    void listensOnTheLoopbackAddressByDefault() {
        ApiOptions options = ApiOptions.defaults();
        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isEqualTo(9310);
        assertThat(options.maxStreams()).isEqualTo(64);
        assertThat(options.heartbeat()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.stalledAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void takesOtherValues() {
        ApiOptions options = new ApiOptions("::", 1, 2, Duration.ofSeconds(3), Duration.ofSeconds(4));
        assertThat(options.withPort(7))
                .isEqualTo(new ApiOptions("::", 7, 2, Duration.ofSeconds(3), Duration.ofSeconds(4)));
    }

    @Test
    void refusesValuesOutsideTheirRange() {
        Duration ok = Duration.ofSeconds(5);
        assertThatThrownBy(() -> new ApiOptions(" ", 1, 1, ok, ok)).hasMessageContaining("host");
        assertThatThrownBy(() -> new ApiOptions("h", 65536, 1, ok, ok)).hasMessageContaining("port");
        assertThatThrownBy(() -> new ApiOptions("h", 1, 0, ok, ok)).hasMessageContaining("maxStreams");
        assertThatThrownBy(() -> new ApiOptions("h", 1, 1, Duration.ZERO, ok)).hasMessageContaining("heartbeat");
        assertThatThrownBy(() -> new ApiOptions("h", 1, 1, ok, Duration.ofDays(1)))
                .hasMessageContaining("stalledAfter");
    }
}
