package org.dectwatch.collector.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TotalTest {
    @Test
    void countsWhatCameSince() {
        assertThat(Total.of32(7).since(Total.of32(5), false)).isEqualTo(2);
        assertThat(Total.of64(Long.MAX_VALUE).since(Total.of64(Long.MAX_VALUE - 3), false))
                .isEqualTo(3);
    }

    @Test
    void takesAThirtyTwoBitTotalOverTheTop() {
        assertThat(Total.of32(5).since(Total.of32(0xffff_fff0L), false)).isEqualTo(21);
    }

    @Test
    void takesATotalThatFellFarForOneThatWasSetBack() {
        assertThat(Total.of32(5).since(Total.of32(1000), false)).isEqualTo(5);
        assertThat(Total.of64(5).since(Total.of64(0xffff_fff0L), false)).isEqualTo(5);
    }

    @Test
    void countsFromNothingAfterARestartAlsoWhenItIsHigherThanBefore() {
        assertThat(Total.of32(900).since(Total.of32(500), true)).isEqualTo(900);
        assertThat(Total.of32(5).since(Total.of32(0xffff_fff0L), true)).isEqualTo(5);
    }

    @Test
    void refusesWhatIsNoTotal() {
        assertThatThrownBy(() -> Total.of32(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Total(1, 16)).isInstanceOf(IllegalArgumentException.class);
    }
}
