package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.testing.RegisterTraffic;
import org.dectwatch.collector.testing.RegisterTraffic.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a finding shows as evidence is of the attempt that it speaks of. */
class EvidenceTest {
    private static final String SERVER = "192.0.2.20";
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path folder;

    private List<String> evidence(Answer first, Answer then) throws Exception {
        RegisterTraffic traffic = new RegisterTraffic().attempt(START, SERVER, "line1", "auth1", first);
        traffic.attempt(START.plusSeconds(30), SERVER, "line1", "auth1", then);
        for (int second = 1; second < 50; second += 20) {
            traffic.attempt(START.plusSeconds(second), SERVER, "line2", "auth2", Answer.GRANTED);
        }
        Told told = Told.of(traffic.write(folder.resolve("registers.pcap")), List.of());
        assertThat(told.rows("findings", "rule")).containsExactly("registration-rejected");
        List<String> shown = new ArrayList<>();
        for (JsonNode piece : told.all("findings").get(0).path("evidence")) {
            shown.add(piece.path("what").asText());
        }
        return shown;
    }

    @Test
    void anAttemptThatNobodyAnsweredIsNotProvedByTheAnswerToAnEarlierOne() throws Exception {
        assertThat(evidence(Answer.NOT_FOUND, Answer.NOTHING))
                .isNotEmpty()
                .allMatch(what -> what.startsWith("REGISTER"));
    }

    @Test
    void anAnswerAfterSilenceIsTheEvidence() throws Exception {
        assertThat(evidence(Answer.NOTHING, Answer.NOT_FOUND)).last().asString().contains("404 Not Found");
    }
}
