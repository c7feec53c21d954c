package org.dectwatch.collector.report;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallEnd;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaStream;
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
        for (Report.ReportedStream stream : report.streams()) {
            streamIds.put(stream.stream().id(), stream.id());
        }
    }

    void write(JsonFields to, Call call, List<Report.ReportedStream> streams) throws IOException {
        to.text("callId", call.callId());
        to.text("caller", call.caller().toString());
        to.text("callee", call.callee().toString());
        to.text("state", call.state().name());
        to.number("finalStatus", call.finalStatus());
        to.number("setupMs", call.setupMs());
        to.number("durationMs", call.durationMs());
        to.rounded("requestDelayMs", call.requestDelayMs());
        to.rounded("disconnectDelayMs", call.disconnectDelayMs());
        to.text("endedBy", call.end().map(Enum::name));
        to.flag("endInferred", call.end().filter(CallEnd::inferred).isPresent());
        to.text("handset", call.handset());
        to.text("device", call.device().toString());
        to.texts("agreedCodecs", call.agreedCodecs());
        to.number("holds", call.holds());
        to.number("resumes", call.resumes());
        to.text("transfer", call.transfer().name());
        dtmf(to, call, streams);
        to.text("srtp", call.srtp().name());
        to.texts("unseen", call.unseen().what());
        to.texts("streams", ids(streams));
        to.number("firstPacket", call.firstPacket().ordinal());
        to.number("lastPacket", call.lastPacket().ordinal());
        CallMedia media = report.media().get(call.callId());
        if (media != null) {
            media(to, call, media);
        }
    }

    private static List<String> ids(List<Report.ReportedStream> streams) {
        List<String> ids = new ArrayList<>(streams.size());
        for (Report.ReportedStream stream : streams) {
            ids.add(stream.id());
        }
        return ids;
    }

    private static void dtmf(JsonFields to, Call call, List<Report.ReportedStream> streams) throws IOException {
        OptionalInt shortest = OptionalInt.empty();
        OptionalInt longest = OptionalInt.empty();
        for (Report.ReportedStream stream : streams) {
            StreamTotals.Dtmf tones = stream.stream().totals().dtmf();
            if (tones.shortestMs().isPresent()) {
                int ms = tones.shortestMs().getAsInt();
                shortest = OptionalInt.of(Math.min(ms, shortest.orElse(ms)));
            }
            if (tones.longestMs().isPresent()) {
                int ms = tones.longestMs().getAsInt();
                longest = OptionalInt.of(Math.max(ms, longest.orElse(ms)));
            }
        }
        to.object("dtmf");
        to.text("rfc4733", digits(streams));
        to.text("info", call.dtmfInfo());
        to.number("shortestMs", shortest);
        to.number("longestMs", longest);
        to.endObject();
    }

    /** Digits of RFC 4733 events; two views of one sender (another hop, another point of capture) are one. */
    private static String digits(List<Report.ReportedStream> streams) {
        Map<Integer, String> bySender = new LinkedHashMap<>();
        for (Report.ReportedStream stream : streams) {
            Optional<StreamTotals.DtmfDigits> seen =
                    stream.stream().totals().dtmf().digits();
            if (seen.isPresent()) {
                int sender = stream.stream().key().ssrc();
                bySender.merge(sender, seen.get().digits(), (a, b) -> a.length() >= b.length() ? a : b);
            }
        }
        return String.join("", bySender.values());
    }

    private void media(JsonFields to, Call call, CallMedia media) throws IOException {
        to.object("media");
        to.text("server", media.server());
        to.rows("exchanges", call.exchanges(), CallJson::exchange);
        to.rows("resumptions", media.resumptions(), CallJson::resumption);
        to.rows("directions", media.directions(), (fields, direction) -> direction(fields, media, direction));
        to.endObject();
    }

    private static void exchange(JsonFields to, OfferAnswer exchange) throws IOException {
        to.number("hop", exchange.hop());
        to.text("by", exchange.offerer().name());
        to.text("transport", exchange.transport().name());
        to.row("offer", Optional.of(exchange.offer()), CallJson::description);
        to.row("answer", exchange.answer(), CallJson::description);
        to.flag("held", exchange.held());
    }

    private static void description(JsonFields to, AudioDescription said) throws IOException {
        to.time("time", said.at());
        to.number("packet", said.frame().ordinal());
        to.text("address", said.address());
        to.texts("formats", said.formats());
        to.number("ptimeMs", said.ptimeMs());
        to.flag("srtp", said.keying().secure());
        to.texts("suites", said.keying().suites());
        to.flag("lifetime", said.keying().lifetime());
        to.flag("mki", said.keying().mki());
    }

    private static void resumption(JsonFields to, CallMedia.Resumption resumption) throws IOException {
        to.time("heldFrom", resumption.heldFrom());
        to.time("resumedAt", resumption.at());
        to.number(
                "heldMs",
                Duration.between(resumption.heldFrom(), resumption.at()).toMillis());
        to.text("codecBefore", resumption.before().voice());
        to.text("codecAfter", resumption.resumed().voice());
    }

    private void direction(JsonFields to, CallMedia media, MediaDirection direction) throws IOException {
        to.text("by", direction.by().name());
        if (media.ours().isEmpty()) {
            to.none("byServer");
        } else {
            to.flag("byServer", media.isOurs(direction.by()));
        }
        to.texts("streams", known(direction.streams()));
        to.rows("sent", direction.sent(), this::sent);
    }

    /** Ids of those that the report holds. */
    private List<String> known(List<MediaStream> streams) {
        List<String> ids = new ArrayList<>(streams.size());
        for (MediaStream stream : streams) {
            String id = streamIds.get(stream.id());
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private void sent(JsonFields to, SentCodec codec) throws IOException {
        to.number("payloadType", codec.type());
        to.text("codec", codec.codec());
        to.time("from", codec.from());
        to.time("to", codec.to());
        to.number("packets", codec.packets());
        to.text("stream", Optional.ofNullable(streamIds.get(codec.stream().id())));
    }
}
