package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.report.Told;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody floods a SIP server with a million Call-IDs and a hundred thousand addresses of record; the limits are the defaults. */
@Tag("big")
class BigFloodTest {
    private static final int ADDRESSES = 100_000;
    private static final int CALL_IDS = 1_000_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void isToldWithinTheMemoryOfRunAndNothingGoodIsLost() throws Exception {
        Path capture = folder.resolve("flood.pcap");
        FloodCapture.write(capture, ADDRESSES, CALL_IDS);
        Path report = folder.resolve("report.json");
        LimitedAnalyze run = LimitedAnalyze.run(capture, report, folder);
        System.out.printf(
                "flood: %d addresses of record, %d Call-IDs, %.1f s, peak resident %d MiB%n",
                ADDRESSES, CALL_IDS, run.seconds(), run.residentMib());

        assertThat(run.exit()).describedAs(run.said()).isZero();
        assertThat(run.residentMib()).isBetween(1L, 512L);
        Told told = new Told(Told.parse(Files.readString(report)), List.of());
        assertThat(told.sip().path("messages").asInt()).isEqualTo(ADDRESSES + CALL_IDS + 4);
        JsonNode forgotten = told.json().path("forgotten");
        assertThat(told.all("calls").size() + forgotten.path("calls").asInt()).isEqualTo(CALL_IDS);
        assertThat(told.all("registrations").size()
                        + forgotten.path("registrations").asInt())
                .isEqualTo(ADDRESSES + 1);
        assertThat(told.rows("registrations", "aor", "state", "successes"))
                .contains("sip:3301@voice.example.net REGISTERED 2");
    }
}
