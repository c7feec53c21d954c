package org.dectwatch.collector.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.report.Told;
import org.dectwatch.collector.testing.PlainPcap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void whatOfTlsBreaksItsOwnFormatIsCounted() {
        PlainPcap.read(Told.capture("gen-tls12-20ep"), this::take);
        intake.end(last);
        assertThat(intake.counts()).get().satisfies(counts -> {
            assertThat(counts.tls().malformedRecords()).isZero();
            assertThat(counts.tls().malformedCertificates()).isZero();
        });
    }

    /** The first two octets of a certificate, and of the record with them all, are other ones. */
    @ParameterizedTest
    @CsvSource({"0b.{6}.{6}.{6}(3082), 0, 1", "(1603)03.{4}0b00, 1, 0"})
    void whatOfTlsWasBrokenIsCountedOnce(String where, int records, int certificates) {
        Pattern place = Pattern.compile(where);
        boolean[] broken = {false};
        PlainPcap.read(Told.capture("gen-tls12-20ep"), frame -> {
            byte[] octets = frame.bytes().copy();
            Matcher found = place.matcher(HexFormat.of().formatHex(octets));
            if (!broken[0] && found.find() && found.start(1) % 2 == 0) {
                broken[0] = true;
                octets[found.start(1) / 2] = (byte) 0x99;
            }
            take(new RawFrame(
                    frame.timeNanos(),
                    frame.source(),
                    frame.ordinal(),
                    frame.link(),
                    frame.originalLength(),
                    ByteView.of(octets)));
        });
        intake.end(last);
        assertThat(broken[0]).isTrue();
        assertThat(intake.counts()).get().satisfies(counts -> {
            assertThat(counts.tls().malformedRecords()).isEqualTo(records);
            assertThat(counts.tls().malformedCertificates()).isEqualTo(certificates);
        });
    }

    private void take(RawFrame frame) {
        last = frame.timeNanos();
        intake.frame(frame);
    }
}
