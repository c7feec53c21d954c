package org.dectwatch.collector.health.rules.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.OfferAnswer;
import org.dectwatch.collector.domain.Side;
import org.dectwatch.collector.net.Endpoint;

/** Media goes where the other side never wanted it, or goes on to where it does not want it any more. */
final class MediaToWrongAddress {
    private static final int FEWEST_PACKETS = 10;

    private MediaToWrongAddress() {}

    static Assessment assess(CaseFile file) {
        List<OfferAnswer> all = answered(file.media());
        if (all.isEmpty()) {
            return Assessment.notJudged();
        }
        boolean judged = false;
        for (MediaDirection direction : file.directions()) {
            Side receiver = direction.by().opposite();
            for (MediaStream stream : direction.streams()) {
                if (stream.totals().counts().unique() < FEWEST_PACKETS) {
                    continue;
                }
                judged = true;
                Endpoint to = stream.key().flow().destination();
                Optional<OfferAnswer> wanted = firstToWant(all, receiver, to);
                if (wanted.isEmpty()) {
                    return never(file, direction.by(), stream, all.get(all.size() - 1));
                }
                Optional<OfferAnswer> moved = moved(file, all, wanted.get().hop(), receiver, stream);
                if (moved.isPresent()) {
                    return notAnyMore(file, direction.by(), stream, moved.get());
                }
            }
        }
        return Assessment.clean(judged);
    }

    private static List<OfferAnswer> answered(CallMedia media) {
        List<OfferAnswer> answered = new ArrayList<>();
        for (OfferAnswer exchange : media.exchangesOfAllHops()) {
            if (exchange.answer().isPresent()) {
                answered.add(exchange);
            }
        }
        return answered;
    }

    private static Optional<OfferAnswer> firstToWant(List<OfferAnswer> all, Side receiver, Endpoint to) {
        for (OfferAnswer exchange : all) {
            if (exchange.wantedAt(receiver, to)) {
                return Optional.of(exchange);
            }
        }
        return Optional.empty();
    }

    private static Optional<Endpoint> address(OfferAnswer exchange, Side side) {
        return exchange.of(side).flatMap(AudioDescription::address);
    }

    /** What moved the address, on the same hop, long enough before the last packet. */
    private static Optional<OfferAnswer> moved(
            CaseFile file, List<OfferAnswer> all, int hop, Side receiver, MediaStream stream) {
        Instant late = stream.lastTime().minus(file.limits().stragglers());
        for (int i = all.size() - 1; i >= 0; i--) {
            OfferAnswer last = all.get(i);
            if (last.hop() == hop && last.answeredBy(late)) {
                boolean elsewhere = address(last, receiver).isPresent()
                        && !last.wantedAt(receiver, stream.key().flow().destination());
                return elsewhere && !last.answeredBy(stream.firstTime()) ? Optional.of(last) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Assessment never(CaseFile file, Side sender, MediaStream stream, OfferAnswer agreed) {
        return file.fault(
                stream.firstTime(),
                Optional.of(stream.lastTime()),
                file.subject(sender) + " sends media to "
                        + stream.key().flow().destination() + ", which " + file.who(sender.opposite())
                        + " never gave; it wanted it at "
                        + address(agreed, sender.opposite())
                                .map(Endpoint::toString)
                                .orElse("no address")
                        + ".",
                "Does something rewrite the SDP (SIP ALG of a router or firewall: switch it off), or does the sender ignore it?",
                List.of(
                        CaseFile.said(agreed.answer().orElse(agreed.offer()), "what was agreed"),
                        CaseFile.firstOf(
                                stream, "first packet to " + stream.key().flow().destination())));
    }

    private static Assessment notAnyMore(CaseFile file, Side sender, MediaStream stream, OfferAnswer moved) {
        return file.fault(
                moved.since().orElseThrow(),
                Optional.of(stream.lastTime()),
                file.subject(sender) + " went on sending media to "
                        + stream.key().flow().destination() + " after " + file.who(sender.opposite())
                        + " had moved it to "
                        + address(moved, sender.opposite()).orElseThrow() + ".",
                "The sender did not follow the new offer: compare the re-INVITE or UPDATE with what it did before, and its"
                        + " firmware with the newest.",
                List.of(
                        CaseFile.said(moved.answer().orElse(moved.offer()), "the new address was agreed"),
                        CaseFile.lastOf(stream, "last packet to the old one")));
    }
}
