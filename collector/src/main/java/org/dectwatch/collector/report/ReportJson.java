package org.dectwatch.collector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.SipCounts;

/** The report as one JSON object. Names and meanings are a contract: a field may be added, never changed. */
public final class ReportJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** It would flush after each row otherwise. */
    private static final ObjectMapper MAPPER = new ObjectMapper().disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    private static final DateTimeFormatter MICROS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

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
        JsonGenerator json = MAPPER.createGenerator(out).useDefaultPrettyPrinter();
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("schema", Report.SCHEMA);
        rows(json, "captures", report.captures(), ReportJson::capture);
        json.writeFieldName("sip");
        json.writeTree(sip(report.sip()));
        json.writeFieldName("rfc6076");
        json.writeTree(FiguresJson.tree(report.figures()));
        rows(json, "registrations", report.registrations(), ReportJson::registration);
        Map<String, List<Report.ReportedStream>> streamsOfCall = streamsOfCall(report);
        CallJson callJson = new CallJson(report);
        rows(
                json,
                "calls",
                report.calls(),
                call -> callJson.tree(call, streamsOfCall.getOrDefault(call.callId(), List.of())));
        rows(json, "streams", report.streams(), stream -> StreamJson.tree(stream, report.concealment()));
        rows(json, "tls", report.tls(), TlsJson::tree);
        rows(json, "proxies", report.proxies(), ProxyJson::tree);
        rows(json, "inferredRegistrations", report.inferred(), InferenceJson::tree);
        rows(json, "findings", report.findings(), ReportJson::finding);
        ObjectNode forgotten = NODES.objectNode();
        report.evictions().forEach(forgotten::put);
        json.writeFieldName("forgotten");
        json.writeTree(forgotten);
        json.writeEndObject();
        json.flush();
        out.write('\n');
        out.flush();
    }

    private static <T> void rows(JsonGenerator json, String name, List<T> rows, Function<T, ObjectNode> tree)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T row : rows) {
            json.writeTree(tree.apply(row));
        }
        json.writeEndArray();
    }

    private static Map<String, List<Report.ReportedStream>> streamsOfCall(Report report) {
        Map<String, List<Report.ReportedStream>> result = new HashMap<>();
        for (Report.ReportedStream stream : report.streams()) {
            stream.stream()
                    .callId()
                    .ifPresent(id ->
                            result.computeIfAbsent(id, i -> new ArrayList<>()).add(stream));
        }
        return result;
    }

    private static ObjectNode capture(CaptureFacts capture) {
        ObjectNode node = NODES.objectNode();
        node.put("file", capture.file());
        node.put("format", capture.format());
        texts(node, "linkTypes", capture.linkTypes());
        node.put("packets", capture.packets());
        node.put("bytes", capture.bytes());
        time(node, "firstTime", capture.firstTime());
        time(node, "lastTime", capture.lastTime());
        node.put("truncated", capture.truncated());
        node.put("incomplete", capture.incomplete());
        counts(node, "malformed", capture.malformed());
        node.put("icmpQuoted", capture.icmpQuoted());
        node.put("duplicates", capture.duplicates());
        return node;
    }

    private static ObjectNode sip(SipCounts sip) {
        ObjectNode node = NODES.objectNode();
        node.put("messages", sip.messages());
        counts(node, "requests", sip.requests());
        counts(node, "responses", sip.responses());
        counts(node, "transports", sip.transports());
        node.put("retransmissions", sip.retransmissions());
        return node;
    }

    private static ObjectNode registration(Registration registration) {
        ObjectNode node = NODES.objectNode();
        node.put("aor", registration.aor().toString());
        node.put("state", registration.state().name());
        text(node, "lastOutcome", registration.lastOutcome().map(Enum::name));
        node.put("reason", registration.reason().name());
        number(node, "lastStatus", registration.lastStatus());
        number(node, "grantedExpiresSeconds", registration.grantedExpiresSeconds());
        time(node, "expiresAt", registration.expiresAt());
        node.put("transactions", registration.transactions());
        node.put("attempts", registration.attempts());
        node.put("successes", registration.successes());
        node.put("failures", registration.failures());
        node.put("open", registration.open());
        text(node, "authUser", registration.authUser());
        node.put("transport", registration.transport().name());
        node.put("device", registration.device().toString());
        node.put("registrar", registration.registrar().toString());
        number(node, "medianDelayMs", registration.medianDelayMs());
        node.put("firstTime", text(registration.firstTime()));
        node.put("lastTime", text(registration.lastTime()));
        node.put("firstPacket", registration.firstPacket().ordinal());
        node.put("lastPacket", registration.lastPacket().ordinal());
        node.put("why", registration.why());
        return node;
    }

    static ObjectNode finding(Report.ReportedFinding finding) {
        ObjectNode node = NODES.objectNode();
        node.put("rule", finding.rule());
        node.put("severity", finding.severity());
        node.put("subject", finding.subject());
        node.put("from", text(finding.from()));
        time(node, "to", finding.to());
        node.put("why", finding.why());
        node.put("nextStep", finding.nextStep());
        ArrayNode evidence = node.putArray("evidence");
        for (Report.Evidence piece : finding.evidence()) {
            ObjectNode item = evidence.addObject();
            item.put("file", piece.file());
            number(item, "packet", piece.packet());
            time(item, "time", piece.time());
            item.put("what", piece.what());
        }
        return node;
    }

    /** ISO 8601, UTC, microseconds. */
    static String text(Instant time) {
        return MICROS.format(time);
    }

    static void time(ObjectNode node, String name, Optional<Instant> time) {
        text(node, name, time.map(ReportJson::text));
    }

    static void text(ObjectNode node, String name, Optional<String> value) {
        if (value.isPresent()) {
            node.put(name, value.get());
        } else {
            node.putNull(name);
        }
    }

    static void number(ObjectNode node, String name, OptionalInt value) {
        if (value.isPresent()) {
            node.put(name, value.getAsInt());
        } else {
            node.putNull(name);
        }
    }

    static void number(ObjectNode node, String name, OptionalLong value) {
        if (value.isPresent()) {
            node.put(name, value.getAsLong());
        } else {
            node.putNull(name);
        }
    }

    /** Rounded to microseconds of a millisecond: what lies below is noise of the clock. */
    static void number(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, Math.rint(value.getAsDouble() * 1000) / 1000);
        } else {
            node.putNull(name);
        }
    }

    static void texts(ObjectNode node, String name, Collection<String> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
    }

    static void numbers(ObjectNode node, String name, Collection<Integer> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
    }

    static void counts(ObjectNode node, String name, Map<String, Long> counts) {
        ObjectNode object = node.putObject(name);
        counts.forEach(object::put);
    }
}
