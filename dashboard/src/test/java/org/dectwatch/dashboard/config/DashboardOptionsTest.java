package org.dectwatch.dashboard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DashboardOptionsTest {
    private static final CollectorAddress ONE = CollectorAddress.parse("http://192.0.2.1:9310");
    private static final Duration OK = Duration.ofSeconds(7);

    @Test
    void listensOnTheLoopbackAddressByDefault() {
        DashboardOptions options = DashboardOptions.defaults(List.of(ONE));
        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isEqualTo(9311);
        assertThat(options.maxBrowsers()).isEqualTo(200);
        assertThat(options.beat()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.staleAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.lostAfter()).isEqualTo(Duration.ofSeconds(20));
        assertThat(options.retryAtMost()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void takesOtherValues() {
        DashboardOptions options = new DashboardOptions("::1", 1, List.of(ONE), 2, OK, OK, OK, OK);
        assertThat(options.listening("::", 80).port()).isEqualTo(80);
        assertThat(options.listening("::", 80).beat()).isEqualTo(OK);
    }

    @Test
    void refusesValuesOutsideTheirRange() {
        Duration day = Duration.ofDays(1);
        assertThatThrownBy(() -> new DashboardOptions("", 1, List.of(ONE), 2, OK, OK, OK, OK))
                .hasMessageContaining("host");
        assertThatThrownBy(() -> new DashboardOptions("h", -1, List.of(ONE), 2, OK, OK, OK, OK))
                .hasMessageContaining("port");
        assertThatThrownBy(() -> new DashboardOptions("h", 1, List.of(), 2, OK, OK, OK, OK))
                .hasMessageContaining("collector");
        assertThatThrownBy(() -> new DashboardOptions("h", 1, List.of(ONE, ONE), 2, OK, OK, OK, OK))
                .hasMessageContaining("192.0.2.1-9310");
        assertThatThrownBy(() -> new DashboardOptions("h", 1, List.of(ONE), 0, OK, OK, OK, OK))
                .hasMessageContaining("maxBrowsers");
        assertThatThrownBy(() -> new DashboardOptions("h", 1, List.of(ONE), 2, day, OK, OK, OK))
                .hasMessageContaining("beat");
        assertThatThrownBy(() -> new DashboardOptions("h", 1, List.of(ONE), 2, OK, day, OK, OK))
                .hasMessageContaining("staleAfter");
        assertThatThrownBy(() -> new DashboardOptions("h", 1, List.of(ONE), 2, OK, OK, day, OK))
                .hasMessageContaining("lostAfter");
        assertThatThrownBy(() -> new DashboardOptions("h", 1, List.of(ONE), 2, OK, OK, OK, day))
                .hasMessageContaining("retryAtMost");
    }

    @Test
    void readsACollectorWithAndWithoutAName() {
        assertThat(CollectorAddress.parse("north=https://c.example"))
                .isEqualTo(new CollectorAddress("north", URI.create("https://c.example")));
        assertThat(CollectorAddress.parse("https://c.example").port()).isEqualTo(443);
        assertThat(CollectorAddress.parse("http://[2001:db8::1]:9310").host()).isEqualTo("2001:db8::1");
        assertThat(CollectorAddress.parse("http://[2001:db8::1]:9310").name()).isEqualTo("-2001-db8--1--9310");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        for (String wrong : List.of(
                "", "north", "ftp://x", "http://x/path", "http://me:pw@x", "a b=http://x", "http://x?y", "http://%%")) {
            assertThatThrownBy(() -> CollectorAddress.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
