package org.dectwatch.collector.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.report.Analysis;
import org.dectwatch.collector.report.AnalysisInput;
import org.dectwatch.collector.report.Extraction;
import org.dectwatch.collector.report.Report;
import org.dectwatch.collector.report.ReportJson;
import org.dectwatch.collector.report.ReportText;
import org.dectwatch.collector.source.pcap.CaptureFiles;

/** Does what {@code analyze} was asked: reads, prints the one document, and says on {@code err} how far it is. */
public final class AnalyzeRunner implements AnalyzeCommand.Analysis {
    private static final long WORTH_A_LINE = 32L << 20;
    private static final int BUFFER = 64 << 10;

    private final PrintWriter out;
    private final PrintWriter err;

    public AnalyzeRunner(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public int run(AnalyzeRequest request) {
        AnalysisInput input = new AnalysisInput(
                request.files(),
                request.keyLogs(),
                request.site(),
                IntakeOptions.forFiles().withTls(request.tls()),
                request.ledger(),
                request.rules(),
                request.media(),
                request.selection().aor(),
                request.selection().since(),
                request.selection().until(),
                request.extract().isPresent());
        ProgressLine progress = new ProgressLine(err);
        Analysis.Result result = new Analysis(input).run(progress);
        progress.done();
        boolean failed = !result.unreadable().isEmpty();
        result.unreadable().forEach(sentence -> err.println("dectwatch: " + sentence));
        if (failed && result.report().captures().isEmpty()) {
            return ExitCode.FAILED;
        }
        print(request, result.report());
        if (request.extract().isPresent()) {
            extract(request, input, result);
        }
        if (failed) {
            return ExitCode.FAILED;
        }
        return atLeast(request, result.report()) ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private void print(AnalyzeRequest request, Report report) {
        if (request.output().isPresent()) {
            try {
                write(request.format(), report, request.output().get());
            } catch (IOException reason) {
                throw notWritten(request.output().get(), reason);
            }
            return;
        }
        try {
            write(request.format(), report, out);
        } catch (IOException impossible) {
            throw new IllegalStateException("a print writer keeps its errors", impossible);
        }
        if (out.checkError()) {
            throw new CommandFailure(ExitCode.FAILED, "the report could not be written to standard output");
        }
    }

    private static void write(AnalyzeRequest.Format format, Report report, Path file) throws IOException {
        if (format == AnalyzeRequest.Format.TEXT) {
            Files.writeString(file, ReportText.render(report, ZoneId.systemDefault()));
            return;
        }
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            ReportJson.write(report, to);
        }
    }

    private static void write(AnalyzeRequest.Format format, Report report, PrintWriter to) throws IOException {
        if (format == AnalyzeRequest.Format.TEXT) {
            to.write(ReportText.render(report, ZoneId.systemDefault()));
        } else {
            ReportJson.write(report, to);
        }
    }

    private void extract(AnalyzeRequest request, AnalysisInput input, Analysis.Result result) {
        Path target = request.extract().orElseThrow();
        try {
            Extraction.Written written = Extraction.write(input, result.report(), result.selected(), target);
            err.println("dectwatch: wrote " + written.packets() + " packets to " + target);
            if (written.otherLinks() > 0) {
                err.println("dectwatch: left out " + written.otherLinks()
                        + " packets of another link type; extract from fewer files at a time");
            }
        } catch (IOException reason) {
            throw notWritten(target, reason);
        }
    }

    private static CommandFailure notWritten(Path path, IOException reason) {
        return new CommandFailure(
                ExitCode.FAILED, path + " cannot be written; is the folder there, and is there room?", reason);
    }

    private static boolean atLeast(AnalyzeRequest request, Report report) {
        return request.failOn()
                .map(limit -> {
                    List<String> severities = List.of(Severity.values()).stream()
                            .filter(s -> rank(s.word()) <= rank(limit.name()))
                            .map(Severity::word)
                            .toList();
                    return report.findings().stream().anyMatch(f -> severities.contains(f.severity()));
                })
                .orElse(false);
    }

    private static int rank(String severity) {
        return AnalyzeRequest.FailOn.valueOf(severity.toUpperCase(Locale.ROOT)).ordinal();
    }

    /** One line that is written over itself; nothing at all for files that are read at once. */
    private static final class ProgressLine implements CaptureFiles.Progress {
        private final PrintWriter err;
        private long told = -1;

        ProgressLine(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void read(long octets, OptionalLong total) {
            if (octets < WORTH_A_LINE || (octets >> 25) == told) {
                return;
            }
            told = octets >> 25;
            String of = total.isPresent() ? " of " + (total.getAsLong() >> 20) : "";
            err.print("\rread " + (octets >> 20) + of + " MiB");
            err.flush();
        }

        void done() {
            if (told >= 0) {
                err.print("\r\u001b[K");
                err.flush();
            }
        }
    }
}
