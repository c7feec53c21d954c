package org.dectwatch.collector.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.decode.DecodeOptions;
import org.dectwatch.collector.decode.FrameDecoder;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.source.CaptureCheck;
import org.dectwatch.collector.source.CheckStatement;
import org.dectwatch.collector.source.SourceUnavailable;
import org.dectwatch.collector.source.pcap.CaptureFiles;
import org.dectwatch.collector.source.pcap.CaptureFilesRead;
import org.dectwatch.collector.source.pcap.LiveCaptureOptions;
import org.dectwatch.collector.source.pcap.LivePcapSource;
import org.dectwatch.collector.source.pcap.SinkChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at what reaches a capture point and says it in plain words: the first thing to run on a new mirror port. */
@Command(
        name = "check-capture",
        description =
                "Says in plain words what is seen: both directions, VLANs, SIP, TLS without keys, RTP, cut packets.")
public final class CheckCaptureCommand implements Callable<Integer> {
    private final PrintWriter out;

    @ArgGroup(multiplicity = "1")
    private Where where = new Where();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long to look at an interface, 1 to 3600; 30 unless told otherwise.")
    private Optional<Integer> seconds = Optional.empty();

    @Option(names = "--filter", paramLabel = "BPF", description = "Capture filter, as for tcpdump.")
    private Optional<String> filter = Optional.empty();

    @Option(
            names = "--keylog",
            paramLabel = "FILE",
            description = "A TLS key log will be given: TLS is then no blind spot.")
    private Optional<String> keyLog = Optional.empty();

    /** An interface, or a file. */
    static final class Where {
        @Option(names = "--interface", paramLabel = "NAME", description = "The interface to look at.")
        private @Nullable String networkInterface;

        @Option(names = "--file", paramLabel = "FILE", description = "A capture file to look at.")
        private @Nullable String file;
    }

    public CheckCaptureCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        int looking = seconds.orElse(30);
        if (looking < 1 || looking > 3600) {
            throw new CommandFailure(ExitCode.USAGE, "--seconds must be 1 to 3600, not " + looking);
        }
        if (where.file != null && (seconds.isPresent() || filter.isPresent())) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--seconds and --filter belong to an interface; a file is looked at whole");
        }
        Decoding decoding = new Decoding();
        CaptureCheck check = new CaptureCheck(decoding, keyLog.isPresent(), where.file != null);
        decoding.to = check;
        String file = where.file;
        String networkInterface = where.networkInterface;
        if (file != null) {
            read(file, check);
        } else if (networkInterface != null) {
            listen(networkInterface, looking, check);
        }
        boolean problem = false;
        for (CheckStatement statement : check.statements()) {
            problem |= statement.verdict() == CheckStatement.Verdict.PROBLEM;
            out.printf("%-8s %s%n", statement.verdict(), statement.text());
        }
        return problem ? ExitCode.FAILED : ExitCode.OK;
    }

    private static void read(String file, CaptureCheck check) {
        CaptureFilesRead read =
                new CaptureFiles(List.of(file), SinkChoice.all(check), secrets -> {}, (octets, total) -> {}).read();
        if (!read.unreadable().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.FAILED, String.valueOf(read.unreadable().get(0).getMessage()));
        }
    }

    private void listen(String networkInterface, int seconds, CaptureCheck check) throws InterruptedException {
        LiveCaptureOptions options = LiveCaptureOptions.of(networkInterface);
        LivePcapSource source = new LivePcapSource(
                filter.map(options::withFilter).orElse(options), check, () -> Times.nanos(Instant.now()));
        try {
            source.start();
        } catch (SourceUnavailable reason) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(reason.getMessage()), reason);
        }
        out.printf("looking at %s for %d seconds ...%n", networkInterface, seconds);
        out.flush();
        try {
            // Nothing counts it down: this waits for the time that was asked for, and ends at once on an interrupt.
            new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        } finally {
            source.stop();
        }
        source.stats().drops().kernel().ifPresent(drops -> out.printf("%d packets dropped by the kernel%n", drops));
    }

    /** Frames to segments; what cannot be decoded says nothing here. */
    private static final class Decoding implements FrameSink {
        private SegmentSink to = segment -> {};
        private final FrameDecoder decoder = new FrameDecoder(DecodeOptions.defaults(), this::pass);

        private void pass(Segment segment) {
            to.segment(segment);
        }

        @Override
        public void frame(RawFrame frame) {
            try {
                decoder.decode(frame);
            } catch (Malformed flaw) {
                // Not this command's business: it asks what is seen, not what is broken.
                return;
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
