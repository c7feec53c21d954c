package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.SECOND;

import java.util.Optional;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.DeviceEvent;

/** How a server keeps one handset registered: challenge and answer, refresh at about half time, another try after a failure. */
final class Registering {
    private static final int ASKED_SECONDS = 600;

    private final Stage stage;
    private final DemoServer server;
    private final DemoHandset handset;
    private final Registrar registrar;
    private final Consumer<DeviceEvent> tell;
    private String callId = "";
    private String tag = "";
    private String nonce = "";
    private int nonceCount;
    private int sequence;
    private long boundUntil;
    /** Its server has told that it was refused, and not yet that it is well again. */
    private boolean refused;

    private long plans;

    /** @param tell what its server tells of it unasked */
    Registering(Stage stage, DemoServer server, DemoHandset handset, Registrar registrar, Consumer<DeviceEvent> tell) {
        this.stage = stage;
        this.server = server;
        this.handset = handset;
        this.registrar = registrar;
        this.tell = tell;
    }

    DemoHandset handset() {
        return handset;
    }

    DemoServer server() {
        return server;
    }

    /** Whether its server believes it registered. */
    boolean bound() {
        return boundUntil > stage.now();
    }

    /** The server has started and knows nothing. */
    void begin(long afterNanos) {
        callId = stage.token() + "@" + server.place().address();
        tag = stage.token();
        nonce = "";
        sequence = 0;
        boundUntil = 0;
        plan(afterNanos);
    }

    /** The server has lost power: what was planned is forgotten. */
    void forget() {
        plans++;
        boundUntil = 0;
    }

    /** Whether it can make and take a call. */
    boolean reachable() {
        return bound() && !absent();
    }

    /** Signs the handset off, and on again when it is switched on. */
    void switchOff() {
        if (bound()) {
            ask(0, false);
        }
        plan(whenBack());
    }

    /** It is out of range or off. */
    boolean absent() {
        return leftRange() || switchedOff();
    }

    private boolean leftRange() {
        return handset.server().equals(Roster.NORTH)
                && handset.number() == Roster.AWAY
                && Incident.HANDSET_AWAY.on(stage.now());
    }

    private boolean switchedOff() {
        return handset.server().equals(Roster.SOUTH)
                && handset.number() == Roster.SWITCHED_OFF
                && Incident.SWITCHED_OFF.on(stage.now());
    }

    private long whenBack() {
        Incident why = switchedOff() ? Incident.SWITCHED_OFF : Incident.HANDSET_AWAY;
        return why.nextEnd(stage.now()) - stage.now() + stage.millis(500, 2500);
    }

    /** Arranges the next attempt, in place of any that was arranged before. */
    private void plan(long afterNanos) {
        long mine = ++plans;
        stage.agenda().after(afterNanos, () -> {
            if (mine == plans) {
                attempt();
            }
        });
    }

    private void attempt() {
        if (absent()) {
            plan(whenBack());
        } else {
            ask(ASKED_SECONDS, false);
        }
    }

    /** @param again with an answer to the challenge that came to this attempt */
    private void ask(int expires, boolean again) {
        Optional<Digest> digest = nonce.isEmpty() ? Optional.empty() : Optional.of(digest());
        String branch = "z9hG4bK" + stage.token();
        RegisterRequest request =
                new RegisterRequest(server, handset, callId, ++sequence, branch, tag, expires, digest);
        Exchange.begin(
                stage,
                server,
                request.bytes(),
                () -> registrar.answer(request),
                reply -> answered(request, again, reply),
                () -> plan(stage.millis(4000, 9000)));
    }

    private Digest digest() {
        nonceCount++;
        return Digest.of(
                handset.signsInAs(),
                handset.password(),
                RegisterRequest.METHOD,
                RegisterRequest.URI,
                nonce,
                nonceCount,
                stage.token());
    }

    private void answered(RegisterRequest request, boolean again, Reply reply) {
        if (reply.status() == 401 && !again) {
            nonce = reply.nonce();
            nonceCount = 0;
            ask(request.expiresSeconds(), true);
        } else if (reply.status() == 200) {
            granted(request, reply.seconds() * SECOND);
        } else {
            nonce = "";
            if (boundUntil > 0 && !refused) {
                refused = true;
                tell.accept(DemoEvents.refused(server, handset, reply));
            }
            plan(Math.max(reply.seconds() * SECOND, 20 * SECOND) + stage.millis(0, 15_000));
        }
    }

    private void granted(RegisterRequest request, long span) {
        boundUntil = stage.now() + span;
        if (refused) {
            refused = false;
            tell.accept(DemoEvents.registeredAgain(server, handset));
        }
        if (request.expiresSeconds() == 0) {
            return;
        }
        if (handset.habit() == Habit.LATE) {
            plan(span + stage.millis(20_000, 30_000));
        } else {
            plan((long) (span * (0.42 + 0.08 * stage.random().nextDouble())));
        }
    }
}
