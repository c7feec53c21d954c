package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallEnd;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.domain.SessionResult;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.CSeq;
import org.dectwatch.collector.protocol.sip.SipSummary;
import org.jspecify.annotations.Nullable;

/** All that is known of one Call-ID. Hops and retransmissions repeat what is known and change nothing. */
final class CallEntry implements Deadlines.Sleeper, CallProgress.Outcomes {
    private static final long WEIGHT = 1800;
    private static final long END_WEIGHT = 800;

    private final String callId;
    private final CallParties parties;
    private final Optional<String> callerTag;
    private final LedgerOptions options;
    private final CallTable table;
    private final Deadlines.Slot slot = new Deadlines.Slot();
    private final Negotiation negotiation = new Negotiation();
    private final OfferAnswers exchanges = new OfferAnswers();
    private final Markings markings = new Markings();
    private final Ends ends;
    private @Nullable CallMedia joined;
    private final CallProgress progress;
    private final SignsOfLife signs;
    private final UnseenMessages unseen;
    private final LossBetween losses;
    private final KeysOfBoth keys = new KeysOfBoth();
    private final Instant firstTime;
    private final FrameRef firstPacket;
    private final Transport transport;
    private Instant lastTime;
    private FrameRef lastPacket;
    private Instant overSince = Instant.MAX;
    private boolean dropped;
    private int vias = Integer.MAX_VALUE;
    private Call.Transfer referred = Call.Transfer.NONE;
    private Call.Transfer transfer = Call.Transfer.NONE;

    /** Between whom its first message went. */
    record Ends(Endpoint inviter, Endpoint invited) {}

    CallEntry(
            String callId,
            CallParties parties,
            Instant at,
            FrameRef frame,
            Observation.Sip sip,
            LedgerOptions options,
            CallTable table) {
        this.callId = callId;
        this.parties = parties;
        this.callerTag = sip.message().fromTag();
        this.options = options;
        this.table = table;
        this.firstTime = at;
        this.firstPacket = frame;
        this.lastTime = at;
        this.lastPacket = frame;
        this.transport = sip.flow().transport();
        this.ends = sip.message().request()
                ? new Ends(sip.flow().source(), sip.flow().destination())
                : new Ends(sip.flow().destination(), sip.flow().source());
        this.signs = new SignsOfLife(at, options);
        // Joined in the middle: a request inside a dialog proves that there was one.
        boolean inDialog = sip.message().request() && sip.message().toTag().isPresent();
        this.progress = new CallProgress(
                at, inDialog ? CallState.ESTABLISHED : CallState.TRYING, options.transactionTimeout(), this);
        this.unseen = new UnseenMessages(inDialog);
        this.losses = new LossBetween(new Flow(transport, ends.inviter(), ends.invited()), at, table);
    }

    @Override
    public void requested(Instant at, SessionResult result, OptionalDouble delayMs) {
        table.requested(this, at, result, delayMs);
    }

    @Override
    public void ended(Instant at, CallEnd by, boolean byeAnswered) {
        table.ended(this, at, by, byeAnswered);
    }

    String callId() {
        return callId;
    }

    /** Addresses of record that take part. */
    Set<AddressOfRecord> parties() {
        return parties.all();
    }

    /** Octets it takes, roughly. */
    long weight() {
        return WEIGHT + END_WEIGHT * negotiation.ends().size();
    }

    CallState state() {
        return progress.state();
    }

    Negotiation negotiation() {
        return negotiation;
    }

    Endpoint device() {
        return parties.device();
    }

    Ends ends() {
        return ends;
    }

    /** What was joined last, as long as nothing has changed since. */
    Optional<CallMedia> joined() {
        noticeGaps();
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
        return progress.endedAt();
    }

    Instant firstTime() {
        return firstTime;
    }

    Instant lastTime() {
        return lastTime;
    }

    OptionalDouble durationMs() {
        return progress.durationMs();
    }

    OptionalDouble disconnectDelayMs() {
        return progress.disconnectDelayMs();
    }

    void message(Instant at, FrameRef frame, Observation.Sip sip) {
        noticeGaps();
        CallState before = state();
        if (!at.isBefore(lastTime)) {
            lastTime = at;
            lastPacket = frame;
        }
        joined = null;
        markings.add(sip.flow().source().address(), sip.dscp(), sip.vlanPriority());
        signs.message(at);
        locate(sip);
        SipSummary message = sip.message();
        // A request's From is its sender; a response repeats the From of the request it answers (RFC 3261 8.2.6.2).
        boolean fromCaller = message.fromTag().equals(callerTag);
        if (message.request()) {
            request(at, frame, sip, fromCaller);
        } else {
            response(at, frame, sip, fromCaller);
        }
        changed(before, at);
    }

    /** Octets between its two ends were lost to us while it lasted. */
    private void noticeGaps() {
        if (losses.notice(state().over())) {
            joined = null;
        }
    }

    private boolean answerMayBeUnseen() {
        noticeGaps();
        return losses.any() || unseen.answerMissed() || losses.oneSided();
    }

    private void changed(CallState before, Instant at) {
        overSince = !state().over() ? Instant.MAX : before.over() ? overSince : at;
        table.changed(this, before, at);
    }

    void locate(Observation.Sip sip) {
        parties.learn(sip, table, this);
    }

    private void request(Instant at, FrameRef frame, Observation.Sip sip, boolean byCaller) {
        SipSummary message = sip.message();
        long cseq = number(message);
        String method = message.method();
        unseen.request(sip, byCaller, cseq);
        if (!method.equals("BYE")) {
            progress.revive();
        }
        if (method.equals("INVITE") || method.equals("UPDATE") || method.equals("ACK") || method.equals("PRACK")) {
            sip.sdp().ifPresent(sdp -> {
                negotiation.inRequest(at, byCaller, cseq, method, sdp);
                exchanges.inRequest(said(at, frame, sip, cseq, byCaller), byCaller, method.equals("ACK"), sdp);
            });
        }
        switch (method) {
            case "INVITE" -> {
                vias = Math.min(vias, message.viaStack().size());
                if (message.toTag().isPresent()) {
                    progress.confirmed();
                }
                progress.invited(at, cseq);
            }
            case "ACK" -> acknowledged(at, sip, cseq);
            case "CANCEL" -> progress.cancelled();
            case "BYE" -> progress.bye(at);
            case "INFO" -> sip.keys().ifPresent(pressed -> keys.by(byCaller).pressed(cseq, pressed));
            case "REFER" ->
                referred = message.signals().referToReplaces() ? Call.Transfer.ATTENDED : Call.Transfer.BLIND;
            default -> {}
        }
    }

    /** The ACK to a 2xx is a transaction of its own, that to a refusal belongs to its INVITE's (RFC 3261 17.1.1.3). */
    private void acknowledged(Instant at, Observation.Sip sip, long cseq) {
        UnseenMessages.Acknowledged answer = unseen.acknowledges(sip, cseq);
        if (answer == UnseenMessages.Acknowledged.ACCEPTED) {
            progress.confirmed();
        } else if (answer == UnseenMessages.Acknowledged.REFUSED
                && sip.message().viaStack().size() <= vias) {
            progress.answerUnseen(at);
        }
    }

    private void response(Instant at, FrameRef frame, Observation.Sip sip, boolean requestByCaller) {
        SipSummary message = sip.message();
        int status = message.status().orElse(0);
        long cseq = number(message);
        String method = message.method();
        boolean offering = method.equals("INVITE") || method.equals("UPDATE") || method.equals("PRACK");
        boolean granted = status >= 200 && status < 300;
        unseen.response(sip, requestByCaller, cseq, status);
        if (offering && status < 300) {
            boolean asked = unseen.asked(sip, requestByCaller, cseq);
            sip.sdp().ifPresent(sdp -> {
                negotiation.inResponse(at, !requestByCaller, cseq, status >= 200, asked, sdp);
                exchanges.inResponse(
                        said(at, frame, sip, cseq, requestByCaller), !requestByCaller, status >= 200, asked, sdp);
            });
        } else if (offering) {
            negotiation.refused(cseq);
            exchanges.refused(cseq, requestByCaller);
        }
        if (granted && (method.equals("INVITE") || method.equals("UPDATE"))) {
            signs.refreshed(at, message.timing().sessionExpires());
        }
        switch (method) {
            case "INVITE" ->
                progress.answered(at, cseq, status, message.viaStack().size() <= vias);
            case "BYE" -> progress.byeAnswered(at, status);
            case "REFER" -> transfer = granted ? referred : transfer;
            case "INFO" -> {
                if (status == 401 || status == 407) {
                    keys.by(requestByCaller).challenged(cseq);
                }
            }
            default -> {}
        }
    }

    private OfferAnswers.Said said(
            Instant at, FrameRef frame, Observation.Sip sip, long cseq, boolean transactionByCaller) {
        return new OfferAnswers.Said(at, frame, sip.flow(), cseq, transactionByCaller);
    }

    private static long number(SipSummary message) {
        return message.cseq().map(CSeq::number).orElse(-1L);
    }

    /** Media of this call was seen. */
    void media(Instant lastPacket, Instant now) {
        CallState before = state();
        if (signs.media(lastPacket) && progress.inferred()) {
            progress.revive();
            changed(before, now);
        }
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
        Optional<Instant> next = progress.next(options.setupTimeout());
        if (state() == CallState.ESTABLISHED) {
            return Optional.of(signs.verdict(negotiation.onHold()).at());
        }
        Optional<Instant> forgotten =
                overSince.equals(Instant.MAX) ? Optional.empty() : Optional.of(overSince.plus(options.keepEnded()));
        return forgotten.filter(f -> next.isEmpty() || f.isBefore(next.get())).or(() -> next);
    }

    @Override
    public void wake(Instant at) {
        CallState before = state();
        joined = null;
        if (dropped) {
            return;
        }
        progress.wake(at, options.setupTimeout(), this::answerMayBeUnseen);
        SignsOfLife.Verdict verdict = signs.verdict(negotiation.onHold());
        if (state() == CallState.ESTABLISHED && !verdict.at().isAfter(at)) {
            progress.infer(at, signs.last(), verdict.by());
        }
        if (before != state()) {
            changed(before, at);
        } else if (state().over() && !overSince.plus(options.keepEnded()).isAfter(at)) {
            table.forget(this);
        }
    }

    Call frozen() {
        noticeGaps();
        Call.Unseen missing = unseen.told(losses, exchanges.open() && progress.isConfirmed());
        boolean timed = !missing.lost();
        return new Call(
                callId,
                parties.caller(),
                parties.callee(),
                progress.shown(),
                progress.finalStatus(),
                timed ? progress.setupMs() : OptionalLong.empty(),
                durationMs().isPresent() ? OptionalLong.of((long) durationMs().getAsDouble()) : OptionalLong.empty(),
                negotiation.agreed(),
                negotiation.holds(),
                negotiation.resumes(),
                transfer,
                keys.digits(),
                keys.count(),
                negotiation.srtp(),
                negotiation.onHold(),
                transport,
                parties.device(),
                negotiation.ends(),
                firstTime,
                lastTime,
                progress.answeredAt(),
                progress.endedAt(),
                firstPacket,
                lastPacket,
                parties.handset(),
                timed ? progress.requestDelayMs() : OptionalDouble.empty(),
                progress.disconnectDelayMs(),
                progress.end(),
                exchanges.all(),
                markings.all(),
                missing);
    }
}
