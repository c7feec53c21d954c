package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.CSeq;
import org.dectwatch.collector.protocol.sip.SipSummary;
import org.jspecify.annotations.Nullable;

/** All that is known of one Call-ID. Hops and retransmissions repeat what is known and change nothing. */
final class CallEntry implements Deadlines.Sleeper {
    private final String callId;
    private final AddressOfRecord caller;
    private final AddressOfRecord callee;
    private final Optional<String> callerTag;
    private final LedgerOptions options;
    private final CallTable table;
    private final Deadlines.Slot slot = new Deadlines.Slot();
    private final Negotiation negotiation = new Negotiation();
    private final OfferAnswers exchanges = new OfferAnswers();
    private final Markings markings = new Markings();
    private final Ends ends;
    private @Nullable CallMedia joined;
    private final Instant firstTime;
    private final FrameRef firstPacket;
    private final Transport transport;
    private final Endpoint device;
    private Instant lastTime;
    private FrameRef lastPacket;
    private CallState state = CallState.TRYING;
    private OptionalInt finalStatus = OptionalInt.empty();
    private Optional<Instant> answeredAt = Optional.empty();
    private Optional<Instant> endedAt = Optional.empty();
    private boolean cancelled;
    private boolean rang;
    private boolean tried;
    private boolean dropped;
    private long inviteCseq = -1;
    private Call.Transfer referred = Call.Transfer.NONE;
    private Call.Transfer transfer = Call.Transfer.NONE;

    /** Between whom its first message went. */
    record Ends(Endpoint inviter, Endpoint invited) {}

    CallEntry(
            String callId,
            AddressOfRecord caller,
            AddressOfRecord callee,
            Instant at,
            FrameRef frame,
            Observation.Sip sip,
            LedgerOptions options,
            CallTable table) {
        this.callId = callId;
        this.caller = caller;
        this.callee = callee;
        this.callerTag = sip.message().fromTag();
        this.options = options;
        this.table = table;
        this.firstTime = at;
        this.firstPacket = frame;
        this.lastTime = at;
        this.lastPacket = frame;
        this.transport = sip.flow().transport();
        this.device = sip.message().request() ? sip.flow().source() : sip.flow().destination();
        this.ends = sip.message().request()
                ? new Ends(sip.flow().source(), sip.flow().destination())
                : new Ends(sip.flow().destination(), sip.flow().source());
        // Joined in the middle: a request inside a dialog proves that there was one.
        if (sip.message().request() && sip.message().toTag().isPresent()) {
            state = CallState.ESTABLISHED;
        }
    }

    String callId() {
        return callId;
    }

    AddressOfRecord caller() {
        return caller;
    }

    AddressOfRecord callee() {
        return callee;
    }

    CallState state() {
        return state;
    }

    Negotiation negotiation() {
        return negotiation;
    }

    Endpoint device() {
        return device;
    }

    Ends ends() {
        return ends;
    }

    /** What was joined last, as long as nothing has changed since. */
    Optional<CallMedia> joined() {
        return Optional.ofNullable(joined);
    }

    void joined(CallMedia media) {
        joined = media;
    }

    /** A stream of it was heard of. */
    void mediaHeard() {
        joined = null;
    }

    /** Whether media was agreed anew since this was last asked. */
    boolean takeAgreedAnew() {
        return exchanges.takeAnswered();
    }

    Optional<Instant> endedAt() {
        return endedAt;
    }

    Instant firstTime() {
        return firstTime;
    }

    Instant lastTime() {
        return lastTime;
    }

    void message(Instant at, FrameRef frame, Observation.Sip sip) {
        CallState before = state;
        lastTime = at;
        lastPacket = frame;
        joined = null;
        markings.add(sip.flow().source().address(), sip.dscp(), sip.vlanPriority());
        SipSummary message = sip.message();
        // A request's From is its sender; a response repeats the From of the request it answers (RFC 3261 8.2.6.2).
        boolean fromCaller = message.fromTag().equals(callerTag);
        if (message.request()) {
            request(at, sip, fromCaller);
        } else {
            response(at, sip, fromCaller);
        }
        table.changed(this, before, at);
    }

    private void request(Instant at, Observation.Sip sip, boolean byCaller) {
        SipSummary message = sip.message();
        long cseq = number(message);
        String method = message.method();
        if (method.equals("INVITE") || method.equals("UPDATE") || method.equals("ACK") || method.equals("PRACK")) {
            sip.sdp().ifPresent(sdp -> {
                negotiation.inRequest(at, byCaller, cseq, method, sdp);
                exchanges.inRequest(said(at, sip, cseq, byCaller), byCaller, method.equals("ACK"), sdp);
            });
        }
        switch (method) {
            case "INVITE" -> invited(message);
            case "CANCEL" -> cancelled = true;
            case "BYE" -> ended(at);
            case "REFER" ->
                referred = message.signals().referToReplaces() ? Call.Transfer.ATTENDED : Call.Transfer.BLIND;
            default -> {}
        }
    }

    /** A new INVITE after a refusal, such as the one that answers a 407, opens the question again. */
    private void invited(SipSummary message) {
        long cseq = number(message);
        boolean refusedBefore = state == CallState.REJECTED || state == CallState.UNANSWERED;
        if (refusedBefore && cseq > inviteCseq) {
            state = CallState.TRYING;
            endedAt = Optional.empty();
        }
        inviteCseq = Math.max(inviteCseq, cseq);
    }

    private void response(Instant at, Observation.Sip sip, boolean requestByCaller) {
        SipSummary message = sip.message();
        int status = message.status().orElse(0);
        long cseq = number(message);
        String method = message.method();
        boolean offering = method.equals("INVITE") || method.equals("UPDATE") || method.equals("PRACK");
        if (offering && status < 300) {
            sip.sdp().ifPresent(sdp -> {
                negotiation.inResponse(at, !requestByCaller, cseq, status >= 200, sdp);
                exchanges.inResponse(said(at, sip, cseq, requestByCaller), !requestByCaller, status >= 200, sdp);
            });
        } else if (offering && status >= 300) {
            negotiation.refused(cseq);
            exchanges.refused(cseq, requestByCaller);
        }
        if (method.equals("INVITE")) {
            invite(at, cseq, status);
        } else if (method.equals("REFER") && status >= 200 && status < 300) {
            transfer = referred;
        }
    }

    private void invite(Instant at, long cseq, int status) {
        if (state == CallState.ESTABLISHED || state == CallState.ENDED || cseq < inviteCseq) {
            // An answer to a re-INVITE leaves the call as it is; one to an older INVITE is a repetition.
            return;
        }
        if (status < 200) {
            tried |= status == 100;
            rang |= status > 100;
            state = status > 100 ? CallState.RINGING : state;
            return;
        }
        finalStatus = OptionalInt.of(status);
        answeredAt = status < 300 ? Optional.of(at) : Optional.empty();
        endedAt = status < 300 ? Optional.empty() : Optional.of(at);
        state = status < 300 ? CallState.ESTABLISHED : refused(status);
    }

    private CallState refused(int status) {
        if (status == 487 && cancelled) {
            return CallState.CANCELLED;
        }
        boolean nobodyPickedUp = (status == 408 || status == 480) && (rang || tried);
        return nobodyPickedUp ? CallState.UNANSWERED : CallState.REJECTED;
    }

    /** A BYE proves a dialog, also when its 2xx was not seen. */
    private void ended(Instant at) {
        if (!state.over()) {
            state = CallState.ENDED;
            endedAt = Optional.of(at);
        }
    }

    private OfferAnswers.Said said(Instant at, Observation.Sip sip, long cseq, boolean transactionByCaller) {
        return new OfferAnswers.Said(at, lastPacket, sip.flow(), cseq, transactionByCaller);
    }

    private static long number(SipSummary message) {
        return message.cseq().map(CSeq::number).orElse(-1L);
    }

    /** The table has forgotten it: it has no deadline any more. */
    void dropped() {
        dropped = true;
    }

    @Override
    public Deadlines.Slot slot() {
        return slot;
    }

    @Override
    public Optional<Instant> next() {
        if (dropped) {
            return Optional.empty();
        }
        if (state == CallState.TRYING || state == CallState.RINGING) {
            return Optional.of(firstTime.plus(options.setupTimeout()));
        }
        return endedAt.map(at -> at.plus(options.keepEnded()));
    }

    @Override
    public void wake(Instant at) {
        CallState before = state;
        joined = null;
        if (dropped) {
            return;
        }
        if (state == CallState.TRYING || state == CallState.RINGING) {
            if (!firstTime.plus(options.setupTimeout()).isAfter(at)) {
                state = CallState.UNANSWERED;
                endedAt = Optional.of(at);
                table.changed(this, before, at);
            }
        } else if (endedAt.isPresent()
                && !endedAt.get().plus(options.keepEnded()).isAfter(at)) {
            table.forget(this);
        }
    }

    Call frozen() {
        return new Call(
                callId,
                caller,
                callee,
                state,
                finalStatus,
                answeredAt
                        .map(t -> OptionalLong.of(Duration.between(firstTime, t).toMillis()))
                        .orElseGet(OptionalLong::empty),
                answeredAt.isPresent() && endedAt.isPresent()
                        ? OptionalLong.of(Duration.between(answeredAt.get(), endedAt.get())
                                .toMillis())
                        : OptionalLong.empty(),
                negotiation.agreed(),
                negotiation.holds(),
                negotiation.resumes(),
                transfer,
                "",
                0,
                negotiation.srtp(),
                negotiation.onHold(),
                transport,
                device,
                negotiation.ends(),
                firstTime,
                lastTime,
                answeredAt,
                endedAt,
                firstPacket,
                lastPacket,
                exchanges.all(),
                markings.all());
    }
}
