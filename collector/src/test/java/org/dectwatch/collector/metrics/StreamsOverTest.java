package org.dectwatch.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a stream counts as ended. */
class StreamsOverTest {
    private static final Optional<String> CALL = Optional.of("c1");

    private final List<String> told = new ArrayList<>();
    private final StreamsOver over = new StreamsOver((stream, server) ->
            told.add(server + " lost " + stream.totals().counts().lost()));

    private static Instant second(double seconds) {
        return Facts.NOW.plusMillis(Math.round(seconds * 1000));
    }

    private void heard(double at, Optional<String> call, long lost, boolean last) {
        over.heard(Moves.streamHeard(second(at), call, lost, last));
    }

    @Test
    void ofACallAsSoonAsItsLastSecondIsThereAndNotAgainWhenTheMeterLetsItGo() {
        heard(1, CALL, 1, false);
        over.over(second(1.5), "c1");
        heard(2, CALL, 4, false);
        over.advance(second(4.4));
        assertThat(told).isEmpty();
        over.advance(second(4.5));
        assertThat(told).containsExactly("dect-1 lost 4");
        heard(301, CALL, 4, true);
        over.advance(second(400));
        assertThat(told).hasSize(1);
    }

    @Test
    void whenTheMeterLetsItGoWhereNoCallClaimsItOrTheCallGoesOn() {
        heard(1, Optional.empty(), 1, false);
        heard(2, Optional.empty(), 2, true);
        heard(3, CALL, 3, false);
        heard(4, CALL, 5, true);
        over.over(second(10), "c1");
        over.advance(second(20));
        assertThat(told).containsExactly("dect-1 lost 2", "dect-1 lost 5");
    }

    @Test
    void aStreamThatBeginsBehindTheEndOfItsCallIsToldByTheMeter() {
        over.over(second(1), "c1");
        heard(2, CALL, 1, false);
        over.advance(second(9));
        assertThat(told).isEmpty();
        heard(300, CALL, 2, true);
        assertThat(told).containsExactly("dect-1 lost 2");
    }
}
