package org.dectwatch.collector.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.source.pcap.CaptureWriter;
import org.dectwatch.collector.testing.PlainPcap;

/** Copies of a capture from which frames, or the ends of all frames, are missing, or in which each is twice; the same for the same seed. */
final class LostFrames {
    private LostFrames() {}

    /** Each frame is lost with this chance, on its own. */
    static void scattered(Path from, Path to, int seed, double share) {
        Random random = new Random(seed);
        List<RawFrame> left = frames(from);
        left.removeIf(frame -> random.nextDouble() < share);
        write(left, to);
    }

    /** As many are lost, but never one alone: runs of one to twenty in a row. */
    static void inBursts(Path from, Path to, int seed, double share) {
        Random random = new Random(seed);
        List<RawFrame> left = new ArrayList<>();
        int losing = 0;
        for (RawFrame frame : frames(from)) {
            if (losing == 0 && random.nextDouble() < share / 10.5) {
                losing = 1 + random.nextInt(20);
            }
            if (losing > 0) {
                losing--;
            } else {
                left.add(frame);
            }
        }
        write(left, to);
    }

    /** As a snap length leaves them. */
    static void cut(Path from, Path to, int snapLength) {
        List<RawFrame> cut = new ArrayList<>();
        for (RawFrame frame : frames(from)) {
            int length = Math.min(snapLength, frame.bytes().length());
            cut.add(new RawFrame(
                    frame.timeNanos(),
                    frame.source(),
                    frame.ordinal(),
                    frame.link(),
                    frame.originalLength(),
                    frame.bytes().slice(0, length)));
        }
        write(cut, to);
    }

    /** Each frame twice, as a mirror of both ends of a cable makes them. */
    static void doubled(Path from, Path to) {
        List<RawFrame> twice = new ArrayList<>();
        for (RawFrame frame : frames(from)) {
            twice.add(frame);
            twice.add(frame);
        }
        write(twice, to);
    }

    private static List<RawFrame> frames(Path from) {
        List<RawFrame> frames = new ArrayList<>();
        PlainPcap.read(from, frames::add);
        return frames;
    }

    private static void write(List<RawFrame> frames, Path to) {
        try (CaptureWriter writer =
                new CaptureWriter(Files.newOutputStream(to), CaptureWriter.Precision.MICROSECONDS)) {
            for (RawFrame frame : frames) {
                writer.append(frame);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
