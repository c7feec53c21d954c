package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.net.IpAddress;

/**
 * A call and the media that belongs to it, joined; or, where signalling cannot be read, the media between a server and one far end,
 * from which a call is inferred.
 *
 * @param call empty when it is inferred
 * @param pair only when it is inferred
 * @param server name of the IP-DECT server it belongs to, else the address of whoever stands in its place; empty when unknown
 * @param ours the sides that are IP-DECT servers of the site; empty when the configuration names none
 * @param serverAddresses of our servers, at which media was wanted: a relay on the way is not one of them
 * @param foreign the configuration names servers, and none of them takes part
 * @param mediaVisible RTP to or from an address of this call was seen: only then does its absence mean something
 * @param signallingSent how the server marked its messages; empty where none is configured
 * @param first what the caller, or the server, sends
 * @param second what the callee, or the far end, sends
 */
public record CallMedia(
        Optional<Call> call,
        Optional<MediaPair> pair,
        String server,
        Set<Side> ours,
        Set<IpAddress> serverAddresses,
        boolean foreign,
        boolean mediaVisible,
        Optional<Marks> signallingSent,
        MediaDirection first,
        MediaDirection second) {
    public CallMedia {
        ours = Set.copyOf(ours);
        serverAddresses = Set.copyOf(serverAddresses);
        if (call.isPresent() == pair.isPresent()) {
            throw new IllegalArgumentException("media belongs to a call, or is between two ends");
        }
    }

    /**
     * A hold that ended.
     *
     * @param heldFrom when it began
     * @param at when the agreement that ended it was answered
     * @param before what had been agreed before the hold
     * @param resumed what is agreed since
     */
    public record Resumption(Instant heldFrom, Instant at, OfferAnswer before, OfferAnswer resumed) {}

    /** A call of which no media is known. */
    public static CallMedia signallingOnly(Call call) {
        return new CallMedia(
                Optional.of(call),
                Optional.empty(),
                "",
                Set.of(),
                Set.of(),
                false,
                false,
                Optional.empty(),
                new MediaDirection(Side.CALLER, List.of(), List.of()),
                new MediaDirection(Side.CALLEE, List.of(), List.of()));
    }

    /** Concluded from streams alone. */
    public boolean inferred() {
        return call.isEmpty();
    }

    /** The Call-ID, or the two ends. */
    public String key() {
        return call.isPresent() ? call.get().callId() : pair.orElseThrow().toString();
    }

    public MediaDirection by(Side side) {
        return first.by() == side ? first : second;
    }

    public List<MediaDirection> directions() {
        return List.of(first, second);
    }

    public List<MediaStream> streams() {
        List<MediaStream> all = new ArrayList<>(first.streams());
        all.addAll(second.streams());
        return all;
    }

    /** Whether the site's policy is for what this side does: it is a server of ours, or nobody knows who is. */
    public boolean answersFor(Side side) {
        return ours.isEmpty() || ours.contains(side);
    }

    /** Whether this side is a server of ours, for certain. */
    public boolean isOurs(Side side) {
        return ours.contains(side);
    }

    /** A server of ours put this stream on the wire. */
    public boolean leavesServer(MediaStream stream) {
        return serverAddresses.contains(stream.key().flow().source().address());
    }

    /** It comes to a server of ours from elsewhere. */
    public boolean reachesServer(MediaStream stream) {
        return !leavesServer(stream)
                && serverAddresses.contains(stream.key().flow().destination().address());
    }

    /** Offers and answers in order; none where signalling cannot be read. */
    public List<OfferAnswer> exchangesOfAllHops() {
        return call.isPresent() ? call.get().exchanges() : List.of();
    }

    /** Offers and answers on the first hop, in order. */
    public List<OfferAnswer> exchanges() {
        List<OfferAnswer> all = exchangesOfAllHops();
        // Asked again and again, and nearly always there is no other hop.
        for (OfferAnswer exchange : all) {
            if (exchange.hop() != 0) {
                return all.stream().filter(e -> e.hop() == 0).toList();
            }
        }
        return all;
    }

    /** What was agreed last by then. */
    public Optional<OfferAnswer> inForce(Instant time) {
        OfferAnswer last = null;
        for (OfferAnswer exchange : exchanges()) {
            if (exchange.answeredBy(time)) {
                last = exchange;
            }
        }
        return Optional.ofNullable(last);
    }

    /** Whether every offer and answer was seen, as far as the messages seen tell. */
    public boolean agreementsSeen() {
        return call.isEmpty() || !call.get().unseen().any();
    }

    public Optional<Instant> endedAt() {
        return call.isPresent() ? call.get().endedAt() : Optional.empty();
    }

    public Optional<Instant> answeredAt() {
        return call.isPresent() ? call.get().answeredAt() : Optional.empty();
    }

    /** The end, or now while it lasts. */
    public Instant until(Instant now) {
        Optional<Instant> end = endedAt();
        return end.isPresent() && end.get().isBefore(now) ? end.get() : now;
    }

    /** When packets of this side ought to come: the call is answered and not held, and the agreement in force says so. */
    public TimeSpans expected(Side sender, Instant now) {
        Optional<Instant> answered = answeredAt();
        if (answered.isEmpty()) {
            return TimeSpans.NONE;
        }
        List<TimeSpans.Span> spans = new ArrayList<>();
        Instant to = until(now);
        List<OfferAnswer> all = exchanges();
        for (int i = all.size() - 1; i >= 0; i--) {
            OfferAnswer exchange = all.get(i);
            if (exchange.answer().isEmpty()) {
                continue;
            }
            Instant from = exchange.answer().get().at();
            // Who holds may play music or not: nothing is expected of a hold.
            if (exchange.flowsFrom(sender) && !exchange.held()) {
                spans.add(new TimeSpans.Span(from.isBefore(answered.get()) ? answered.get() : from, to));
            }
            to = from;
        }
        return TimeSpans.of(spans);
    }

    /** Holds that ended, in order. */
    public List<Resumption> resumptions() {
        List<Resumption> all = new ArrayList<>();
        OfferAnswer before = null;
        Instant heldFrom = null;
        for (OfferAnswer exchange : exchanges()) {
            Optional<Instant> since = exchange.since();
            if (since.isEmpty()) {
                continue;
            }
            if (exchange.held()) {
                heldFrom = heldFrom == null ? since.get() : heldFrom;
                continue;
            }
            if (heldFrom != null && before != null) {
                all.add(new Resumption(heldFrom, since.get(), before, exchange));
            }
            heldFrom = null;
            before = exchange;
        }
        return all;
    }
}
