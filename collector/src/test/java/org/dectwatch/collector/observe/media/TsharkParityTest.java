package org.dectwatch.collector.observe.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.domain.StreamKey;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.domain.TsharkNumbers;
import org.dectwatch.collector.testing.TsharkStreams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("peers")
class TsharkParityTest {
    private static final int CAPTURES = 300;

    @TempDir
    Path directory;

    @Test
    void theInstalledTsharkIsTheOneWhosePeculiaritiesAreCopied() throws Exception {
        assertThat(TsharkStreams.version())
                .as("the parity holds for tshark 4.0.x only: later ones judge order otherwise")
                .startsWith("TShark (Wireshark) 4.0.");
    }

    @Test
    void printsWhatTsharkPrintsForThreeHundredSpoiltCaptures() {
        Queue<String> differences = new ConcurrentLinkedQueue<>();
        Queue<Integer> compared = new ConcurrentLinkedQueue<>();
        LongStream.rangeClosed(1, CAPTURES).parallel().forEach(seed -> {
            try {
                compared.add(compare(seed, differences));
            } catch (Exception e) {
                differences.add("seed " + seed + ": " + e);
            }
        });
        assertThat(differences).isEmpty();
        assertThat(compared).hasSize(CAPTURES).allMatch(streams -> streams >= 6);
    }

    private int compare(long seed, Queue<String> differences) throws Exception {
        RtpScenario scenario = RtpScenario.random(seed);
        Path file = directory.resolve("seed" + seed + ".pcap");
        PcapFile.write(file, scenario.inOrder());
        Map<StreamKey, StreamTotals> ours = meter(file);
        Map<StreamKey, TsharkNumbers> theirs = TsharkStreams.of(file);
        Files.delete(file);
        int compared = 0;
        for (Map.Entry<StreamKey, TsharkNumbers> row : theirs.entrySet()) {
            StreamTotals totals = ours.get(row.getKey());
            if (totals == null) {
                if (row.getValue().packets() > 5) {
                    differences.add("seed " + seed + " " + row.getKey() + ": not found, " + row.getValue());
                }
                continue;
            }
            compared++;
            TsharkNumbers mine = totals.tshark().orElseThrow().rounded();
            if (!mine.equals(row.getValue())) {
                differences.add("seed " + seed + " " + row.getKey() + ": " + mine + " instead of " + row.getValue());
            }
        }
        return compared;
    }

    private static Map<StreamKey, StreamTotals> meter(Path file) throws Exception {
        List<StreamInterval> last = new ArrayList<>();
        MediaMeter meter = new MediaMeter(MediaOptions.forFiles(), interval -> {
            if (interval.last()) {
                last.add(interval);
            }
        });
        CaptureDatagrams.play(file, meter);
        Map<StreamKey, StreamTotals> byKey = new LinkedHashMap<>();
        for (StreamInterval interval : last) {
            byKey.put(interval.key(), interval.totals());
        }
        return byKey;
    }
}
