package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final Deadlines deadlines = new Deadlines();

    private static final class Alarm implements Deadlines.Sleeper {
        private final Deadlines.Slot slot = new Deadlines.Slot();
        private Optional<Instant> next;

        Alarm(int second) {
            next = Optional.of(START.plusSeconds(second));
        }

        @Override
        public void wake(Instant at) {
            next = Optional.empty();
        }

        @Override
        public Optional<Instant> next() {
            return next;
        }

        @Override
        public Deadlines.Slot slot() {
            return slot;
        }
    }

    private Optional<Instant> due(int second) {
        return deadlines.takeDue(START.plusSeconds(second)).map(Deadlines.Due::at);
    }

    @Test
    void wakesInTheOrderOfTimeAndOfArrival() {
        deadlines.arrange(new Alarm(5));
        deadlines.arrange(new Alarm(2));
        assertThat(due(1)).isEmpty();
        assertThat(due(9)).contains(START.plusSeconds(2));
        assertThat(due(9)).contains(START.plusSeconds(5));
        assertThat(due(9)).isEmpty();
    }

    @Test
    void anEarlierTimeTakesThePlaceOfALaterOne() {
        Alarm alarm = new Alarm(50);
        deadlines.arrange(alarm);
        alarm.next = Optional.of(START.plusSeconds(3));
        deadlines.arrange(alarm);
        assertThat(due(60)).contains(START.plusSeconds(3));
        assertThat(due(60)).isEmpty();
    }

    @Test
    void whoIsForgottenIsNeverWokenAndKeepsNoPlace() {
        for (int i = 0; i < 100_000; i++) {
            Alarm alarm = new Alarm(1_000_000 + i);
            deadlines.arrange(alarm);
            deadlines.forget(alarm);
        }
        assertThat(deadlines.size()).isLessThan(10_000);
        assertThat(due(2_000_000)).isEmpty();
    }

    @Test
    void placesGivenUpForEarlierOnesDoNotPileUp() {
        Alarm alarm = new Alarm(0);
        for (int i = 1_000_000; i > 0; i--) {
            alarm.next = Optional.of(START.plusSeconds(i));
            deadlines.arrange(alarm);
        }
        assertThat(deadlines.size()).isLessThan(10_000);
        assertThat(due(2_000_000)).contains(START.plusSeconds(1));
        assertThat(due(2_000_000)).isEmpty();
    }
}
