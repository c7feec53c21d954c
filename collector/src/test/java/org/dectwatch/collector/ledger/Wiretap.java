package org.dectwatch.collector.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sdp.SdpParser;
import org.dectwatch.collector.protocol.sip.InfoDigits;
import org.dectwatch.collector.protocol.sip.SipMessage;
import org.dectwatch.collector.protocol.sip.SipParser;
import org.dectwatch.collector.protocol.sip.SipSummarizer;

/** A ledger that hears SIP as text, at seconds after a fixed moment. */
final class Wiretap {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    static final String DEVICE = "192.0.2.20:5060";
    static final String PROXY = "192.0.2.100:5060";
    static final String REGISTRAR = "192.0.2.200:5060";

    final Ledger ledger;
    final List<DomainEvent> events = new ArrayList<>();
    private Transport transport = Transport.UDP;
    private boolean late;
    private long frames;
    private Instant at = START;

    Wiretap() {
        this(LedgerOptions.defaults());
    }

    Wiretap(LedgerOptions options) {
        this(options, Site.unknown());
    }

    Wiretap(LedgerOptions options, Site site) {
        ledger = new Ledger(options, site);
    }

    static Instant second(double seconds) {
        return START.plusNanos(Math.round(seconds * 1e9));
    }

    /** What follows happens then. */
    Wiretap at(double seconds) {
        at = second(seconds);
        return this;
    }

    /** From the handset's server to the registrar. */
    Wiretap up(SipText message) {
        return hear(DEVICE, REGISTRAR, message);
    }

    Wiretap down(SipText message) {
        return hear(REGISTRAR, DEVICE, message);
    }

    Wiretap hear(String from, String to, SipText text) {
        return hear(from, to, text, late);
    }

    /** Decrypted only now, of the time set with {@link #at}. */
    Wiretap late(String from, String to, SipText text) {
        return hear(from, to, text, true);
    }

    private Wiretap hear(String from, String to, SipText text, boolean late) {
        SipMessage message =
                SipParser.expectMessage(ByteView.of(text.toString().getBytes(StandardCharsets.ISO_8859_1)), false);
        return tell(new Observation.Sip(
                flow(from, to).over(transport),
                SipSummarizer.summarize(message),
                message.sdpBody().map(SdpParser::expect),
                Twin.NONE,
                -1,
                -1,
                late,
                Optional.empty(),
                InfoDigits.of(message).map(digits -> new Observation.Keys(digits.length(), digits)),
                Optional.empty()));
    }

    /** Media of the stream between these two, seen up to now since the second given. */
    Wiretap media(String from, String to, double since) {
        return tell(new Observation.Media(
                Streams.interval(new Flow(Transport.UDP, end(from), end(to)), second(since), at)));
    }

    private static Endpoint end(String text) {
        return Endpoint.parse(text).orElseThrow();
    }

    /** From now on messages come over TLS. */
    Wiretap overTls() {
        transport = Transport.TLS;
        return this;
    }

    /** Whether what follows was decrypted only now. */
    Wiretap late(boolean now) {
        late = now;
        return this;
    }

    /** What was sent up has arrived, and nothing of what came down is missing. */
    Wiretap arrivedUp() {
        return tell(new Observation.Delivered(flow(DEVICE, REGISTRAR).over(transport)));
    }

    Wiretap arrivedDown() {
        return tell(new Observation.Delivered(flow(REGISTRAR, DEVICE).over(transport)));
    }

    /** Something passed, and nothing of what was sent up until now is missing. */
    Wiretap wholeUp() {
        return tell(new Observation.SignallingWhole(flow(DEVICE, REGISTRAR).over(transport), false));
    }

    /** The connection ended, and nothing of what was sent up is missing. */
    Wiretap endedUp() {
        return tell(new Observation.SignallingWhole(flow(DEVICE, REGISTRAR).over(transport), true));
    }

    /** Octets were lost on another connection of the same two. */
    Wiretap gapElsewhere(long octets) {
        return tell(
                new Observation.SignallingGap(flow("192.0.2.20:5098", REGISTRAR).over(transport), octets));
    }

    Wiretap gap() {
        return tell(new Observation.SignallingGap(flow(REGISTRAR, DEVICE).over(transport), 600));
    }

    /** Octets of requests were lost. */
    Wiretap gapUp(long octets) {
        return tell(new Observation.SignallingGap(flow(DEVICE, REGISTRAR).over(transport), octets));
    }

    Wiretap tell(Observation.Body body) {
        events.addAll(ledger.apply(new Observation(at, "test", Optional.of(new FrameRef("test", ++frames)), body)));
        return this;
    }

    static Flow flow(String from, String to) {
        return new Flow(Transport.UDP, end(from), end(to));
    }

    /** Time passes, and no packet comes. */
    Wiretap silenceUntil(double untilSecond) {
        events.addAll(ledger.advanceTo(second(untilSecond)));
        return this;
    }

    Registration only() {
        List<Registration> all = List.copyOf(ledger.registrations());
        if (all.size() != 1) {
            throw new AssertionError("there are " + all.size() + " registrations");
        }
        return all.get(0);
    }

    /** State, outcome and reason of the one registration. */
    String fate() {
        Registration one = only();
        return one.state() + " " + one.lastOutcome().map(Enum::name).orElse("-") + " " + one.reason();
    }

    String counts() {
        Registration one = only();
        return one.transactions() + " transactions, " + one.attempts() + " attempts: " + one.successes() + "+"
                + one.failures() + "+" + one.open();
    }

    Call call() {
        List<Call> all = List.copyOf(ledger.calls());
        if (all.size() != 1) {
            throw new AssertionError("there are " + all.size() + " calls");
        }
        return all.get(0);
    }

    <T extends DomainEvent> List<T> happened(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
