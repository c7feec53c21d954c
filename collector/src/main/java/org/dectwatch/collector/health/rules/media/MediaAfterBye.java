package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.health.Evidence;

/** A side goes on sending after the BYE: it has not noticed that the call is over, and its channel stays taken. */
final class MediaAfterBye {
    private MediaAfterBye() {}

    static Assessment assess(CaseFile file) {
        Optional<Call> ended = file.media().call();
        Optional<Instant> bye = file.media().endedAt();
        if (bye.isEmpty() || ended.isEmpty() || ended.get().state() != CallState.ENDED) {
            return Assessment.notJudged();
        }
        Instant late = bye.get().plus(file.limits().stragglers());
        for (MediaDirection direction : file.directions()) {
            for (MediaStream stream : direction.streams()) {
                if (stream.lastTime().isAfter(late)) {
                    return file.fault(
                            bye.get(),
                            Optional.of(stream.lastTime()),
                            file.subject(direction.by()) + " sent media to "
                                    + stream.key().flow().destination() + " for "
                                    + CaseFile.seconds(Duration.between(bye.get(), stream.lastTime()))
                                    + " after the BYE.",
                            "Did the BYE reach that side (was it answered)? If it did, the sender leaks the call: compare its"
                                    + " firmware with the newest.",
                            List.of(
                                    Evidence.packet(
                                            ended.get().lastPacket(),
                                            ended.get().lastTime(),
                                            "last message of the call"),
                                    CaseFile.lastOf(stream, "last packet of media")));
                }
            }
        }
        return Assessment.clean(!file.media().streams().isEmpty());
    }
}
