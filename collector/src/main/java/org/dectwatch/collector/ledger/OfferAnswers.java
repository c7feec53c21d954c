package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.OfferAnswer;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.protocol.sdp.SessionDescription;

/**
 * Offers and answers about a call's audio, as they were made, each hop on its own: a relay may rewrite them. An answer belongs to
 * the offer of its transaction that went the opposite way; an INVITE without SDP makes the 2xx the offer and the ACK the answer.
 */
final class OfferAnswers {
    /** Of more, the oldest are forgotten: what is in force must stay. */
    private static final int MOST = 48;

    private final List<Entry> entries = new ArrayList<>(1);
    private List<OfferAnswer> frozen = List.of();
    private boolean answered;

    /** Where and when something was said, and in which transaction. */
    record Said(Instant at, FrameRef frame, Flow flow, long cseq, boolean transactionByCaller) {}

    private static final class Entry {
        final long cseq;
        final boolean transactionByCaller;
        final Flow offerFlow;
        OfferAnswer exchange;

        Entry(Said said, OfferAnswer exchange) {
            this.cseq = said.cseq();
            this.transactionByCaller = said.transactionByCaller();
            this.offerFlow = said.flow();
            this.exchange = exchange;
        }

        boolean of(Said said) {
            return cseq == said.cseq() && transactionByCaller == said.transactionByCaller();
        }
    }

    void inRequest(Said said, boolean byCaller, boolean ack, SessionDescription sdp) {
        Optional<AudioDescription> description = Descriptions.of(said, sdp);
        if (description.isEmpty()) {
            return;
        }
        if (ack) {
            answer(said, byCaller, true, description.get());
        } else if (!offeredHere(said)) {
            offer(said, byCaller, description.get());
        }
    }

    private boolean offeredHere(Said said) {
        for (Entry entry : entries) {
            if (entry.of(said) && entry.offerFlow.equals(said.flow())) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param byCaller whether the caller sent the response
     * @param asked its request was seen: SDP in the answer to one without is an offer, and to one unseen may be either
     */
    void inResponse(Said said, boolean byCaller, boolean settled, boolean asked, SessionDescription sdp) {
        Optional<AudioDescription> description = Descriptions.of(said, sdp);
        if (description.isEmpty()) {
            return;
        }
        if (offeredByOther(said, byCaller)) {
            answer(said, byCaller, settled, description.get());
        } else if (asked && !offeredHere(said)) {
            offer(said, byCaller, description.get());
        }
    }

    private boolean offeredByOther(Said said, boolean byCaller) {
        for (Entry entry : entries) {
            if (entry.of(said) && entry.exchange.byCaller() != byCaller) {
                return true;
            }
        }
        return false;
    }

    /** The request was refused: all stays as it was (RFC 3261 14.1). */
    void refused(long cseq, boolean transactionByCaller) {
        entries.removeIf(e -> e.cseq == cseq
                && e.transactionByCaller == transactionByCaller
                && e.exchange.answer().isEmpty());
        freeze();
    }

    private void offer(Said said, boolean byCaller, AudioDescription description) {
        int hop = 0;
        for (Entry entry : entries) {
            hop += entry.of(said) ? 1 : 0;
        }
        if (entries.size() == MOST) {
            entries.remove(0);
        }
        entries.add(new Entry(
                said,
                new OfferAnswer(
                        hop,
                        byCaller,
                        description,
                        Optional.empty(),
                        false,
                        said.flow().transport())));
        freeze();
    }

    private void answer(Said said, boolean byCaller, boolean settled, AudioDescription description) {
        Entry open = null;
        for (Entry entry : entries) {
            if (entry.of(said) && entry.exchange.byCaller() != byCaller) {
                boolean samePath = entry.offerFlow.equals(said.flow().reversed())
                        || entry.offerFlow.equals(said.flow())
                                && entry.exchange.answer().isEmpty();
                open = open == null || samePath ? entry : open;
            }
        }
        if (open == null || open.exchange.settled()) {
            return;
        }
        OfferAnswer offered = open.exchange;
        open.exchange = new OfferAnswer(
                offered.hop(),
                offered.byCaller(),
                offered.offer(),
                // A final answer repeats the provisional one: it came into force with the first.
                offered.answer().filter(first -> same(first, description)).or(() -> Optional.of(description)),
                settled,
                offered.transport());
        answered = true;
        freeze();
    }

    /** Whether an offer has no answer on any hop. */
    boolean open() {
        for (Entry offer : entries) {
            if (offer.exchange.answer().isEmpty() && !answeredElsewhere(offer)) {
                return true;
            }
        }
        return false;
    }

    private boolean answeredElsewhere(Entry offer) {
        for (Entry entry : entries) {
            if (entry.cseq == offer.cseq
                    && entry.transactionByCaller == offer.transactionByCaller
                    && entry.exchange.answer().isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether an answer came since this was last asked. */
    boolean takeAnswered() {
        boolean since = answered;
        answered = false;
        return since;
    }

    private static boolean same(AudioDescription one, AudioDescription other) {
        return one.formats().equals(other.formats())
                && one.address().equals(other.address())
                && one.sends() == other.sends()
                && one.receives() == other.receives();
    }

    private void freeze() {
        List<OfferAnswer> exchanges = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            exchanges.add(entry.exchange);
        }
        if (exchanges.size() > 1) {
            exchanges.sort(Comparator.comparing(e -> e.offer().at()));
        }
        frozen = List.copyOf(exchanges);
    }

    List<OfferAnswer> all() {
        return frozen;
    }
}
