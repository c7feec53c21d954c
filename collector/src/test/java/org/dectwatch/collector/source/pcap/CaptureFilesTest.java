package org.dectwatch.collector.source.pcap;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.RawFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFilesTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path folder;

    private final Log log = new Log();

    /** Writes down what it is told: "f a 1 10" for a frame, "t 11" for a tick, "e 12" for the end; times in seconds. */
    private static final class Log implements FrameSink {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void frame(RawFrame frame) {
            String name = Path.of(frame.source()).getFileName().toString();
            lines.add("f " + name + " " + frame.ordinal() + " " + frame.timeNanos() / SECOND);
        }

        @Override
        public void tick(long nowNanos) {
            lines.add("t " + nowNanos / SECOND);
        }

        @Override
        public void end(long nowNanos) {
            lines.add("e " + nowNanos / SECOND);
        }
    }

    private String file(String name, int... seconds) throws IOException {
        CaptureBytes file = CaptureBytes.pcap(LITTLE_ENDIAN, CaptureBytes.MICRO, 65535, 1);
        for (int second : seconds) {
            file.record(second, 0, 60, CaptureBytes.data(60, second));
        }
        return Files.write(folder.resolve(name), file.array()).toString();
    }

    private static CaptureFiles reading(List<String> files, SinkChoice sinks) {
        return new CaptureFiles(files, sinks, secret -> {}, (octets, total) -> {});
    }

    @Test
    void mergesByTimeAndKeepsEachFilesNameAndOrdinals() throws IOException {
        CaptureFilesRead read = reading(List.of(file("a", 10, 12, 12, 15), file("b", 11, 12, 13)), SinkChoice.all(log))
                .read();
        assertThat(log.lines)
                .containsExactly(
                        "f a 1 10",
                        "t 11",
                        "f b 1 11",
                        "t 12",
                        "f a 2 12",
                        "f a 3 12",
                        "f b 2 12",
                        "t 13",
                        "f b 3 13",
                        "t 14",
                        "t 15",
                        "f a 4 15",
                        "t 15",
                        "e 15");
        assertThat(read.captures()).extracting(CaptureSummary::packets).containsExactly(4L, 3L);
        assertThat(read.stopped()).isFalse();
    }

    @Test
    void aPacketStampedTooEarlyDoesNotHoldUpTheMerge() throws IOException {
        reading(List.of(file("a", 10, 3, 14), file("b", 11, 12)), SinkChoice.all(log))
                .read();
        assertThat(log.lines)
                .filteredOn(line -> line.startsWith("f"))
                .containsExactly("f a 1 10", "f a 2 3", "f b 1 11", "f b 2 12", "f a 3 14");
    }

    @Test
    void eachFileHasItsOwnSinkWhenTheCallerWantsThatAndAllGetTicksAndEnd() throws IOException {
        Map<String, Log> sinks = new LinkedHashMap<>();
        reading(
                        List.of(file("a", 10, 12), file("b", 11, 13)),
                        (name, continues) -> sinks.computeIfAbsent(name, n -> new Log()))
                .read();
        assertThat(sinks.values())
                .extracting(sink -> sink.lines)
                .containsExactly(
                        List.of("f a 1 10", "t 11", "t 12", "f a 2 12", "t 13", "t 13", "e 13"),
                        List.of("t 11", "f b 1 11", "t 12", "t 13", "f b 2 13", "t 13", "e 13"));
    }

    @Test
    void saysWhichFileContinuesWhichWhenCapturesWereRotated() throws IOException {
        Map<String, String> continued = new LinkedHashMap<>();
        List<String> files = List.of(
                file("c", 30, 40), file("a", 10, 20), file("b", 20, 30), file("other", 15, 35), file("late", 50));
        reading(files, (name, continues) -> {
                    continued.put(
                            Path.of(name).getFileName().toString(),
                            continues
                                    .map(before -> Path.of(before).getFileName().toString())
                                    .orElse("nothing"));
                    return log;
                })
                .read();
        assertThat(continued)
                .containsExactly(
                        Map.entry("a", "nothing"),
                        Map.entry("other", "nothing"),
                        Map.entry("b", "a"),
                        Map.entry("c", "b"),
                        Map.entry("late", "c"));
    }

    @Test
    void moreFilesThanAreKeptOpenRestUntilTheirTimeComes() throws IOException {
        List<String> files = new ArrayList<>();
        for (int i = 59; i >= 0; i--) {
            files.add(file("f" + i, i, i + 1));
        }
        CaptureFilesRead read = reading(files, SinkChoice.all(log)).read();
        assertThat(read.captures()).hasSize(60).allMatch(capture -> capture.packets() == 2);
        assertThat(log.lines).filteredOn(line -> line.startsWith("f")).hasSize(120);
        List<Long> times = log.lines.stream()
                .filter(line -> line.startsWith("f"))
                .map(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .toList();
        assertThat(times).isSorted();
    }

    @Test
    void anUnreadableFileDoesNotKeepTheOthersFromBeingRead() throws IOException {
        String letter = Files.writeString(folder.resolve("letter"), "Dear reader, how are you?")
                .toString();
        CaptureFilesRead read = reading(List.of(letter, file("a", 10), file("none")), SinkChoice.all(log))
                .read();
        assertThat(read.unreadable()).singleElement().satisfies(reason -> {
            assertThat(reason.file()).isEqualTo(letter);
            assertThat(reason).hasMessageStartingWith(letter + " is not a capture file");
        });
        assertThat(read.captures()).extracting(CaptureSummary::packets).containsExactly(1L, 0L);
    }

    @Test
    void tellsHowFarItHasCome() throws IOException {
        int[] seconds = new int[70_000];
        String name = file("a", seconds);
        List<Long> told = new ArrayList<>();
        long size = Files.size(Path.of(name));
        new CaptureFiles(List.of(name, file("b", 1)), SinkChoice.all(log), secret -> {}, (octets, total) -> {
                    told.add(octets);
                    assertThat(total).isEqualTo(OptionalLong.of(size + 24 + 76));
                })
                .read();
        assertThat(told).hasSize(2).isSorted().endsWith(size + 24 + 76);
    }

    @Test
    void stopsInGoodOrder() throws IOException {
        CaptureFiles[] files = new CaptureFiles[1];
        FrameSink stopping = new FrameSink() {
            @Override
            public void frame(RawFrame frame) {
                log.frame(frame);
                files[0].stop();
            }

            @Override
            public void tick(long nowNanos) {
                log.tick(nowNanos);
            }

            @Override
            public void end(long nowNanos) {
                log.end(nowNanos);
            }
        };
        files[0] = reading(List.of(file("a", 10, 20, 30)), SinkChoice.all(stopping));
        assertThat(files[0].read().stopped()).isTrue();
        assertThat(log.lines).containsExactly("f a 1 10", "t 10", "e 10");
    }

    @Test
    void whatASinkThrowsPassesThrough() throws IOException {
        CaptureFiles files = reading(List.of(file("a", 10)), (name, continues) -> {
            throw new IllegalStateException("no sink");
        });
        assertThatThrownBy(files::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no sink");
    }
}
