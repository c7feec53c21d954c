package org.dectwatch.collector.observe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MediaOptionsTest {
    @Test
    void hasDefaultsForALiveSiteAndOthersForFiles() {
        assertThat(MediaOptions.DEFAULT)
                .isEqualTo(new MediaOptions(20_000, 4_096, Duration.ofMinutes(5), Duration.ofMillis(500), false));
        assertThat(MediaOptions.forFiles().keepDigits()).isTrue();
    }

    @Test
    void takesEveryValueWithinItsRangeAndRefusesOthers() {
        MediaOptions set = new MediaOptions(1, 16, Duration.ofSeconds(2), Duration.ofMillis(60), true);
        assertThat(set.maxStreams()).isEqualTo(1);
        assertThat(set.maxCandidates()).isEqualTo(16);
        assertThat(set.idle()).hasSeconds(2);
        assertThat(set.silence()).hasMillis(60);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MediaOptions(0, 16, Duration.ofSeconds(2), Duration.ofMillis(60), true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MediaOptions(1, 15, Duration.ofSeconds(2), Duration.ofMillis(60), true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MediaOptions(1, 16, Duration.ofSeconds(1), Duration.ofMillis(60), true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MediaOptions(1, 16, Duration.ofSeconds(2), Duration.ofMillis(59), true));
    }
}
