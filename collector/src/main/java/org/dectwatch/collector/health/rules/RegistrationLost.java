package org.dectwatch.collector.health.rules;

import java.util.List;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.Words;

/** A handset had a live binding, did not ask to leave, and has none now. */
final class RegistrationLost implements RegistrationRule.Condition {
    static final String ID = "registration-lost";

    static Rule rule(RegistrationLostOptions options) {
        return new RegistrationRule(ID, options.severity(), options.holdFor(), new RegistrationLost());
    }

    /** Lapsed, or granted once and not there: a binding that the handset removed is not lost. */
    static boolean isLost(Registration registration) {
        return registration.state() == RegistrationState.EXPIRED
                || (registration.state() == RegistrationState.NEVER && registration.successes() > 0);
    }

    @Override
    public Judgement judge(Registration registration, Moment moment) {
        if (registration.state() == RegistrationState.UNKNOWN) {
            return Judgement.unknown(moment.now());
        }
        if (!isLost(registration)) {
            boolean left = registration.state() == RegistrationState.UNREGISTERED;
            return Judgement.clear(registration.since(), left ? "the handset has signed off" : "it is registered");
        }
        return Judgement.trouble(
                registration.since(), why(registration), nextStep(registration), List.of(evidence(registration)));
    }

    private static String why(Registration registration) {
        StringBuilder why = new StringBuilder("The binding of ").append(registration.aor());
        if (registration.grantedExpiresSeconds().isPresent()) {
            why.append(", granted for ")
                    .append(registration.grantedExpiresSeconds().getAsInt())
                    .append(" s,");
        }
        why.append(" lapsed at ").append(Words.time(registration.since()));
        if (RegistrationRejected.failed(registration)) {
            return why.append("; the last attempt to renew it failed: ")
                    .append(RegistrationRejected.how(registration))
                    .append('.')
                    .toString();
        }
        return why.append(", and no REGISTER has renewed it.").toString();
    }

    private static String nextStep(Registration registration) {
        return RegistrationRejected.failed(registration)
                ? RejectionAdvice.of(registration.reason())
                : "Is the handset on, charged and in range of a base station, and does its server still send ("
                        + registration.device() + ")? If others of this server are lost too, look at the server first.";
    }

    private static Evidence evidence(Registration registration) {
        return Evidence.packet(
                registration.lastPacket(), registration.lastTime(), "last message about this registration");
    }
}
