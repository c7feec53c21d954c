package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.SentCodec;
import org.dectwatch.collector.domain.VoiceCodecs;
import org.dectwatch.collector.health.Evidence;

/**
 * A held call comes back with another codec: the fault the guide warns of. Headers alone show it too, in SRTP as well; where
 * signalling cannot be read a pause of both sides stands for the hold.
 */
final class CodecChangedAfterResume {
    private static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);
    private static final String NEXT_STEP =
            "Remove G.726 from the codec priority of the IP-DECT server, so that PCMU and PCMA alone remain (Media page): the"
                    + " interoperability guide reports poor audio after a held call is resumed otherwise. Then hold and resume a"
                    + " call and look again.";

    private CodecChangedAfterResume() {}

    static Assessment assess(CaseFile file) {
        return file.media().inferred() ? byPause(file) : byHold(file);
    }

    private static Assessment byHold(CaseFile file) {
        List<CallMedia.Resumption> resumptions = file.resumptions();
        for (CallMedia.Resumption resumption : resumptions) {
            Optional<String> before = resumption.before().voice();
            Optional<String> after = resumption.resumed().voice();
            if (before.isPresent() && after.isPresent() && !before.equals(after)) {
                AudioDescription answer = resumption.resumed().answer().orElseThrow();
                List<Evidence> evidence = new ArrayList<>(List.of(
                        CaseFile.said(
                                resumption.resumed().offer(),
                                "resume, offering "
                                        + resumption.resumed().offer().voice()),
                        CaseFile.said(answer, "answer with " + answer.voice())));
                evidence.addAll(sentAfter(file, resumption.at()));
                return told(file, resumption.at(), before.get(), after.get(), held(resumption), evidence);
            }
        }
        for (CallMedia.Resumption resumption : resumptions) {
            Optional<Assessment> changed = onTheWire(file, resumption);
            if (changed.isPresent()) {
                return changed.get();
            }
        }
        return Assessment.clean(!resumptions.isEmpty());
    }

    private static String held(CallMedia.Resumption resumption) {
        return "a hold of " + CaseFile.seconds(Duration.between(resumption.heldFrom(), resumption.at()));
    }

    private static List<Evidence> sentAfter(CaseFile file, Instant time) {
        List<Evidence> evidence = new ArrayList<>();
        for (MediaDirection direction : file.directions()) {
            direction.voice().stream()
                    .filter(sent -> !sent.from().isBefore(time.minusMillis(500)))
                    .findFirst()
                    .ifPresent(sent -> evidence.add(Evidence.packet(
                            sent.firstFrame(), sent.from(), file.who(direction.by()) + " sends " + sent.name())));
        }
        return evidence;
    }

    /** Agreed as before, and sent otherwise. */
    private static Optional<Assessment> onTheWire(CaseFile file, CallMedia.Resumption resumption) {
        for (MediaDirection direction : file.directions()) {
            Optional<SentCodec> before = direction.voice().stream()
                    .filter(s -> s.from().isBefore(resumption.heldFrom()))
                    .reduce((first, second) -> second);
            Optional<SentCodec> after = direction.voice().stream()
                    .filter(s -> s.from().isAfter(resumption.at().minusMillis(500)))
                    .findFirst();
            if (before.isPresent()
                    && after.isPresent()
                    && !before.get().name().equals(after.get().name())) {
                return Optional.of(told(
                        file,
                        after.get().from(),
                        before.get().name(),
                        after.get().name(),
                        held(resumption),
                        List.of(Evidence.packet(
                                after.get().firstFrame(),
                                after.get().from(),
                                file.who(direction.by()) + " sends "
                                        + after.get().name()))));
            }
        }
        return Optional.empty();
    }

    private static Assessment byPause(CaseFile file) {
        boolean judged = false;
        for (MediaDirection direction : file.directions()) {
            List<SentCodec> voice = direction.voice();
            for (int i = 1; i < voice.size(); i++) {
                SentCodec before = voice.get(i - 1);
                SentCodec after = voice.get(i);
                Duration pause = Duration.between(before.to(), after.from());
                boolean held = pause.compareTo(SHORTEST_HOLD) >= 0;
                judged |= held;
                if (held && before.type() != after.type()) {
                    return told(
                            file,
                            after.from(),
                            before.name() + octets(before),
                            after.name() + octets(after),
                            "a pause of " + CaseFile.seconds(pause) + " that looks like a hold",
                            List.of(
                                    CaseFile.lastOf(before.stream(), "last packet of " + before.name()),
                                    Evidence.packet(
                                            after.firstFrame(), after.from(), "first packet of " + after.name())));
                }
            }
            judged |= direction.streams().stream().anyMatch(s -> !s.quiet().isEmpty());
        }
        return Assessment.clean(judged);
    }

    private static String octets(SentCodec sent) {
        return " (" + sent.stream().totals().payload().commonLength() + " octets a packet)";
    }

    private static Assessment told(
            CaseFile file, Instant at, String before, String after, String held, List<Evidence> evidence) {
        boolean theGuides = VoiceCodecs.isG726(after.split(" ")[0]);
        return file.fault(
                at,
                "After " + held + " the call moved from " + before + " to " + after
                        + (theGuides
                                ? ": poor audio is to be expected, the interoperability guide warns of G.726 here."
                                : "."),
                NEXT_STEP,
                evidence);
    }
}
