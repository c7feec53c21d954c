package org.dectwatch.collector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Directions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceWatchTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    /** A source that has run since the start, and got its last message then or never. */
    private record Running(OptionalLong last) implements Source {
        @Override
        public String name() {
            return "one";
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public SourceCheck check() {
            return new SourceCheck(SourceCheck.State.RUNNING, "It runs.");
        }

        @Override
        public SourceStats stats() {
            return new SourceStats(
                    "one",
                    OptionalLong.of(Times.nanos(START)),
                    last.isPresent() ? 1 : 0,
                    100,
                    0,
                    SourceStats.Drops.UNKNOWN,
                    new SourceStats.Last(last, OptionalLong.empty(), OptionalLong.empty()),
                    0,
                    Optional.empty());
        }
    }

    private static SourceState look(SourceState.Kind kind, OptionalLong last, int seconds) {
        return new SourceWatch(
                        new Running(last),
                        kind,
                        new Directions(Set.of()),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60))
                .look(START.plusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "LIVE,0,No packet yet.",
        "LIVE,60,'It works, but no packet ever came: is traffic mirrored to it?'",
        "TRAP,0,It listens; nothing has come yet.",
        "TRAP,60,It listens; nothing ever came. Are the servers set to send to this host?",
        "SYSLOG,60,It listens; nothing ever came. Are the servers set to send to this host?"
    })
    void saysWhatSilenceMeans(SourceState.Kind kind, int seconds, String sentence) {
        assertThat(look(kind, OptionalLong.empty(), seconds).why()).isEqualTo(sentence);
    }

    @Test
    void aListenerForTrapsThatHasHeardNothingForLongListens() {
        OptionalLong once = OptionalLong.of(Times.nanos(START));
        assertThat(look(SourceState.Kind.TRAP, once, 5).why()).isEqualTo("Messages come.");
        assertThat(look(SourceState.Kind.TRAP, once, 600).why())
                .isEqualTo("It listens; nothing came since 2026-11-22T10:00:00Z.");
        assertThat(look(SourceState.Kind.LIVE, once, 600).why())
                .isEqualTo("It works, but no packet came since 2026-11-22T10:00:00Z.");
    }
}
