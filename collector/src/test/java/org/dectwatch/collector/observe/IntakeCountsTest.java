package org.dectwatch.collector.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.report.Told;
import org.dectwatch.collector.testing.PlainPcap;
import org.junit.jupiter.api.Test;

class IntakeCountsTest {
    private final Intake intake = new Intake(
            IntakeOptions.forFiles(), new KeyRing(), new Directions(Set.of()), seen -> {}, frame -> {}, true);
    private long last;

    @Test
    void keepAlivesOfAConnectionAreCountedAlsoWhenItIsOver() {
        assertThat(intake.counts()).isEmpty();
        PlainPcap.read(Told.capture("gen-tcp-framing"), frame -> {
            last = frame.timeNanos();
            intake.frame(frame);
        });
        intake.end(last + Duration.ofSeconds(1).toNanos());

        // The script sent three double CRLFs, and Kamailio answered each with one (tshark: frames 12, 33, 41).
        assertThat(intake.counts()).get().satisfies(counts -> {
            assertThat(counts.signalling().pings()).isEqualTo(3);
            assertThat(counts.signalling().pongs()).isEqualTo(3);
            assertThat(counts.signalling().skipped()).isZero();
            assertThat(counts.tcp().gaps()).isZero();
        });
    }
}
