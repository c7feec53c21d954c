package org.dectwatch.collector.health.rules.media;

import static org.dectwatch.collector.health.rules.media.Rtp.down;
import static org.dectwatch.collector.health.rules.media.Rtp.up;

/** For each fault a wire on which calls of eight seconds show it; and one on which a call shows none. */
final class FaultyCalls {
    static final Sdp OFFER = Sdp.of(Wire.SERVER, Rtp.SERVER_PORT);
    static final Sdp ANSWER = Sdp.of(Wire.GATEWAY, Rtp.GATEWAY_PORT).formats("0 PCMU", "96 telephone-event");
    private static final double TALK = 1.1;
    private static final double END = 9;

    private FaultyCalls() {}

    static Wire clean() {
        return call(OFFER, ANSWER).rtp(up(TALK, END)).rtp(down(TALK, END));
    }

    private static Wire call(Sdp offer, Sdp answer) {
        Wire wire = new Wire();
        wire.call("c1").invites(0, offer).answers(1, answer).hangsUp(END);
        return wire;
    }

    static Wire of(MediaFault kind) {
        return switch (kind) {
            case ONE_WAY_AUDIO -> call(OFFER, ANSWER).rtp(up(TALK, END));
            case NO_MEDIA_AFTER_ANSWER ->
                call(OFFER, ANSWER).rtp(up(0, END).from(Wire.SERVER, 58_100).to("203.0.113.5", 4000));
            case SILENCE_AFTER_RESUME ->
                resumed(OFFER, ANSWER).rtp(down(5.2, END).goingOnAfter(45));
            case CODEC_CHANGED_AFTER_RESUME ->
                resumed(OFFER.formats("8 PCMA", "96 telephone-event"), ANSWER.formats("8 PCMA", "96 telephone-event"))
                        .rtp(up(5.2, END).type(8).goingOnAfter(45))
                        .rtp(down(5.2, END).type(8).goingOnAfter(45));
            case MEDIA_SILENT -> silent();
            case MEDIA_TO_WRONG_ADDRESS ->
                call(OFFER, ANSWER).rtp(up(TALK, END).to("203.0.113.9", 4000)).rtp(down(TALK, END));
            case MEDIA_NOT_ENCRYPTED ->
                call(OFFER.crypto(""), ANSWER.crypto("")).rtp(up(TALK, END)).rtp(down(TALK, END));
            case SRTP_KEYS_IN_CLEAR ->
                call(OFFER.crypto(""), ANSWER.crypto(""))
                        .rtp(up(TALK, END).encrypted())
                        .rtp(down(TALK, END).encrypted());
            case PAYLOAD_TYPE_NOT_AGREED, CODECS_ASYMMETRIC ->
                call(OFFER, ANSWER).rtp(up(TALK, END).type(8)).rtp(down(TALK, END));
            case MEDIA_QUALITY_POOR -> threePoorCalls();
            case G726_OFFERED ->
                call(OFFER.formats("0 PCMU", "2 G726-32", "96 telephone-event"), ANSWER)
                        .rtp(up(TALK, END))
                        .rtp(down(TALK, END));
            case CODEC_OUTSIDE_POLICY ->
                call(OFFER.formats("0 PCMU", "18 G729", "96 telephone-event"), ANSWER)
                        .rtp(up(TALK, END))
                        .rtp(down(TALK, END));
            case PTIME_DIFFERS ->
                call(OFFER, ANSWER).rtp(up(TALK, END).ptime(30)).rtp(down(TALK, END));
            case SRTP_OUTSIDE_POLICY -> call(OFFER.crypto("|2^20"), ANSWER.crypto(""));
            case DTMF_OUTSIDE_POLICY -> call(OFFER.formats("0 PCMU"), ANSWER.formats("0 PCMU"));
            case MEDIA_MARKING_WRONG ->
                call(OFFER, ANSWER).rtp(up(TALK, END).marked(0, -1)).rtp(down(TALK, END));
            case MEDIA_MARKING_LOST ->
                call(OFFER, ANSWER).rtp(up(TALK, END)).rtp(down(TALK, END).marked(0, -1));
            case MARKING_CHANGED ->
                call(OFFER, ANSWER)
                        .rtp(up(TALK, 5))
                        .rtp(up(5, END).goingOnAfter(195).marked(0, -1))
                        .rtp(down(TALK, END));
            case MEDIA_AFTER_BYE -> call(OFFER, ANSWER).rtp(up(TALK, END)).rtp(down(TALK, END + 4));
            case SIGNALLING_MARKING_WRONG -> {
                Wire wire = new Wire().signallingMarked(0);
                wire.call("c1").invites(0, OFFER).answers(1, ANSWER).hangsUp(END);
                yield wire;
            }
            case RTP_PORT_OUTSIDE_POLICY -> call(OFFER.at(Wire.SERVER, 40_000), ANSWER);
            case SRTP_NOT_TAKEN ->
                call(OFFER.crypto(""), ANSWER).rtp(up(TALK, END)).rtp(down(TALK, END));
            case SEVERAL_CODECS_ANSWERED -> call(OFFER, ANSWER.formats("0 PCMU", "8 PCMA", "96 telephone-event"));
            case MEDIA_TRANSCODED ->
                call(OFFER, ANSWER)
                        .rtp(up(TALK, END))
                        .rtp(up(TALK, END).from("192.0.2.90", 30_002).type(8))
                        .rtp(down(TALK, END));
        };
    }

    private static Wire resumed(Sdp offer, Sdp answer) {
        Wire wire = new Wire();
        wire.call("c1")
                .invites(0, OFFER)
                .answers(1, ANSWER)
                .invites(2, OFFER.direction("sendonly"))
                .answers(2.1, ANSWER.direction("recvonly"))
                .invites(5, offer)
                .answers(5.1, answer)
                .hangsUp(END);
        return wire.rtp(up(TALK, 2)).rtp(down(TALK, 2));
    }

    private static Wire silent() {
        Wire wire = new Wire();
        wire.call("c1").invites(0, OFFER).answers(1, ANSWER).hangsUp(16);
        return wire.rtp(up(TALK, 3)).rtp(down(TALK, 3));
    }

    private static Wire threePoorCalls() {
        Wire wire = new Wire();
        for (int i = 0; i < 3; i++) {
            int near = Rtp.SERVER_PORT + 2 * i;
            int far = Rtp.GATEWAY_PORT + 2 * i;
            wire.call("c" + (i + 1))
                    .invites(0, OFFER.at(Wire.SERVER, near))
                    .answers(1, ANSWER.at(Wire.GATEWAY, far))
                    .hangsUp(END);
            wire.rtp(up(TALK, END).from(Wire.SERVER, near).to(Wire.GATEWAY, far).ssrc(0x100 + i));
            wire.rtp(down(TALK, END)
                    .from(Wire.GATEWAY, far)
                    .to(Wire.SERVER, near)
                    .ssrc(0x200 + i)
                    .losing(0.1));
        }
        return wire;
    }
}
