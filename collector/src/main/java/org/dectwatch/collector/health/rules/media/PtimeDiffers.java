package org.dectwatch.collector.health.rules.media;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.OfferAnswer;
import org.dectwatch.collector.domain.Side;

/** Packets hold more or less sound than their receiver asked for (a=ptime), or, where it did not ask, than the policy says. */
final class PtimeDiffers {
    private static final int FEWEST_PACKETS = 50;
    private static final double TOLERANCE_MS = 0.5;

    private PtimeDiffers() {}

    static Assessment assess(CaseFile file) {
        boolean judged = false;
        for (MediaDirection direction : file.directions()) {
            for (MediaStream stream : direction.streams()) {
                OptionalDouble sent = stream.totals().timing().ptimeMs();
                if (sent.isEmpty() || stream.totals().counts().unique() < FEWEST_PACKETS) {
                    continue;
                }
                OptionalInt asked = asked(file, direction.by().opposite(), stream);
                boolean judgeable = asked.isPresent() || file.media().answersFor(direction.by());
                judged |= judgeable;
                int wanted = asked.orElse(file.policy().ptimeMs());
                if (judgeable && Math.abs(sent.getAsDouble() - wanted) > TOLERANCE_MS) {
                    return told(file, direction.by(), stream, sent.getAsDouble(), wanted, asked.isPresent());
                }
            }
        }
        return Assessment.clean(judged);
    }

    private static OptionalInt asked(CaseFile file, Side receiver, MediaStream stream) {
        Optional<OfferAnswer> agreed = file.media().inForce(stream.lastTime());
        Optional<AudioDescription> said = agreed.isPresent() ? agreed.get().of(receiver) : Optional.empty();
        return said.isPresent() ? said.get().ptimeMs() : OptionalInt.empty();
    }

    private static Assessment told(
            CaseFile file, Side sender, MediaStream stream, double sent, int wanted, boolean asked) {
        return file.fault(
                stream.firstTime(),
                String.format(
                        Locale.ROOT,
                        "%s sends packets of %.0f ms of sound; %s %d ms.",
                        file.subject(sender),
                        sent,
                        asked ? "the other side asked for" : "the policy says",
                        wanted),
                "Set the packet duration on the Media page of the IP-DECT server to what both sides ask for (20 ms in the guide);"
                        + " if the far end is the odd one, on its side.",
                List.of(CaseFile.firstOf(stream, "first packet of the stream")));
    }
}
