package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.observe.Observation;

/**
 * Answers to a REGISTER that came before it. A reader of TCP that misses octets of one direction holds back what follows them,
 * while the other direction goes on: the request is then told a moment after its answer.
 */
final class EarlyAnswers {
    private static final int MOST = 4;
    /** Longer than any reader waits for missing octets. */
    private static final Duration KEPT = Duration.ofSeconds(8);

    private final Deque<Answer> answers = new ArrayDeque<>(MOST);

    /** One answer, as it was told. */
    record Answer(Instant at, FrameRef frame, Observation.Sip sip, String callId) {}

    void keep(Answer answer) {
        answers.addLast(answer);
        if (answers.size() > MOST) {
            answers.removeFirst();
        }
    }

    /** The answer to this request, taken out; empty when none came early. */
    Optional<Answer> take(Instant at, String callId, RegisterTransaction request) {
        for (Iterator<Answer> each = answers.iterator(); each.hasNext(); ) {
            Answer answer = each.next();
            if (Duration.between(answer.at(), at).compareTo(KEPT) > 0) {
                each.remove();
            } else if (answer.callId().equals(callId)
                    && request.owns(answer.sip().message())) {
                each.remove();
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }
}
