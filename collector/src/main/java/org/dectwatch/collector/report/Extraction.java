package org.dectwatch.collector.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.dectwatch.collector.decode.FrameDecoder;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.source.pcap.CaptureFiles;
import org.dectwatch.collector.source.pcap.CaptureWriter;
import org.dectwatch.collector.source.pcap.SinkChoice;

/**
 * Writes the packets of what a report tells, in a second reading: the told SIP messages, the told media streams, and the whole
 * TCP connections that carried them, handshake included, so that TLS can still be decrypted. Where datagrams came in fragments, a
 * reading before that one looks for the frames of those that are told.
 */
public final class Extraction {
    private final AnalysisInput input;
    private final Set<FrameRef> messages;
    private static final int MOST_FRAGMENTS = 2_000_000;

    private final Set<Pair> wanted = new HashSet<>();
    private final Set<FrameRef> fragments = new HashSet<>();
    private final CaptureWriter writer;

    /**
     * What became of it.
     *
     * @param packets written
     * @param otherLinks packets left out because their link type is not that of the first one: a pcap file has only one
     */
    public record Written(long packets, long otherLinks) {}

    /** Two ends, in no direction. */
    private record Pair(Transport transport, Endpoint low, Endpoint high) {
        static Pair of(Flow flow) {
            Endpoint a = flow.source();
            Endpoint b = flow.destination();
            Transport carried = flow.transport() == Transport.UDP ? Transport.UDP : Transport.TCP;
            return a.compareTo(b) <= 0 ? new Pair(carried, a, b) : new Pair(carried, b, a);
        }
    }

    private Extraction(AnalysisInput input, Report report, SelectedMessages selected, CaptureWriter writer) {
        this.input = input;
        this.messages = selected.frames();
        this.writer = writer;
        selected.connections().forEach(flow -> wanted.add(Pair.of(flow)));
        report.streams().forEach(s -> wanted.add(Pair.of(s.stream().key().flow())));
        report.tls()
                .forEach(t -> wanted.add(Pair.of(new Flow(
                        Transport.TCP, t.connection().client(), t.connection().server()))));
    }

    public static Written write(AnalysisInput input, Report report, SelectedMessages selected, Path target)
            throws IOException {
        try (CaptureWriter writer = new CaptureWriter(
                new BufferedOutputStream(Files.newOutputStream(target), 1 << 16),
                CaptureWriter.Precision.NANOSECONDS)) {
            Extraction extraction = new Extraction(input, report, selected, writer);
            if (selected.fragments()) {
                extraction.read(extraction::noteFragments);
            }
            extraction.read(extraction::keep);
            return new Written(writer.written(), writer.leftOut());
        } catch (UncheckedIOException reason) {
            throw new IOException(reason.getMessage(), reason);
        }
    }

    /** What is done with a frame once it was decoded. */
    @FunctionalInterface
    private interface Step {
        void frame(RawFrame frame, FrameDecoder decoder);
    }

    private void read(Step step) {
        new CaptureFiles(input.files(), SinkChoice.all(new Decoding(step)), secrets -> {}, (o, t) -> {}).read();
    }

    private boolean told(RawFrame frame, FrameDecoder decoder) {
        return messages.contains(frame.ref())
                || decoder.lastFlow()
                        .filter(flow -> wanted.contains(Pair.of(flow)))
                        .isPresent();
    }

    private void noteFragments(RawFrame frame, FrameDecoder decoder) {
        if (inTime(frame) && told(frame, decoder) && fragments.size() < MOST_FRAGMENTS) {
            fragments.addAll(decoder.otherFragments());
        }
    }

    private void keep(RawFrame frame, FrameDecoder decoder) {
        boolean wantedNow = inTime(frame) && told(frame, decoder);
        if (wantedNow || fragments.contains(frame.ref())) {
            try {
                writer.append(frame);
            } catch (IOException reason) {
                throw new UncheckedIOException(reason);
            }
        }
    }

    private boolean inTime(RawFrame frame) {
        return input.since().map(t -> frame.timeNanos() >= Times.nanos(t)).orElse(true)
                && input.until().map(t -> frame.timeNanos() <= Times.nanos(t)).orElse(true);
    }

    /** Decodes each frame for its flow. */
    private final class Decoding implements FrameSink {
        private final FrameDecoder decoder = new FrameDecoder(input.intake().decode(), segment -> {});
        private final Step step;

        Decoding(Step step) {
            this.step = step;
        }

        @Override
        public void frame(RawFrame frame) {
            try {
                decoder.decode(frame);
            } catch (Malformed cut) {
                return;
            }
            step.frame(frame, decoder);
        }

        @Override
        public void tick(long nowNanos) {
            decoder.tick(nowNanos);
        }

        @Override
        public void end(long nowNanos) {
            decoder.end(nowNanos);
        }
    }
}
