package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.RemoteReport;
import org.dectwatch.collector.domain.Side;
import org.dectwatch.collector.domain.StreamTotals;

/**
 * Whether packets that are missing here were lost on their way, or passed and were not captured. Numbers that are missing look the
 * same in both cases; what else is known of the call tells.
 *
 * @param why a clause that follows the numbers
 * @param byCapture more speaks for the capture; otherwise either may be
 */
record MissingHere(String why, boolean byCapture) {
    /** Fewer say nothing. */
    private static final long FEWEST = 5;
    /** A stream of which most is missing is no conversation any more; people hang up. */
    private static final double MOST_PERCENT = 50;
    /** Even so nothing else is known of it. */
    private static final double NEARLY_ALL_PERCENT = 90;
    /** A report comes a moment before or after the last packet that it tells of. */
    private static final Duration CLOSE = Duration.ofSeconds(5);

    /** Empty where nothing speaks against loss on the way. */
    static Optional<MissingHere> of(CaseFile file, Side by, MediaStream stream) {
        if (stream.totals().counts().lost() < FEWEST) {
            return Optional.empty();
        }
        return receiverGotThem(stream)
                .or(() -> signallingIsMissingToo(file))
                .or(() -> otherDirection(file, by, stream));
    }

    private static Optional<MissingHere> receiverGotThem(MediaStream stream) {
        Optional<RemoteReport> remote = stream.remote();
        return remote.flatMap(RemoteReport::received)
                .flatMap(received -> counted(stream.totals().counts(), received))
                .or(() -> remote.flatMap(said -> rated(stream, said)));
    }

    /** A receiver takes copies for packets: at most so many hide losses of its own. */
    private static Optional<MissingHere> counted(StreamTotals.Counts counts, RemoteReport.Received received) {
        long here = received.missingHere();
        long there = Math.max(0, received.lost()) + counts.duplicates() + counts.networkTwins() + counts.mirrorTwins();
        boolean mostOfIt = here >= FEWEST && 2 * here >= counts.lost();
        return mostOfIt && 2 * there < here
                ? Optional.of(new MissingHere(
                        "its receiver reports " + Math.max(0, received.lost()) + " lost by then when " + here
                                + " were missing here: the others passed here, and the capture lost them",
                        true))
                : Optional.empty();
    }

    /** What a rating at the end of the stream says of the whole of it. */
    private static Optional<MissingHere> rated(MediaStream stream, RemoteReport said) {
        double here = stream.totals().counts().lossPercent();
        return said.ratings().stream()
                .filter(rating -> rating.lossPercent().isPresent()
                        && !rating.time().isBefore(stream.lastTime().minus(CLOSE)))
                .filter(rating -> 2 * rating.lossPercent().getAsDouble() < here)
                .findFirst()
                .map(rating -> new MissingHere(
                        format(
                                "its receiver reports %.1f %% lost in all: the others passed here, and the capture lost them",
                                rating.lossPercent().getAsDouble()),
                        true));
    }

    /** Lost signalling comes again: what never did was not captured. Only where both sides can be heard. */
    private static Optional<MissingHere> signallingIsMissingToo(CaseFile file) {
        return file.media()
                .call()
                .filter(call -> call.unseen().lost() && call.signalling().size() > 1)
                .map(Call::unseen)
                .map(unseen -> new MissingHere(
                        "signalling of the call is missing here, too (" + unseen
                                + "), and that comes again when it is lost on" + " the way: the capture loses frames",
                        true));
    }

    /**
     * What comes and what goes is lost at different places: before this point of capture each, and on opposite sides of it. That
     * both miss packets at a time is rather one fault here than two at once.
     */
    private static Optional<MissingHere> otherDirection(CaseFile file, Side by, MediaStream stream) {
        double here = stream.totals().counts().lossPercent();
        List<MediaStream> others = file.media().by(by.opposite()).streams().stream()
                .filter(other -> overlaps(stream, other))
                .toList();
        List<MediaStream> sameHosts =
                others.stream().filter(other -> opposite(stream, other)).toList();
        others = sameHosts.isEmpty() ? others : sameHosts;
        if (others.isEmpty()) {
            return here >= NEARLY_ALL_PERCENT
                            && file.media().by(by.opposite()).streams().isEmpty()
                    ? Optional.of(new MissingHere(
                            "nothing at all was captured of the other direction: rather this capture has only a few of the packets",
                            true))
                    : Optional.empty();
        }
        Optional<MissingHere> proved = others.stream()
                .flatMap(other -> receiverGotThem(other).stream())
                .findFirst()
                .map(of -> new MissingHere("of the other direction " + of.why, true));
        if (proved.isPresent()) {
            return proved;
        }
        long lost = others.stream().mapToLong(o -> o.totals().counts().lost()).sum();
        long all = lost
                + others.stream().mapToLong(o -> o.totals().counts().unique()).sum();
        double there = 100.0 * lost / all;
        if (lost < FEWEST || 4 * there < here) {
            return Optional.empty();
        }
        boolean most = here >= MOST_PERCENT && there >= MOST_PERCENT;
        return Optional.of(new MissingHere(
                format("%.1f %% of the other direction are missing at the same time, too, ", there)
                        + (most
                                ? "and nobody talks like that: the capture has only a few of the packets"
                                : "which takes two faults on the way, one on each side of here; a capture that drops frames"
                                        + " looks the same"),
                most));
    }

    private static boolean overlaps(MediaStream one, MediaStream other) {
        return !one.firstTime().isAfter(other.lastTime()) && !other.firstTime().isAfter(one.lastTime());
    }

    /** Between the same two hosts. */
    private static boolean opposite(MediaStream one, MediaStream other) {
        return one.key()
                        .flow()
                        .source()
                        .address()
                        .equals(other.key().flow().destination().address())
                && one.key()
                        .flow()
                        .destination()
                        .address()
                        .equals(other.key().flow().source().address());
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
