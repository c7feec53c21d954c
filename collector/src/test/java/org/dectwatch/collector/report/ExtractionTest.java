package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.testing.PlainPcap;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was extracted, analysed again, tells the same of whom it is about. */
class ExtractionTest {
    private static final String[] REGISTRATION = {
        "aor",
        "state",
        "lastOutcome",
        "reason",
        "transactions",
        "attempts",
        "failures",
        "device",
        "firstTime",
        "lastTime"
    };

    @TempDir
    Path folder;

    private Path extract(List<String> captures, Optional<String> aor, Optional<Instant> since) throws IOException {
        AnalysisInput all = AnalysisInput.of(captures, Site.unknown());
        AnalysisInput input = new AnalysisInput(
                all.files(),
                List.of(),
                all.site(),
                all.intake(),
                all.ledger(),
                all.health(),
                all.media(),
                aor,
                since,
                Optional.empty(),
                true);
        Analysis.Result result = new Analysis(input).run((octets, total) -> {});
        Path target = folder.resolve("extract.pcap");
        Extraction.Written written = Extraction.write(input, result.report(), result.selected(), target);
        assertThat(written.packets()).isPositive();
        assertThat(written.otherLinks()).isZero();
        return target;
    }

    private static List<Long> times(Path capture) {
        List<Long> times = new ArrayList<>();
        PlainPcap.read(capture, frame -> times.add(frame.timeNanos()));
        return times;
    }

    @Test
    void everyFragmentOfAToldDatagramIsThereInItsOwnPlace() throws Exception {
        Path capture = Shared.require("gen-ipv6-frag.pcap");
        for (String user : List.of("e403fat", "e403fat6")) {
            Path extract = extract(List.of(capture.toString()), Optional.of(user), Optional.empty());
            String row = Told.of(capture, List.of()).rows("registrations", REGISTRATION).stream()
                    .filter(line -> line.contains(user + "@"))
                    .findFirst()
                    .orElseThrow();
            Told told = Told.of(extract, List.of());
            assertThat(told.rows("registrations", REGISTRATION)).containsExactly(row);
            assertThat(told.capture().path("malformed")).isEmpty();
            assertThat(times(extract)).isSorted();
        }
        // As tshark shows them: frames 742 to 753, of which 744, 747, 748 and 749 are fragments without the end.
        assertThat(times(extract(List.of(capture.toString()), Optional.of("e403fat"), Optional.empty())))
                .hasSize(12);
    }

    @Test
    void aCallIsExtractedWithItsMedia() throws Exception {
        Path extract = extract(List.of(Told.capture("gen-hold-g726").toString()), Optional.of("371"), Optional.empty());
        Told told = Told.of(extract, List.of());
        Told whole = Told.ofScenario("gen-hold-g726");
        assertThat(told.rows("calls", "callId", "state", "agreedCodecs", "dtmf/rfc4733"))
                .isEqualTo(whole.rows("calls", "callId", "state", "agreedCodecs", "dtmf/rfc4733"));
        assertThat(told.rows("streams", "ssrc", "packets", "lost"))
                .isEqualTo(whole.rows("streams", "ssrc", "packets", "lost"));
    }

    @Test
    void onlyWhatIsInTheWantedTimeIsThere() throws Exception {
        Instant since = Instant.parse("2026-11-22T15:36:20Z");
        Path extract = extract(List.of(Told.capture("gen-udp-reg").toString()), Optional.empty(), Optional.of(since));
        assertThat(times(extract)).allMatch(nanos -> nanos >= since.getEpochSecond() * 1_000_000_000L);
        assertThat(Files.size(extract)).isLessThan(Files.size(Told.capture("gen-udp-reg")));
    }
}
