package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.SECOND;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.source.demo.Dialog.Asked;

/**
 * An answered call: media both ways, perhaps digits, perhaps hold and resume, BYE. A server that offers G.726 resumes with it,
 * which is the fault the interoperability guide warns of.
 */
final class Talk {
    private static final RtpSender.Path AT_THE_SOURCE = new RtpSender.Path(0, 0.15);
    private static final long PATIENCE = 10 * SECOND;

    private final Stage stage;
    private final DemoServer server;
    private final DemoHandset handset;
    private final CallPlan plan;
    private final Dialog dialog;
    private final Lines lines;
    private final Ends ends;
    private final End whenOver;
    private final RtpSender out;
    private final RtpSender in;
    private final int life;
    private int versions;
    private boolean over;

    /** Where media is wanted. */
    record Ends(Endpoint near, Endpoint far) {}

    /** Told once. */
    @FunctionalInterface
    interface End {
        void over(boolean abnormally);
    }

    Talk(
            Stage stage,
            DemoServer server,
            DemoHandset handset,
            CallPlan plan,
            Dialog dialog,
            Lines lines,
            Ends ends,
            End whenOver) {
        this.stage = stage;
        this.server = server;
        this.handset = handset;
        this.plan = plan;
        this.dialog = dialog;
        this.lines = lines;
        this.ends = ends;
        this.whenOver = whenOver;
        this.life = server.life();
        this.out = new RtpSender(stage, plan.payloadType(), AT_THE_SOURCE, this::sendMedia);
        this.in = new RtpSender(stage, plan.payloadType(), plan.path(), this::receiveMedia);
    }

    private boolean sendMedia(byte[] packet) {
        stage.wire().send(server, ends.near().port(), ends.far(), Wire.Kind.MEDIA, packet);
        return server.life() == life;
    }

    private boolean receiveMedia(byte[] packet) {
        if (server.life() != life) {
            return false;
        }
        stage.wire().receive(ends.far(), server, ends.near().port(), Wire.Kind.MEDIA, packet);
        return true;
    }

    /** What the caller proposes. */
    String offer() {
        return plan.outgoing()
                ? Sdp.text(ends.near(), ++versions, ofHandset(plan.payloadType()), "sendrecv")
                : Sdp.text(ends.far(), ++versions, List.of(plan.payloadType()), "sendrecv");
    }

    /** What the callee agrees to. */
    String answer() {
        Endpoint answering = plan.outgoing() ? ends.far() : ends.near();
        return Sdp.text(answering, ++versions, List.of(plan.payloadType()), "sendrecv");
    }

    private List<Integer> ofHandset(int first) {
        if (first == Sdp.G726) {
            return List.of(Sdp.G726, Sdp.PCMU, Sdp.PCMA);
        }
        return handset.offersG726() ? List.of(Sdp.PCMU, Sdp.PCMA, Sdp.G726) : List.of(Sdp.PCMU, Sdp.PCMA);
    }

    void begin() {
        out.begin();
        in.begin();
        if (!plan.digits().isEmpty()) {
            stage.agenda().after(3 * SECOND, () -> out.press(plan.digits()));
        }
        if (plan.hold()) {
            stage.agenda().after(10 * SECOND + stage.millis(0, 3000), this::hold);
        }
        stage.agenda().after(plan.talkNanos(), plan.handsetEnds() ? this::hangUp : this::hangUpFar);
    }

    private void hold() {
        offerAgain(plan.payloadType(), "sendonly", "recvonly", () -> {
            out.pause();
            in.pause();
            stage.agenda().after(stage.millis(3000, 6000), this::resume);
        });
    }

    private void resume() {
        int type = handset.offersG726() ? Sdp.G726 : plan.payloadType();
        offerAgain(type, "sendrecv", "sendrecv", () -> {
            out.resume(type);
            in.resume(type);
        });
    }

    private void offerAgain(int type, String direction, String opposite, Runnable agreed) {
        if (over || server.life() != life) {
            return;
        }
        Asked invite = dialog.ask(true, "INVITE");
        byte[] request = dialog.request(invite, true)
                .bytesWithSdp(Sdp.text(ends.near(), ++versions, ofHandset(type), direction));
        Reply ok = new Reply(
                200,
                dialog.answer(invite, 200, "OK")
                        .bytesWithSdp(Sdp.text(ends.far(), ++versions, List.of(type), opposite)),
                "",
                0);
        Exchange.begin(
                stage,
                server,
                request,
                () -> Optional.of(ok),
                reply -> {
                    lines.send(dialog.request(dialog.acknowledge(invite), true).bytes());
                    agreed.run();
                },
                () -> {});
    }

    private void stop(boolean abnormally) {
        over = true;
        out.stop();
        in.stop();
        whenOver.over(abnormally);
    }

    private void hangUp() {
        if (server.life() != life) {
            hangUpFar();
            return;
        }
        stop(false);
        Asked bye = dialog.ask(true, "BYE");
        Reply ok = Reply.of(200, dialog.answer(bye, 200, "OK"));
        byte[] request = dialog.request(bye, true).bytes();
        Exchange.begin(stage, server, request, () -> Optional.of(ok), reply -> {}, () -> {});
    }

    /** The softswitch tries until it gets through; a server that was started meanwhile knows nothing of the call. */
    private void hangUpFar() {
        Asked bye = dialog.ask(false, "BYE");
        stop(server.life() != life);
        if (!lines.receive(dialog.request(bye, true).bytes())) {
            stage.agenda().after(PATIENCE, this::hangUpFar);
            return;
        }
        boolean known = server.life() == life;
        byte[] answer = dialog.answer(bye, known ? 200 : 481, known ? "OK" : "Call/Transaction Does Not Exist")
                .bytes();
        stage.agenda().after(stage.millis(2, 8), () -> lines.send(answer));
    }
}
