package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dectwatch.collector.testing.Snapped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures taken with a snap length: what was cut off is not said to have been missing on the wire. */
class SnapLengthTest {
    @TempDir
    Path folder;

    private Told snapped(int length) throws IOException {
        Path capture = Snapped.to(length, Told.capture("gen-udp-reg"), folder.resolve("snapped.pcap"));
        return Told.of(capture, List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {96, 128, 200, 256, 300, 350, 400, 450, 500, 600, 1000})
    void nobodyIsSaidToGetNoAnswerWhoGotOne(int length) throws IOException {
        Told told = snapped(length);
        assertThat(told.rows("registrations", "lastOutcome", "aor"))
                .filteredOn(row -> row.startsWith("UNANSWERED"))
                .isSubsetOf("UNANSWERED sip:silent3314@voice.example.net");
        assertThat(told.rows("findings", "why"))
                .filteredOn(why -> why.contains("no final answer"))
                .allMatch(why -> why.startsWith("sip:silent3314@"));
    }

    @ParameterizedTest
    @ValueSource(ints = {96, 128, 200, 256, 300, 350, 400, 450, 500, 600, 1000})
    void noCallIsSaidToBeUnansweredThatGotAnAnswer(int length) throws IOException {
        assertThat(snapped(length).rows("calls", "state", "finalStatus"))
                .isSubsetOf("REJECTED 404", "UNKNOWN -", "TRYING -");
    }

    @Test
    void whoseAnswersWereCutIsUnknown() throws IOException {
        assertThat(snapped(300).rows("registrations", "aor", "state", "lastOutcome"))
                .contains("sip:3301@voice.example.net UNKNOWN -", "sip:e4033304@voice.example.net UNKNOWN -");
    }
}
