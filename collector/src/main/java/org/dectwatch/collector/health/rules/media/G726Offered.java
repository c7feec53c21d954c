package org.dectwatch.collector.health.rules.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.OfferAnswer;
import org.dectwatch.collector.domain.Side;
import org.dectwatch.collector.domain.VoiceCodecs;
import org.dectwatch.collector.health.Evidence;

/** G.726 stands in an offer of a server, or in anybody's answer: the guide asks for its removal. */
final class G726Offered {
    private static final String NEXT_STEP =
            "Remove G.726 from the codec priority of the IP-DECT server (Media page): with it in the list held calls come back"
                    + " with poor audio, as the interoperability guide says.";

    private G726Offered() {}

    static Assessment assess(CaseFile file) {
        if (file.exchanges().isEmpty() || isWanted(file.policy())) {
            return Assessment.notJudged();
        }
        List<Evidence> seen = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (OfferAnswer exchange : file.exchanges()) {
            if (file.media().answersFor(exchange.offerer())) {
                add(file, exchange.offerer(), exchange.offer(), "offers", seen, said);
            }
            if (exchange.answer().isPresent()) {
                add(file, exchange.offerer().opposite(), exchange.answer().get(), "answers with", seen, said);
            }
        }
        return seen.isEmpty()
                ? Assessment.clean()
                : file.fault(seen.get(0).time().orElseThrow(), String.join("; ", said) + ".", NEXT_STEP, seen);
    }

    private static boolean isWanted(MediaPolicy policy) {
        for (String codec : policy.codecs()) {
            if (VoiceCodecs.isG726(codec)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<AudioDescription.Format> g726(AudioDescription said) {
        for (AudioDescription.Format format : said.formats()) {
            if (VoiceCodecs.isG726(format.encoding())) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private static void add(
            CaseFile file, Side side, AudioDescription said, String verb, List<Evidence> seen, List<String> sentences) {
        Optional<AudioDescription.Format> g726 = g726(said);
        if (g726.isEmpty()) {
            return;
        }
        seen.add(CaseFile.said(said, verb + " " + said.voice()));
        String sentence = (sentences.isEmpty() ? file.subject(side) : file.who(side)) + " " + verb + " "
                + g726.get().encoding() + " (payload type " + g726.get().type() + ")";
        if (sentences.stream().noneMatch(sentence::equalsIgnoreCase)) {
            sentences.add(sentence);
        }
    }
}
