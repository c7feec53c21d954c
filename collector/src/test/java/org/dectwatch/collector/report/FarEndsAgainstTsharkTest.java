package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** RTCP of two real endpoints over a lossy path: what the report says of it against the fields that tshark reads in the same file. */
@Tag("peers")
class FarEndsAgainstTsharkTest {
    private static final double CLOCK = 8000;

    /** One sender or receiver report, as tshark prints its fields. */
    private record Line(double seconds, String sender, long packets, Map<String, Block> about, long middleNtp) {}

    private record Block(double fraction, int lost, long highest, long jitter, long lastReport, long delay) {}

    private static List<Line> lines(Path capture) throws IOException, InterruptedException {
        Process tshark = new ProcessBuilder(
                        "tshark",
                        "-n",
                        "-r",
                        capture.toString(),
                        "-Y",
                        "rtcp.pt==200 && !icmp",
                        "-T",
                        "fields",
                        "-e",
                        "frame.time_epoch",
                        "-e",
                        "rtcp.senderssrc",
                        "-e",
                        "rtcp.sender.packetcount",
                        "-e",
                        "rtcp.timestamp.ntp.msw",
                        "-e",
                        "rtcp.timestamp.ntp.lsw",
                        "-e",
                        "rtcp.ssrc.identifier",
                        "-e",
                        "rtcp.ssrc.fraction",
                        "-e",
                        "rtcp.ssrc.cum_nr",
                        "-e",
                        "rtcp.ssrc.ext_high",
                        "-e",
                        "rtcp.ssrc.jitter",
                        "-e",
                        "rtcp.ssrc.lsr",
                        "-e",
                        "rtcp.ssrc.dlsr")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(tshark.waitFor()).isZero();
        return out.lines().map(FarEndsAgainstTsharkTest::line).toList();
    }

    private static Line line(String text) {
        String[] field = text.split("\t", -1);
        // The second SSRC is that of the SDES behind the report.
        Block block = new Block(
                Double.parseDouble(field[6]),
                Integer.parseInt(field[7]),
                Long.parseLong(field[8]),
                Long.parseLong(field[9]),
                Long.parseLong(field[10]),
                Long.parseLong(field[11]));
        return new Line(
                Double.parseDouble(field[0]),
                field[1].split(",")[0],
                Long.parseLong(field[2]),
                Map.of(field[5].split(",")[0], block),
                (Long.parseLong(field[3]) << 32 | Long.parseLong(field[4])) >>> 16 & 0xffffffffL);
    }

    private static List<Block> about(List<Line> lines, String ssrc) {
        return lines.stream()
                .filter(line -> line.about.containsKey(ssrc))
                .map(line -> line.about.get(ssrc))
                .toList();
    }

    /** From the frame with the sender report to that with the answer, less the time it was kept. */
    private static List<Double> roundTrips(List<Line> lines, String ssrc) {
        Map<Long, Double> sentAt = new HashMap<>();
        List<Double> trips = new ArrayList<>();
        for (Line line : lines) {
            Block block = line.about.get(ssrc);
            if (line.sender.equals(ssrc)) {
                sentAt.put(line.middleNtp, line.seconds);
            } else if (block != null && sentAt.containsKey(block.lastReport)) {
                double millis = (line.seconds - sentAt.get(block.lastReport)) * 1000 - block.delay * 1000.0 / 65536;
                trips.add(Math.max(0, millis));
            }
        }
        return trips;
    }

    @Test
    void everyStreamOfTheImpairedCallsHasWhatItsReceiverReported() throws Exception {
        Path capture = Shared.require("gen-impaired-s.pcap");
        List<Line> lines = lines(capture);
        assertThat(lines).hasSize(24);
        List<JsonNode> streams = Told.of(capture, List.of()).all("streams");
        assertThat(streams).hasSize(4);
        for (JsonNode stream : streams) {
            String ssrc = stream.path("ssrc").asText();
            JsonNode received = stream.at("/remote/received");
            List<Block> blocks = about(lines, ssrc);
            Block first = blocks.get(0);
            Block last = blocks.get(blocks.size() - 1);
            assertThat(received.path("reports").asInt()).as(ssrc).isEqualTo(6).isEqualTo(blocks.size());
            assertThat(received.path("lost").asInt()).isEqualTo(last.lost);
            assertThat(received.path("lossPercent").asDouble())
                    .isCloseTo(100.0 * (last.lost - first.lost) / (last.highest - first.highest), within(0.0006));
            assertThat(received.path("maxLossPercent").asDouble())
                    .isCloseTo(
                            blocks.stream().mapToDouble(Block::fraction).max().orElseThrow() * 100 / 256,
                            within(0.0006));
            assertThat(received.path("jitterMs").asDouble()).isCloseTo(last.jitter * 1000 / CLOCK, within(0.0006));
            assertThat(received.path("maxJitterMs").asDouble())
                    .isCloseTo(
                            blocks.stream().mapToLong(Block::jitter).max().orElseThrow() * 1000 / CLOCK,
                            within(0.0006));
            List<Double> trips = roundTrips(lines, ssrc);
            assertThat(trips).hasSizeGreaterThanOrEqualTo(5);
            assertThat(received.path("meanRoundTripMs").asDouble())
                    .isCloseTo(trips.stream().mapToDouble(t -> t).average().orElseThrow(), within(0.002));
            assertThat(received.path("maxRoundTripMs").asDouble())
                    .isCloseTo(trips.stream().mapToDouble(t -> t).max().orElseThrow(), within(0.002));
        }
    }

    @Test
    void everySenderCountsWhatWasSeenAndWhatIsMissing() throws Exception {
        Path capture = Shared.require("gen-impaired-s.pcap");
        List<Line> lines = lines(capture);
        for (JsonNode stream : Told.of(capture, List.of()).all("streams")) {
            List<Line> own = lines.stream()
                    .filter(line -> line.sender.equals(stream.path("ssrc").asText()))
                    .toList();
            JsonNode sent = stream.at("/remote/sent");
            assertThat(sent.path("reports").asInt()).isEqualTo(own.size());
            assertThat(sent.path("packets").asLong()).isEqualTo(own.get(own.size() - 1).packets);
            // Every loss here lies between packets that came; a report may overtake two packets on this path.
            assertThat(sent.path("unseen").asInt()).isBetween(0, 2);
            assertThat(sent.path("lostAtEnd").asInt()).isZero();
        }
    }
}
