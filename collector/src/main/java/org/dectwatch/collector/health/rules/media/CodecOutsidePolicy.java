package org.dectwatch.collector.health.rules.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.OfferAnswer;
import org.dectwatch.collector.domain.SentCodec;
import org.dectwatch.collector.domain.VoiceCodecs;
import org.dectwatch.collector.health.Evidence;

/** A codec that the policy does not list is offered by a server, agreed or sent; or a server prefers another order. */
final class CodecOutsidePolicy {
    private CodecOutsidePolicy() {}

    static Assessment assess(CaseFile file) {
        List<Evidence> evidence = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        boolean judged = !file.exchanges().isEmpty();
        for (OfferAnswer exchange : file.exchanges()) {
            if (file.media().answersFor(exchange.offerer())) {
                offered(file, exchange, evidence, sentences);
            }
            Optional<String> agreed = exchange.voice();
            if (agreed.isPresent() && outside(file, agreed.get())) {
                add(sentences, agreed.get() + " was agreed");
                evidence.add(CaseFile.said(exchange.answer().orElseThrow(), "answer with " + agreed.get()));
            }
        }
        for (MediaDirection direction : file.directions()) {
            for (SentCodec sent : direction.voice()) {
                judged = true;
                if (sent.codec().isPresent() && outside(file, sent.codec().get())) {
                    add(sentences, file.who(direction.by()) + " sends " + sent.name());
                    evidence.add(Evidence.packet(sent.firstFrame(), sent.from(), "first packet of " + sent.name()));
                }
            }
        }
        if (evidence.isEmpty()) {
            return Assessment.clean(judged);
        }
        return file.fault(
                evidence.get(0).time().orElseThrow(),
                "The policy is " + String.join(" then ", file.policy().codecs()) + ": " + String.join("; ", sentences)
                        + ".",
                "Set the codec priority of the IP-DECT server (Media page) to the policy, or the policy (media.codecs) to"
                        + " what is wanted.",
                evidence);
    }

    private static void offered(CaseFile file, OfferAnswer exchange, List<Evidence> evidence, List<String> sentences) {
        AudioDescription offer = exchange.offer();
        if (isAsWanted(file, offer)) {
            return;
        }
        List<String> strange = offer.voice().stream()
                .filter(codec -> outside(file, codec))
                .distinct()
                .toList();
        List<String> policy = file.policy().codecs();
        List<String> ordered =
                offer.voice().stream().filter(policy::contains).distinct().toList();
        boolean turned =
                !ordered.equals(policy.stream().filter(ordered::contains).toList());
        if (strange.isEmpty() && !turned) {
            return;
        }
        evidence.add(CaseFile.said(offer, "offer of " + offer.voice()));
        add(
                sentences,
                file.who(exchange.offerer()) + " offers "
                        + (strange.isEmpty() ? String.join(" before ", ordered) : String.join(", ", strange)));
    }

    /** Nothing but codecs of the policy, each after those that the policy prefers: so are nearly all. */
    private static boolean isAsWanted(CaseFile file, AudioDescription offer) {
        int last = -1;
        for (AudioDescription.Format format : offer.formats()) {
            if (VoiceCodecs.isVoice(format.encoding())) {
                int rank = file.policy().codecs().indexOf(format.encoding());
                if (rank <= last) {
                    return false;
                }
                last = rank;
            }
        }
        return true;
    }

    /** Of G.726 its own rule speaks, where offers can be read. */
    private static boolean outside(CaseFile file, String codec) {
        if (file.policy().codecs().contains(codec)) {
            return false;
        }
        return file.media().inferred() || !VoiceCodecs.isG726(codec);
    }

    private static void add(List<String> sentences, String sentence) {
        if (!sentences.contains(sentence)) {
            sentences.add(sentence);
        }
    }
}
