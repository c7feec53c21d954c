package org.dectwatch.collector.health.rules.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.OfferAnswer;

/** An answer that leaves several codecs open: either side may then switch without a word. */
final class SeveralCodecsAnswered {
    private SeveralCodecsAnswered() {}

    static Assessment assess(CaseFile file) {
        boolean judged = false;
        for (OfferAnswer exchange : file.exchanges()) {
            Optional<AudioDescription> answer = exchange.answer();
            if (answer.isEmpty()) {
                continue;
            }
            judged = true;
            List<String> voice = distinct(answer.get().voice());
            if (voice.size() > 1) {
                String codecs = String.join(", ", voice);
                return file.fault(
                        answer.get().at(),
                        file.subject(exchange.offerer().opposite()) + " answers with several codecs ("
                                + codecs
                                + "): either side may change between them without a new offer.",
                        "If audio changes in the middle of calls, tick \"SDP answer with a single codec\" on the Media page of the"
                                + " IP-DECT server, or its like at the far end.",
                        List.of(CaseFile.said(answer.get(), "answer with [" + codecs + "]")));
            }
        }
        return Assessment.clean(judged);
    }

    private static List<String> distinct(List<String> codecs) {
        List<String> distinct = new ArrayList<>(codecs.size());
        for (String codec : codecs) {
            if (!distinct.contains(codec)) {
                distinct.add(codec);
            }
        }
        return distinct;
    }
}
