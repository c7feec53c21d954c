package org.dectwatch.collector.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallEnd;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.OfferAnswer;
import org.dectwatch.collector.domain.SentCodec;
import org.dectwatch.collector.domain.StreamTotals;

/** A call of the report, and what each side offered, agreed to and sent. */
final class CallJson {
    private final Report report;
    /** Ids of the report, by those of the ledger. */
    private final Map<String, String> streamIds = new HashMap<>();

    CallJson(Report report) {
        this.report = report;
        report.streams().forEach(s -> streamIds.put(s.stream().id(), s.id()));
    }

    ObjectNode tree(Call call, List<Report.ReportedStream> streams) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("callId", call.callId());
        node.put("caller", call.caller().toString());
        node.put("callee", call.callee().toString());
        node.put("state", call.state().name());
        ReportJson.number(node, "finalStatus", call.finalStatus());
        ReportJson.number(node, "setupMs", call.setupMs());
        ReportJson.number(node, "durationMs", call.durationMs());
        ReportJson.number(node, "requestDelayMs", call.requestDelayMs());
        ReportJson.number(node, "disconnectDelayMs", call.disconnectDelayMs());
        ReportJson.text(node, "endedBy", call.end().map(Enum::name));
        node.put("endInferred", call.end().filter(CallEnd::inferred).isPresent());
        ReportJson.text(node, "handset", call.handset().map(AddressOfRecord::toString));
        node.put("device", call.device().toString());
        ReportJson.texts(node, "agreedCodecs", call.agreedCodecs());
        node.put("holds", call.holds());
        node.put("resumes", call.resumes());
        node.put("transfer", call.transfer().name());
        dtmf(node.putObject("dtmf"), call, streams);
        node.put("srtp", call.srtp().name());
        ReportJson.texts(node, "unseen", call.unseen().what());
        ReportJson.texts(
                node, "streams", streams.stream().map(Report.ReportedStream::id).toList());
        node.put("firstPacket", call.firstPacket().ordinal());
        node.put("lastPacket", call.lastPacket().ordinal());
        Optional.ofNullable(report.media().get(call.callId())).ifPresent(media -> {
            media(node.putObject("media"), call, media);
        });
        return node;
    }

    private static void dtmf(ObjectNode node, Call call, List<Report.ReportedStream> streams) {
        node.put("rfc4733", digits(streams));
        node.put("info", call.dtmfInfo());
        ReportJson.number(
                node,
                "shortestMs",
                tones(streams, StreamTotals.Dtmf::shortestMs).min());
        ReportJson.number(
                node, "longestMs", tones(streams, StreamTotals.Dtmf::longestMs).max());
    }

    private static IntStream tones(
            List<Report.ReportedStream> streams, java.util.function.Function<StreamTotals.Dtmf, OptionalInt> of) {
        return streams.stream()
                .map(s -> of.apply(s.stream().totals().dtmf()))
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt);
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

    private void media(ObjectNode node, Call call, CallMedia media) {
        node.put("server", media.server());
        ArrayNode exchanges = node.putArray("exchanges");
        call.exchanges().forEach(exchange -> exchanges.add(exchange(exchange)));
        ArrayNode resumptions = node.putArray("resumptions");
        for (CallMedia.Resumption resumption : media.resumptions()) {
            ObjectNode one = resumptions.addObject();
            one.put("heldFrom", ReportJson.text(resumption.heldFrom()));
            one.put("resumedAt", ReportJson.text(resumption.at()));
            one.put(
                    "heldMs",
                    Duration.between(resumption.heldFrom(), resumption.at()).toMillis());
            ReportJson.text(one, "codecBefore", resumption.before().voice());
            ReportJson.text(one, "codecAfter", resumption.resumed().voice());
        }
        ArrayNode directions = node.putArray("directions");
        media.directions().forEach(direction -> directions.add(direction(media, direction)));
    }

    private static ObjectNode exchange(OfferAnswer exchange) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("hop", exchange.hop());
        node.put("by", exchange.offerer().name());
        node.put("transport", exchange.transport().name());
        node.set("offer", description(exchange.offer()));
        if (exchange.answer().isPresent()) {
            node.set("answer", description(exchange.answer().get()));
        } else {
            node.putNull("answer");
        }
        node.put("held", exchange.held());
        return node;
    }

    private static ObjectNode description(AudioDescription said) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("time", ReportJson.text(said.at()));
        node.put("packet", said.frame().ordinal());
        ReportJson.text(node, "address", said.address().map(Object::toString));
        ReportJson.texts(
                node, "formats", said.formats().stream().map(Object::toString).toList());
        ReportJson.number(node, "ptimeMs", said.ptimeMs());
        node.put("srtp", said.keying().secure());
        ReportJson.texts(node, "suites", said.keying().suites());
        node.put("lifetime", said.keying().lifetime());
        node.put("mki", said.keying().mki());
        return node;
    }

    private ObjectNode direction(CallMedia media, MediaDirection direction) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("by", direction.by().name());
        if (media.ours().isEmpty()) {
            node.putNull("byServer");
        } else {
            node.put("byServer", media.isOurs(direction.by()));
        }
        ReportJson.texts(
                node,
                "streams",
                direction.streams().stream()
                        .flatMap(s -> Optional.ofNullable(streamIds.get(s.id())).stream())
                        .toList());
        ArrayNode sent = node.putArray("sent");
        for (SentCodec codec : direction.sent()) {
            ObjectNode one = sent.addObject();
            one.put("payloadType", codec.type());
            ReportJson.text(one, "codec", codec.codec());
            one.put("from", ReportJson.text(codec.from()));
            one.put("to", ReportJson.text(codec.to()));
            one.put("packets", codec.packets());
            ReportJson.text(
                    one,
                    "stream",
                    Optional.ofNullable(streamIds.get(codec.stream().id())));
        }
        return node;
    }
}
