package org.dectwatch.collector.view;

import java.util.List;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetTruth;
import org.dectwatch.collector.domain.HandsetWord;

/** What wire, server and cloud say of one handset, as its own view shows it. */
final class HandsetWords {
    private HandsetWords() {}

    static List<HandsetDetail.Saying> sayings(Handset handset) {
        return handset.truth().sayings().stream().map(HandsetWords::saying).toList();
    }

    private static HandsetDetail.Saying saying(HandsetTruth.Saying saying) {
        return new HandsetDetail.Saying(
                saying.who(),
                saying.registered(),
                SnapshotBuilder.millis(saying.at()),
                saying.stale(),
                saying.counts(),
                saying.via(),
                saying.why());
    }

    static List<HandsetDetail.Word> words(Handset handset) {
        return handset.words().stream().map(HandsetWords::word).toList();
    }

    private static HandsetDetail.Word word(HandsetWord.Kept kept) {
        HandsetWord word = kept.word();
        HandsetWord.Facts facts = word.facts();
        return new HandsetDetail.Word(
                word.server(),
                word.via(),
                SnapshotBuilder.millis(kept.at()),
                kept.stale(),
                word.goodFor().toSeconds(),
                facts.subscribed(),
                facts.registered(),
                facts.reachable(),
                facts.inCharger(),
                facts.battery(),
                facts.base(),
                facts.signal(),
                facts.firmware(),
                facts.lastRegisteredAt(),
                facts.detail());
    }
}
