package org.dectwatch.collector.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeSpansTest {
    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }

    private static TimeSpans.Span span(int from, int to) {
        return new TimeSpans.Span(at(from), at(to));
    }

    @Test
    void joinsWhatTouchesAndLeavesOutWhatIsEmpty() {
        assertThat(TimeSpans.of(List.of(span(5, 7), span(1, 3), span(3, 4), span(6, 9), span(8, 8), span(4, 2)))
                        .spans())
                .containsExactly(span(1, 4), span(5, 9));
        assertThat(TimeSpans.of(at(3), at(1)).isEmpty()).isTrue();
    }

    @Test
    void findsWhatLasts() {
        TimeSpans some = TimeSpans.of(List.of(span(0, 2), span(4, 9)));
        assertThat(some.lasting(Duration.ofSeconds(3))).containsExactly(span(4, 9));
        assertThat(some.total()).isEqualTo(Duration.ofSeconds(7));
    }

    /** Against seconds counted one by one. */
    @Test
    void agreesWithASetOfSeconds() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            BitSet one = new BitSet();
            BitSet other = new BitSet();
            TimeSpans a = drawn(random, one);
            TimeSpans b = drawn(random, other);
            BitSet both = (BitSet) one.clone();
            both.and(other);
            BitSet left = (BitSet) one.clone();
            left.andNot(other);
            assertThat(seconds(a.and(b))).isEqualTo(both);
            assertThat(seconds(a.minus(b))).isEqualTo(left);
        }
    }

    private static TimeSpans drawn(Random random, BitSet seconds) {
        List<TimeSpans.Span> spans = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            int from = random.nextInt(40);
            int to = from + random.nextInt(12);
            seconds.set(from, to);
            spans.add(span(from, to));
        }
        return TimeSpans.of(spans);
    }

    private static BitSet seconds(TimeSpans spans) {
        BitSet seconds = new BitSet();
        spans.spans().forEach(s -> seconds.set((int) s.from().getEpochSecond(), (int) s.to().getEpochSecond()));
        return seconds;
    }
}
