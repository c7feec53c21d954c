package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.protocol.sdp.Codec;
import org.dectwatch.collector.protocol.sdp.MediaDescription;
import org.dectwatch.collector.protocol.sdp.SessionDescription;

/**
 * Offers and answers of one call (RFC 3264): codecs agreed, who holds, SRTP, and where media is wanted. Offer and answer are
 * matched by CSeq; an INVITE without SDP makes the 2xx the offer and the ACK the answer (RFC 3261 13.2.1).
 */
final class Negotiation {
    private static final int MOST_ENDS = 16;

    private final List<String> agreed = new ArrayList<>(2);
    private final List<Call.MediaEnd> ends = new ArrayList<>(2);
    private Optional<Pending> pending = Optional.empty();
    private boolean callerHolds;
    private boolean calleeHolds;
    private int holds;
    private int resumes;
    private Call.Srtp srtp = Call.Srtp.NONE;

    /**
     * An offer that waits for its answer.
     *
     * @param answered a provisional answer came; the final one may repeat it
     */
    private record Pending(long cseq, boolean byCaller, SessionDescription offer, boolean answered) {}

    /** SDP in a request that may bear an offer, or in the ACK that answers one. */
    void inRequest(Instant at, boolean byCaller, long cseq, String method, SessionDescription sdp) {
        end(at, byCaller, sdp);
        Optional<Pending> open = pending.filter(p -> p.cseq == cseq);
        if (method.equals("ACK")) {
            open.filter(p -> p.byCaller != byCaller && !p.answered).ifPresent(p -> answered(p, sdp));
        } else if (open.isEmpty()) {
            offer(new Pending(cseq, byCaller, sdp, false));
        }
    }

    /**
     * SDP in a 18x or 2xx: the answer, or the offer when the request had none.
     *
     * @param asked the request was seen; otherwise it may be either
     */
    void inResponse(
            Instant at, boolean byCaller, long cseq, boolean finalAnswer, boolean asked, SessionDescription sdp) {
        end(at, byCaller, sdp);
        Optional<Pending> open = pending.filter(p -> p.cseq == cseq);
        if (open.isEmpty()) {
            if (asked) {
                offer(new Pending(cseq, byCaller, sdp, false));
            }
        } else if (open.get().byCaller != byCaller && (!open.get().answered || finalAnswer)) {
            answered(open.get(), sdp);
        }
    }

    /** The request that bore the offer was refused: all stays as it was (RFC 3261 14.1). */
    void refused(long cseq) {
        pending = pending.filter(p -> p.cseq != cseq);
    }

    private void offer(Pending next) {
        pending = Optional.of(next);
        if (srtp == Call.Srtp.NONE && secure(next.offer)) {
            srtp = Call.Srtp.OFFERED;
        }
    }

    private void answered(Pending open, SessionDescription answer) {
        boolean offererHolds = open.offer.held();
        boolean answererHolds = !offererHolds && answer.held();
        hold(open.byCaller, offererHolds);
        if (!offererHolds) {
            hold(!open.byCaller, answererHolds);
        }
        pending = Optional.of(new Pending(open.cseq, open.byCaller, open.offer, true));
        if (secure(open.offer) && secure(answer)) {
            srtp = Call.Srtp.AGREED;
        }
        firstVoice(answer).ifPresent(codec -> {
            if (agreed.isEmpty() || !agreed.get(agreed.size() - 1).equals(codec)) {
                agreed.add(codec);
            }
        });
    }

    private void hold(boolean caller, boolean now) {
        boolean before = caller ? callerHolds : calleeHolds;
        if (now && !before) {
            holds++;
        } else if (!now && before) {
            resumes++;
        }
        if (caller) {
            callerHolds = now;
        } else {
            calleeHolds = now;
        }
    }

    private void end(Instant at, boolean caller, SessionDescription sdp) {
        for (MediaDescription media : sdp.audio()) {
            Optional<Endpoint> address = media.rtp();
            if (address.isEmpty()) {
                continue;
            }
            Map<Integer, Call.MediaFormat> formats = new LinkedHashMap<>();
            for (Codec codec : media.codecs()) {
                formats.put(codec.payloadType(), format(codec));
            }
            if (ends.size() < MOST_ENDS && !isKnown(address.get(), formats)) {
                ends.add(new Call.MediaEnd(address.get(), at, formats, caller));
            }
        }
    }

    private boolean isKnown(Endpoint address, Map<Integer, Call.MediaFormat> formats) {
        for (Call.MediaEnd end : ends) {
            if (end.address().equals(address) && end.codecs().equals(formats)) {
                return true;
            }
        }
        return false;
    }

    private static Call.MediaFormat format(Codec codec) {
        return new Call.MediaFormat(codec.encoding().toUpperCase(Locale.ROOT), codec.clockRate());
    }

    private static boolean secure(SessionDescription sdp) {
        for (MediaDescription media : sdp.audio()) {
            if (media.secure()) {
                return true;
            }
        }
        return false;
    }

    /** The first codec of an answer that carries voice. */
    private static Optional<String> firstVoice(SessionDescription sdp) {
        for (MediaDescription media : sdp.audio()) {
            for (Codec codec : media.codecs()) {
                String name = codec.encoding().toUpperCase(Locale.ROOT);
                if (!name.equals("TELEPHONE-EVENT") && !name.equals("CN")) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    List<String> agreed() {
        return agreed;
    }

    List<Call.MediaEnd> ends() {
        return ends;
    }

    int holds() {
        return holds;
    }

    int resumes() {
        return resumes;
    }

    boolean onHold() {
        return callerHolds || calleeHolds;
    }

    Call.Srtp srtp() {
        return srtp;
    }
}
