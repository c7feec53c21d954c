package org.dectwatch.collector.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallEnd;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.SipCounts;

/** The report as one JSON object. Names and meanings are a contract: a field may be added, never changed. */
public final class ReportJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private ReportJson() {}

    public static String render(Report report) {
        try {
            return MAPPER.writeValueAsString(tree(report)) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ObjectNode tree(Report report) {
        ObjectNode root = NODES.objectNode();
        root.put("schema", Report.SCHEMA);
        ArrayNode captures = root.putArray("captures");
        report.captures().forEach(capture -> captures.add(capture(capture)));
        root.set("sip", sip(report.sip()));
        root.set("rfc6076", FiguresJson.tree(report.figures()));
        ArrayNode registrations = root.putArray("registrations");
        report.registrations().forEach(registration -> registrations.add(registration(registration)));
        Map<String, List<Report.ReportedStream>> streamsOfCall = streamsOfCall(report);
        ArrayNode calls = root.putArray("calls");
        report.calls().forEach(call -> calls.add(call(call, streamsOfCall.getOrDefault(call.callId(), List.of()))));
        ArrayNode streams = root.putArray("streams");
        report.streams().forEach(stream -> streams.add(StreamJson.tree(stream)));
        ArrayNode tls = root.putArray("tls");
        report.tls().forEach(connection -> tls.add(TlsJson.tree(connection)));
        ArrayNode proxies = root.putArray("proxies");
        report.proxies().forEach(proxy -> proxies.add(ProxyJson.tree(proxy)));
        ArrayNode inferred = root.putArray("inferredRegistrations");
        report.inferred().forEach(one -> inferred.add(InferenceJson.tree(one)));
        ArrayNode findings = root.putArray("findings");
        report.findings().forEach(finding -> findings.add(finding(finding)));
        ObjectNode forgotten = root.putObject("forgotten");
        report.evictions().forEach(forgotten::put);
        return root;
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

    /** Digits of RFC 4733 events; two views of one sender (another hop, another point of capture) are one. */
    private static String digits(List<Report.ReportedStream> streams) {
        Map<Integer, String> bySender = new LinkedHashMap<>();
        for (Report.ReportedStream stream : streams) {
            stream.stream()
                    .totals()
                    .dtmf()
                    .digits()
                    .ifPresent(d -> bySender.merge(
                            stream.stream().key().ssrc(), d.digits(), (a, b) -> a.length() >= b.length() ? a : b));
        }
        return String.join("", bySender.values());
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

    private static ObjectNode call(Call call, List<Report.ReportedStream> streams) {
        ObjectNode node = NODES.objectNode();
        node.put("callId", call.callId());
        node.put("caller", call.caller().toString());
        node.put("callee", call.callee().toString());
        node.put("state", call.state().name());
        number(node, "finalStatus", call.finalStatus());
        number(node, "setupMs", call.setupMs());
        number(node, "durationMs", call.durationMs());
        number(node, "requestDelayMs", call.requestDelayMs());
        number(node, "disconnectDelayMs", call.disconnectDelayMs());
        text(node, "endedBy", call.end().map(Enum::name));
        node.put("endInferred", call.end().filter(CallEnd::inferred).isPresent());
        text(node, "handset", call.handset().map(AddressOfRecord::toString));
        node.put("device", call.device().toString());
        texts(node, "agreedCodecs", call.agreedCodecs());
        node.put("holds", call.holds());
        node.put("resumes", call.resumes());
        node.put("transfer", call.transfer().name());
        ObjectNode dtmf = node.putObject("dtmf");
        dtmf.put("rfc4733", digits(streams));
        dtmf.put("info", call.dtmfInfo());
        node.put("srtp", call.srtp().name());
        texts(node, "streams", streams.stream().map(Report.ReportedStream::id).toList());
        node.put("firstPacket", call.firstPacket().ordinal());
        node.put("lastPacket", call.lastPacket().ordinal());
        return node;
    }

    private static ObjectNode finding(Report.ReportedFinding finding) {
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
