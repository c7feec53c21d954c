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
 * TCP connections that carried them, handshake included, so that TLS can still be decrypted. Of a fragmented datagram only the
 * fragment that completed it is kept.
 */
public final class Extraction {
    private final AnalysisInput input;
    private final Set<FrameRef> messages;
    private final Set<Pair> wanted = new HashSet<>();
    private final CaptureWriter writer;

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

    /** Returns the number of packets written. */
    public static long write(AnalysisInput input, Report report, SelectedMessages selected, Path target)
            throws IOException {
        try (CaptureWriter writer = new CaptureWriter(
                new BufferedOutputStream(Files.newOutputStream(target), 1 << 16),
                CaptureWriter.Precision.NANOSECONDS)) {
            Extraction extraction = new Extraction(input, report, selected, writer);
            new CaptureFiles(input.files(), SinkChoice.all(extraction.new Keeping()), secrets -> {}, (o, t) -> {})
                    .read();
            return writer.written();
        } catch (UncheckedIOException reason) {
            throw new IOException(reason.getMessage(), reason);
        }
    }

    /** Decodes each frame for its flow and writes those wanted. */
    private final class Keeping implements FrameSink {
        private final FrameDecoder decoder = new FrameDecoder(input.intake().decode(), segment -> {});

        @Override
        public void frame(RawFrame frame) {
            try {
                decoder.decode(frame);
            } catch (Malformed cut) {
                return;
            }
            boolean inTime =
                    input.since().map(t -> frame.timeNanos() >= Times.nanos(t)).orElse(true)
                            && input.until()
                                    .map(t -> frame.timeNanos() <= Times.nanos(t))
                                    .orElse(true);
            boolean told = messages.contains(frame.ref())
                    || decoder.lastFlow()
                            .filter(flow -> wanted.contains(Pair.of(flow)))
                            .isPresent();
            if (inTime && told) {
                try {
                    writer.append(frame);
                } catch (IOException reason) {
                    throw new UncheckedIOException(reason);
                }
            }
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
