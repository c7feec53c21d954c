package org.dectwatch.collector.view;

import java.util.Optional;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetTruth;
import org.dectwatch.collector.domain.HandsetTruth.Saying;
import org.dectwatch.collector.domain.HandsetTruth.Who;

/** The marks that a handset bears for what its server and the cloud say of it. */
final class WordMarks {
    private WordMarks() {}

    /** Empty when its server has said nothing of it. */
    static Optional<Mark> server(Handset handset) {
        return mark(handset, Who.SERVER, Mark.Kind.SERVER, Mark.Source.SERVER);
    }

    /** Empty when the cloud has said nothing of it. */
    static Optional<Mark> cloud(Handset handset) {
        return mark(handset, Who.CLOUD, Mark.Kind.CLOUD, Mark.Source.CLOUD);
    }

    private static Optional<Mark> mark(Handset handset, Who who, Mark.Kind kind, Mark.Source source) {
        Saying saying = handset.truth().saying(who);
        return saying.at()
                .map(at -> new Mark(
                        kind,
                        state(handset, saying),
                        source,
                        Optional.of(SnapshotBuilder.millis(at)),
                        why(handset, saying)));
    }

    private static Mark.State state(Handset handset, Saying saying) {
        if (saying.stale()) {
            return Mark.State.UNKNOWN;
        }
        if (contradicts(handset, saying) || notReached(handset, saying)) {
            return Mark.State.WARNING;
        }
        return saying.registered()
                .map(is -> is ? Mark.State.GOOD : Mark.State.BAD)
                .orElse(Mark.State.UNKNOWN);
    }

    private static boolean contradicts(Handset handset, Saying saying) {
        return handset.truth()
                .contradiction()
                .filter(between ->
                        between.one().equals(saying) || between.other().equals(saying))
                .isPresent();
    }

    /** It was paged, and did not answer. */
    private static boolean notReached(Handset handset, Saying saying) {
        return handset.words().stream()
                .filter(kept -> !kept.stale()
                        && saying.via().equals(Optional.of(kept.word().via())))
                .anyMatch(kept ->
                        kept.word().facts().reachable().filter(is -> !is).isPresent());
    }

    private static String why(Handset handset, Saying saying) {
        String old = saying.stale() ? "This is too old to count: " : "";
        return old
                + saying.why()
                + handset.truth()
                        .contradiction()
                        .filter(between -> contradicts(handset, saying))
                        .map(HandsetTruth.Contradiction::why)
                        .map(text -> " " + text)
                        .orElse("");
    }
}
