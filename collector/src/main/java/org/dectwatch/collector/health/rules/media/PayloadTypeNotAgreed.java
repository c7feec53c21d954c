package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.OfferAnswer;
import org.dectwatch.collector.domain.SentCodec;
import org.dectwatch.collector.domain.Side;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.net.Endpoint;

/**
 * A payload type on the wire that its receiver never agreed to, or does not any more. Judged by what the very address agreed to
 * that the packets go to: the numbers of dynamic types differ from direction to direction and from hop to hop.
 */
final class PayloadTypeNotAgreed {
    /** A packet or two may cross an answer. */
    private static final int FEWEST_PACKETS = 5;

    private PayloadTypeNotAgreed() {}

    static Assessment assess(CaseFile file) {
        boolean judged = false;
        for (MediaDirection direction : file.directions()) {
            Side receiver = direction.by().opposite();
            for (SentCodec sent : direction.sent()) {
                if (sent.packets() < FEWEST_PACKETS) {
                    continue;
                }
                List<OfferAnswer> there = agreedAt(file, receiver, sent);
                if (!anyAnswered(there)) {
                    continue;
                }
                judged = true;
                Optional<OfferAnswer> last =
                        inForce(there, sent.to().minus(file.limits().stragglers()));
                if (agreed(last, receiver, sent)) {
                    continue;
                }
                boolean ever = everAgreed(there, receiver, sent);
                boolean still = last.isEmpty() || agreed(inForce(there, sent.to()), receiver, sent);
                if (!ever || !still) {
                    return told(file, direction.by(), sent, ever, last.orElse(there.get(there.size() - 1)));
                }
            }
        }
        return Assessment.clean(judged);
    }

    /** What was agreed, on whichever hop, for packets to the address that these go to. */
    private static List<OfferAnswer> agreedAt(CaseFile file, Side receiver, SentCodec sent) {
        Endpoint to = sent.stream().key().flow().destination();
        List<OfferAnswer> there = new ArrayList<>();
        for (OfferAnswer exchange : file.media().exchangesOfAllHops()) {
            if (exchange.wantedAt(receiver, to)) {
                there.add(exchange);
            }
        }
        return there;
    }

    private static Optional<OfferAnswer> inForce(List<OfferAnswer> exchanges, Instant time) {
        for (int i = exchanges.size() - 1; i >= 0; i--) {
            if (exchanges.get(i).answeredBy(time)) {
                return Optional.of(exchanges.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean anyAnswered(List<OfferAnswer> exchanges) {
        for (OfferAnswer exchange : exchanges) {
            if (exchange.answer().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean everAgreed(List<OfferAnswer> exchanges, Side receiver, SentCodec sent) {
        for (OfferAnswer exchange : exchanges) {
            if (exchange.agreesTo(sent.type(), receiver)) {
                return true;
            }
        }
        return false;
    }

    private static boolean agreed(Optional<OfferAnswer> exchange, Side receiver, SentCodec sent) {
        return exchange.isPresent() && exchange.get().agreesTo(sent.type(), receiver);
    }

    private static Assessment told(CaseFile file, Side sender, SentCodec sent, boolean ever, OfferAnswer agreed) {
        Map<Integer, AudioDescription.Format> towards = agreed.agreedTowards(sender.opposite());
        Instant from = ever ? agreed.since().orElse(sent.from()) : sent.from();
        String lasted = ever
                ? " for " + CaseFile.seconds(Duration.between(from, sent.to())) + " after it was agreed away"
                : ", which was never agreed in this direction";
        return file.fault(
                from,
                Optional.of(sent.to()),
                file.subject(sender) + " sends payload type " + sent.type()
                        + sent.codec().map(codec -> " (" + codec + ")").orElse("") + lasted + "; agreed: "
                        + towards.values() + ".",
                "Whoever gets it plays noise or nothing: compare the codec lists in offer and answer, and let the sender"
                        + " keep to them (RFC 3264 section 6.1).",
                List.of(
                        Evidence.packet(sent.firstFrame(), sent.from(), "first packet of payload type " + sent.type()),
                        CaseFile.said(
                                agreed.answer().orElse(agreed.offer()),
                                "agreed " + towards.values() + " for packets to " + file.who(sender.opposite()))));
    }
}
