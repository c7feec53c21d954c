package org.dectwatch.collector.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.SipCounts;

/** The report as one JSON object. Names and meanings are a contract: a field may be added, never changed. */
public final class ReportJson {
    private ReportJson() {}

    public static String render(Report report) {
        StringWriter text = new StringWriter();
        try {
            write(report, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Writes row by row: a report may be larger than memory. The writer is flushed and stays open. */
    public static void write(Report report, Writer out) throws IOException {
        write(report, JsonFields.onto(out));
    }

    /** The same in UTF-8. The stream is flushed and stays open. */
    public static void write(Report report, OutputStream out) throws IOException {
        write(report, JsonFields.onto(out));
    }

    private static void write(Report report, JsonFields to) throws IOException {
        to.object();
        to.text("schema", Report.SCHEMA);
        to.rows("captures", report.captures(), ReportJson::capture);
        sip(to, report.sip());
        FiguresJson.write(to, report.figures());
        to.rows("registrations", report.registrations(), ReportJson::registration);
        calls(to, report);
        streams(to, report);
        to.rows("tls", report.tls(), TlsJson::write);
        to.rows("proxies", report.proxies(), ProxyJson::write);
        to.rows("inferredRegistrations", report.inferred(), InferenceJson::write);
        findings(to, report.findings());
        to.counts("forgotten", report.evictions());
        to.endObject();
        to.end();
    }

    private static void calls(JsonFields to, Report report) throws IOException {
        Map<String, List<Report.ReportedStream>> streamsOfCall = streamsOfCall(report);
        CallJson calls = new CallJson(report);
        to.rows(
                "calls",
                report.calls(),
                (fields, call) -> calls.write(fields, call, streamsOfCall.getOrDefault(call.callId(), List.of())));
    }

    private static Map<String, List<Report.ReportedStream>> streamsOfCall(Report report) {
        Map<String, List<Report.ReportedStream>> result = new HashMap<>();
        for (Report.ReportedStream stream : report.streams()) {
            Optional<String> call = stream.stream().callId();
            if (call.isPresent()) {
                result.computeIfAbsent(call.get(), id -> new ArrayList<>()).add(stream);
            }
        }
        return result;
    }

    private static void streams(JsonFields to, Report report) throws IOException {
        boolean concealment = report.concealment();
        to.rows("streams", report.streams(), (fields, stream) -> StreamJson.write(fields, stream, concealment));
    }

    private static void capture(JsonFields to, CaptureFacts capture) throws IOException {
        to.text("file", capture.file());
        to.text("format", capture.format());
        to.texts("linkTypes", capture.linkTypes());
        to.number("packets", capture.packets());
        to.number("bytes", capture.bytes());
        to.time("firstTime", capture.firstTime());
        to.time("lastTime", capture.lastTime());
        to.number("truncated", capture.truncated());
        to.flag("incomplete", capture.incomplete());
        to.counts("malformed", capture.malformed());
        to.number("icmpQuoted", capture.icmpQuoted());
        to.number("duplicates", capture.duplicates());
    }

    private static void sip(JsonFields to, SipCounts sip) throws IOException {
        to.object("sip");
        to.number("messages", sip.messages());
        to.counts("requests", sip.requests());
        to.counts("responses", sip.responses());
        to.counts("transports", sip.transports());
        to.number("retransmissions", sip.retransmissions());
        to.endObject();
    }

    private static void registration(JsonFields to, Registration registration) throws IOException {
        to.text("aor", registration.aor().toString());
        to.text("state", registration.state().name());
        to.text("lastOutcome", registration.lastOutcome().map(Enum::name));
        to.text("reason", registration.reason().name());
        to.number("lastStatus", registration.lastStatus());
        to.number("grantedExpiresSeconds", registration.grantedExpiresSeconds());
        to.time("expiresAt", registration.expiresAt());
        to.number("transactions", registration.transactions());
        to.number("attempts", registration.attempts());
        to.number("successes", registration.successes());
        to.number("failures", registration.failures());
        to.number("open", registration.open());
        to.text("authUser", registration.authUser());
        to.text("transport", registration.transport().name());
        to.text("device", registration.device().toString());
        to.text("registrar", registration.registrar().toString());
        to.rounded("medianDelayMs", registration.medianDelayMs());
        to.time("firstTime", registration.firstTime());
        to.time("lastTime", registration.lastTime());
        to.number("firstPacket", registration.firstPacket().ordinal());
        to.number("lastPacket", registration.lastPacket().ordinal());
        to.text("why", registration.why());
    }

    static void findings(JsonFields to, List<Report.ReportedFinding> findings) throws IOException {
        to.rows("findings", findings, ReportJson::finding);
    }

    private static void finding(JsonFields to, Report.ReportedFinding finding) throws IOException {
        to.text("rule", finding.rule());
        to.text("severity", finding.severity());
        to.text("subject", finding.subject());
        to.time("from", finding.from());
        to.time("to", finding.to());
        to.text("why", finding.why());
        to.text("nextStep", finding.nextStep());
        to.rows("evidence", finding.evidence(), ReportJson::evidence);
    }

    private static void evidence(JsonFields to, Report.Evidence piece) throws IOException {
        to.text("file", piece.file());
        to.number("packet", piece.packet());
        to.time("time", piece.time());
        to.text("what", piece.what());
    }
}
