package org.dectwatch.collector.health.rules;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Rule;

/** Attempts to register end badly: with a final answer that is no 2xx, or with none at all. */
final class RegistrationRejected implements RegistrationRule.Condition {
    static final String ID = "registration-rejected";

    static Rule rule(RegistrationRejectedOptions options) {
        return new RegistrationRule(ID, options.severity(), options.holdFor(), new RegistrationRejected());
    }

    /** The last attempt is over and was not granted. */
    static boolean failed(Registration registration) {
        return registration.reason() != RegistrationReason.NONE
                && registration
                        .lastOutcome()
                        .filter(o -> o == RegistrationOutcome.REJECTED || o == RegistrationOutcome.UNANSWERED)
                        .isPresent();
    }

    @Override
    public Judgement judge(Registration registration, Moment moment) {
        if (failed(registration)) {
            return Judgement.trouble(
                    registration.lastTime(),
                    registration.aor() + " cannot register: " + how(registration) + ".",
                    RejectionAdvice.of(registration.reason()),
                    evidence(registration, moment));
        }
        boolean ended = registration
                .lastOutcome()
                .filter(o -> o == RegistrationOutcome.ACCEPTED || o == RegistrationOutcome.REMOVED)
                .isPresent();
        // An attempt still under way says nothing; between two failures the trouble goes on.
        return ended
                ? Judgement.clear(registration.lastTime(), "its last attempt was granted")
                : Judgement.unknown(moment.now());
    }

    /** {@code 403, FORBIDDEN, from 192.0.2.1:5060}: the part of a sentence that stays the same from attempt to attempt. */
    static String how(Registration registration) {
        if (registration.reason() == RegistrationReason.NO_ANSWER) {
            return "no final answer from " + registration.registrar();
        }
        String status = registration.lastStatus().isPresent()
                ? registration.lastStatus().getAsInt() + " "
                : "";
        return status + "(" + registration.reason() + ") from " + registration.registrar();
    }

    private static List<Evidence> evidence(Registration registration, Moment moment) {
        List<LadderEntry> ladder = moment.view().failure(registration);
        List<Evidence> all = new ArrayList<>();
        for (LadderEntry entry : ladder.subList(Math.max(0, ladder.size() - Finding.MOST_EVIDENCE), ladder.size())) {
            all.add(Evidence.packet(entry.frame(), entry.time(), entry.startLine()));
        }
        if (all.isEmpty()) {
            all.add(Evidence.packet(
                    registration.lastPacket(), registration.lastTime(), "last message about this registration"));
        }
        return all;
    }
}
