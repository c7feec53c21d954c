package org.dectwatch.collector.observe.tls;

import java.time.Instant;
import java.util.Optional;
import org.dectwatch.collector.domain.TlsConnection.Close;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.net.Segment;

/** How a connection comes to its end: the first sign of it counts. */
final class Ending {
    private Optional<Close> first = Optional.empty();
    private boolean presumed;
    private boolean over;
    private Verdict.Ended ended = Verdict.Ended.OPEN;

    /** A sign of ending: close_notify, a fatal alert, a FIN. */
    void sign(Side by, CloseHow how, Instant at) {
        if (first.isEmpty()) {
            first = Optional.of(new Close(by, how, at));
        }
    }

    /** An alert whose meaning is hidden: close_notify unless that side goes on. */
    void presume(Side by, Instant at) {
        if (first.isEmpty()) {
            sign(by, CloseHow.CLOSE_NOTIFY, at);
            presumed = true;
        }
    }

    void goesOn(Side side) {
        if (presumed && first.isPresent() && first.get().by() == side) {
            first = Optional.empty();
            presumed = false;
        }
    }

    /** @param closer who closed first; empty when nobody here can know */
    void halfClose(Optional<Side> closer, Instant at) {
        sign(closer.orElse(Side.NETWORK), closer.isPresent() ? CloseHow.FIN : CloseHow.UNSEEN, at);
        if (ended == Verdict.Ended.OPEN) {
            ended = Verdict.Ended.FIN;
        }
    }

    void end(Side by, Segment.End reason, Instant at) {
        switch (reason) {
            case FIN -> halfClose(Optional.of(by), at);
            case FIN_EITHER -> halfClose(Optional.empty(), at);
            case RST -> {
                sign(by, CloseHow.RST, at);
                ended = ended == Verdict.Ended.OPEN ? Verdict.Ended.RST : ended;
            }
            case SOURCE_ENDED -> ended = ended == Verdict.Ended.OPEN ? Verdict.Ended.UNSEEN : ended;
            case EVICTED -> {
                sign(Side.NETWORK, CloseHow.UNSEEN, at);
                ended = ended == Verdict.Ended.OPEN ? Verdict.Ended.UNSEEN : ended;
            }
            default -> {
                sign(Side.NETWORK, CloseHow.TIMEOUT, at);
                ended = ended == Verdict.Ended.OPEN ? Verdict.Ended.SILENT : ended;
            }
        }
        over = true;
    }

    /** Somebody who owes an answer has been silent for too long; undone when he speaks. */
    void silent(boolean silent) {
        if (!over && (ended == Verdict.Ended.OPEN || ended == Verdict.Ended.SILENT)) {
            ended = silent ? Verdict.Ended.SILENT : Verdict.Ended.OPEN;
        }
    }

    boolean over() {
        return over;
    }

    /** For the outcome: a FIN of one side decides only when the connection is over. */
    Verdict.Ended ended() {
        return over || ended == Verdict.Ended.SILENT ? ended : Verdict.Ended.OPEN;
    }

    Side closer() {
        return first.map(Close::by).orElse(Side.NETWORK);
    }

    /** Empty while it is open; open at the capture's end is open. */
    Optional<Close> close() {
        return over ? first : Optional.empty();
    }
}
