package org.dectwatch.collector.observe;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.protocol.rtcp.VqReportParser;
import org.dectwatch.collector.protocol.sdp.SdpParser;
import org.dectwatch.collector.protocol.sdp.SessionDescription;
import org.dectwatch.collector.protocol.sip.InfoDigits;
import org.dectwatch.collector.protocol.sip.SipMessage;
import org.dectwatch.collector.protocol.sip.SipSummarizer;
import org.dectwatch.collector.protocol.sip.SipSummary;

/** A parsed SIP message becomes an observation of plain values; its flaws are counted beside it. */
final class SipReader {
    private static final Optional<String> QUALITY_REPORT = Optional.of("application/vq-rtcpxr");

    private final ObservationSink out;
    private final SdpListener announcements;
    private final boolean keepDigits;

    /** Told of SDP in clear on this thread, before anything else happens with it. */
    @FunctionalInterface
    interface SdpListener {
        void announced(Flow flow, SessionDescription sdp);
    }

    /** @param keepDigits whether keys pressed leave this thread, and not only their number */
    SipReader(ObservationSink out, SdpListener announcements, boolean keepDigits) {
        this.out = out;
        this.announcements = announcements;
        this.keepDigits = keepDigits;
    }

    /** @param late see {@link Observation.Sip} */
    void read(SipMessage message, Flow flow, Carriage carriage, boolean late) {
        read(message, flow, carriage, late, Optional.empty(), Optional.empty());
    }

    /**
     * What somebody else saw and told of.
     *
     * @param carrier flow of the report, when that was seen itself
     * @param sentAt the teller's clock
     */
    void told(SipMessage message, Flow flow, Carriage carriage, Optional<Flow> carrier, Optional<Instant> sentAt) {
        read(message, flow, carriage, false, carrier, sentAt);
    }

    private void read(
            SipMessage message,
            Flow flow,
            Carriage carriage,
            boolean late,
            Optional<Flow> carrier,
            Optional<Instant> sentAt) {
        SipSummary summary = SipSummarizer.summarize(message);
        Optional<SessionDescription> sdp = sdp(message, carriage);
        if (sdp.isPresent()) {
            announcements.announced(flow, sdp.get());
        }
        if (!summary.flaws().isEmpty()) {
            summary.flaws().stream().sorted().forEach(reason -> flaw(reason, carriage));
        }
        out.observe(new Observation(
                carriage.time(),
                carriage.source(),
                Optional.of(carriage.frame()),
                new Observation.Sip(
                        flow,
                        summary,
                        sdp,
                        carriage.twin(),
                        carriage.dscp(),
                        carriage.vlanPriority(),
                        late,
                        sentAt,
                        keys(message),
                        carrier)));
        if (isCutBeforeItsNames(summary)) {
            out.observe(new Observation(
                    carriage.time(),
                    carriage.source(),
                    Optional.of(carriage.frame()),
                    new Observation.SignallingGap(flow, octetsOf(summary))));
        }
        if (carriage.twin() == Twin.NONE && message.contentType().equals(QUALITY_REPORT)) {
            quality(message.body(), flow, carriage);
        }
    }

    /** It was there and nobody can tell what it belongs to: whoever waits for an answer may have got it in this message. */
    private static boolean isCutBeforeItsNames(SipSummary summary) {
        return summary.flaws().contains(Malformed.Reason.TRUNCATED)
                && (summary.viaStack().isEmpty()
                        || summary.to().isEmpty()
                        || summary.callId().isEmpty()
                        || summary.cseq().isEmpty());
    }

    private static long octetsOf(SipSummary summary) {
        return Math.max(
                1,
                summary.headerLines().stream()
                        .mapToLong(line -> line.length() + 2)
                        .sum());
    }

    private Optional<Observation.Keys> keys(SipMessage message) {
        Optional<String> digits = InfoDigits.of(message);
        return digits.isEmpty()
                ? Optional.empty()
                : Optional.of(new Observation.Keys(digits.get().length(), keepDigits ? digits.get() : ""));
    }

    /** RFC 6035: the numbers are taken out, the body is not kept. */
    private void quality(ByteView body, Flow flow, Carriage carriage) {
        try {
            String text = new String(body.copy(), StandardCharsets.ISO_8859_1);
            out.observe(new Observation(
                    carriage.time(),
                    carriage.source(),
                    Optional.of(carriage.frame()),
                    new Observation.QualityReport(flow, VqReportParser.expect(text))));
        } catch (Malformed malformed) {
            flaw(malformed.reason(), carriage);
        }
    }

    private Optional<SessionDescription> sdp(SipMessage message, Carriage carriage) {
        Optional<ByteView> body = message.sdpBody();
        if (body.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SdpParser.expect(body.get()));
        } catch (Malformed malformed) {
            flaw(malformed.reason(), carriage);
            return Optional.empty();
        }
    }

    private void flaw(Malformed.Reason reason, Carriage carriage) {
        out.observe(new Observation(
                carriage.time(), carriage.source(), Optional.of(carriage.frame()), new Observation.Flaw(reason)));
    }
}
