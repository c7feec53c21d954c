package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.MILLI;

import java.util.Optional;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.source.demo.CallPlan.Outcome;
import org.dectwatch.collector.source.demo.Dialog.Asked;

/** A call from its INVITE on: set up here, the talk is {@link Talk}. */
final class CallScene {
    private final Stage stage;
    private final DemoServer server;
    private final DemoHandset handset;
    private final CallPlan plan;
    private final Dialog dialog;
    private final Talk talk;
    private final Lines lines;
    private final int life;
    private boolean over;

    CallScene(Stage stage, DemoServer server, DemoHandset handset, String number, int farPort, CallPlan plan) {
        this.stage = stage;
        this.server = server;
        this.handset = handset;
        this.plan = plan;
        this.life = server.life();
        this.dialog = new Dialog(stage, server, handset, number, plan.outgoing());
        this.lines = new Lines(stage, server);
        Endpoint near = new Endpoint(server.place().address(), server.nextMediaPort());
        Endpoint far = new Endpoint(Party.MEDIA_GATEWAY.address(), farPort);
        this.talk = new Talk(stage, server, handset, plan, dialog, lines, new Talk.Ends(near, far), this::over);
    }

    void begin() {
        server.callBegins(stage.now(), handset);
        if (plan.outgoing()) {
            dial();
        } else {
            alert();
        }
    }

    private void over(boolean abnormally) {
        if (!over && server.life() == life) {
            over = true;
            server.callEnds(handset, abnormally);
        }
    }

    private boolean gone() {
        return over || server.life() != life;
    }

    // The handset calls.

    private void dial() {
        Asked invite = dialog.ask(true, "INVITE");
        String nonce = "BroadWorksX" + stage.token();
        byte[] request = dialog.request(invite, false).bytesWithSdp(talk.offer());
        SipText challenge = dialog.answer(invite, 407, "Proxy Authentication Required")
                .header("Proxy-Authenticate", Digest.challenge(nonce, false));
        Reply reply = Reply.of(407, challenge);
        Exchange.begin(
                stage, server, request, () -> Optional.of(reply), r -> dialAgain(invite, nonce), () -> over(true));
    }

    private void dialAgain(Asked refused, String nonce) {
        lines.send(dialog.request(dialog.sameBranch(refused, "ACK"), true).bytes());
        Asked invite = dialog.ask(true, "INVITE");
        Digest digest = Digest.of(
                handset.authUser(), handset.password(), "INVITE", dialog.remoteUri(), nonce, 1, stage.token());
        byte[] request = dialog.request(invite, false)
                .header("Proxy-Authorization", digest.header())
                .bytesWithSdp(talk.offer());
        Reply trying = Reply.of(100, dialog.answer(invite, 100, "Trying"));
        Exchange.begin(stage, server, request, () -> Optional.of(trying), r -> proceed(invite), () -> over(true));
    }

    private void proceed(Asked invite) {
        if (plan.outcome() == Outcome.BUSY || plan.outcome() == Outcome.DECLINED) {
            stage.agenda().after(stage.millis(200, 900), () -> refusedByFarEnd(invite));
            return;
        }
        stage.agenda()
                .after(
                        stage.millis(300, 1200),
                        () -> lines.receive(
                                dialog.answer(invite, 180, "Ringing").bytes()));
        if (plan.outcome() == Outcome.NOT_ANSWERED) {
            stage.agenda().after(stage.millis(9000, 20_000), () -> cancel(invite));
        } else {
            stage.agenda().after(stage.millis(2000, 8000), () -> answeredByFarEnd(invite));
        }
    }

    private void refusedByFarEnd(Asked invite) {
        Outcome outcome = plan.outcome();
        if (lines.receive(
                dialog.answer(invite, outcome.status(), outcome.phrase()).bytes())) {
            lines.send(dialog.request(dialog.sameBranch(invite, "ACK"), true).bytes());
        }
        over(false);
    }

    private void answeredByFarEnd(Asked invite) {
        byte[] ok = dialog.answer(invite, 200, "OK").bytesWithSdp(talk.answer());
        if (gone() || !lines.receive(ok)) {
            over(true);
            return;
        }
        lines.send(dialog.request(dialog.acknowledge(invite), true).bytes());
        talk.begin();
    }

    private void cancel(Asked invite) {
        if (gone()) {
            return;
        }
        Asked cancel = dialog.sameBranch(invite, "CANCEL");
        Reply ok = Reply.of(200, dialog.answer(cancel, 200, "OK"));
        byte[] request = dialog.request(cancel, false).bytes();
        Exchange.begin(stage, server, request, () -> Optional.of(ok), r -> refusedByFarEnd(invite), () -> over(true));
    }

    // The handset is called.

    private void alert() {
        Asked invite = dialog.ask(false, "INVITE");
        if (!lines.receive(dialog.request(invite, false).bytesWithSdp(talk.offer()))) {
            over(true);
            return;
        }
        lines.send(dialog.answer(invite, 100, "Trying").bytes());
        Outcome outcome = plan.outcome();
        if (outcome == Outcome.BUSY || outcome == Outcome.DECLINED) {
            stage.agenda().after(stage.millis(100, 500), () -> refuse(invite));
            return;
        }
        stage.agenda().after(stage.millis(200, 600), () -> ring(invite));
        if (outcome == Outcome.NOT_ANSWERED) {
            stage.agenda().after(stage.millis(9000, 20_000), () -> cancelledByFarEnd(invite));
        } else {
            stage.agenda().after(stage.millis(2500, 9000), () -> answer(invite));
        }
    }

    private void ring(Asked invite) {
        if (!gone()) {
            lines.send(dialog.answer(invite, 180, "Ringing").bytes());
        }
    }

    private void refuse(Asked invite) {
        if (gone()) {
            return;
        }
        Outcome outcome = plan.outcome();
        if (lines.send(dialog.answer(invite, outcome.status(), outcome.phrase()).bytes())) {
            byte[] ack = dialog.request(dialog.sameBranch(invite, "ACK"), true).bytes();
            stage.agenda().after(stage.roundTrip(server), () -> lines.receive(ack));
        }
        over(false);
    }

    private void answer(Asked invite) {
        if (gone()) {
            return;
        }
        if (!lines.send(dialog.answer(invite, 200, "OK").bytesWithSdp(talk.answer()))) {
            over(true);
            return;
        }
        byte[] ack = dialog.request(dialog.acknowledge(invite), true).bytes();
        stage.agenda().after(stage.roundTrip(server), () -> {
            if (lines.receive(ack)) {
                talk.begin();
            } else {
                over(true);
            }
        });
    }

    private void cancelledByFarEnd(Asked invite) {
        Asked cancel = dialog.sameBranch(invite, "CANCEL");
        if (!gone() && lines.receive(dialog.request(cancel, false).bytes())) {
            lines.send(dialog.answer(cancel, 200, "OK").bytes());
            stage.agenda().after(5 * MILLI, () -> refuse(invite));
        } else {
            over(true);
        }
    }
}
