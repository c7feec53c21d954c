package org.dectwatch.collector.health.rules.media;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.Call;
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
        List<OfferAnswer> all = file.media().call().map(Call::exchanges).orElse(List.of()).stream()
                .filter(e -> e.answer().isPresent())
                .toList();
        boolean judged = false;
        for (MediaDirection direction : file.media().directions()) {
            Side receiver = direction.by().opposite();
            for (MediaStream stream : direction.streams()) {
                if (all.isEmpty() || stream.totals().counts().unique() < FEWEST_PACKETS) {
                    continue;
                }
                judged = true;
                Endpoint to = stream.key().flow().destination();
                List<OfferAnswer> there = all.stream()
                        .filter(e -> address(e, receiver).equals(Optional.of(to)))
                        .toList();
                if (there.isEmpty()) {
                    return never(file, direction.by(), stream, all.get(all.size() - 1));
                }
                Optional<OfferAnswer> moved = moved(file, all, there, receiver, stream);
                if (moved.isPresent()) {
                    return notAnyMore(file, direction.by(), stream, moved.get());
                }
            }
        }
        return Assessment.of(Optional.empty(), judged);
    }

    private static Optional<Endpoint> address(OfferAnswer exchange, Side side) {
        return exchange.of(side).flatMap(AudioDescription::address);
    }

    /** What moved the address, on the same hop, long enough before the last packet. */
    private static Optional<OfferAnswer> moved(
            CaseFile file, List<OfferAnswer> all, List<OfferAnswer> there, Side receiver, MediaStream stream) {
        int hop = there.get(0).hop();
        Instant late = stream.lastTime().minus(file.limits().stragglers());
        return all.stream()
                .filter(e -> e.hop() == hop)
                .filter(e -> e.since().filter(since -> !since.isAfter(late)).isPresent())
                .reduce((first, second) -> second)
                .filter(last -> address(last, receiver)
                        .filter(now -> !now.equals(stream.key().flow().destination()))
                        .isPresent())
                .filter(last -> last.since().orElseThrow().isAfter(stream.firstTime()));
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
