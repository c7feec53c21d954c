package org.dectwatch.collector.health.rules.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.health.rules.media.Rtp.down;
import static org.dectwatch.collector.health.rules.media.Rtp.up;

import java.util.List;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.junit.jupiter.api.Test;

/** Codecs offered, agreed and sent: each fault by a call that shows it, and by one that nearly does. */
class CodecFaultsTest {
    private static final Sdp OFFER = Sdp.of(Wire.SERVER, Rtp.SERVER_PORT);
    private static final Sdp ANSWER = Sdp.of(Wire.GATEWAY, Rtp.GATEWAY_PORT).formats("0 PCMU", "96 telephone-event");
    private static final String[] WITH_G726 = {"0 PCMU", "8 PCMA", "2 G726-32", "96 telephone-event"};

    private final Wire wire = new Wire();
    private final CallOnWire call = wire.call("c1");

    private void talk(Sdp offer, Sdp answer) {
        call.invites(0, offer).rings(0.5).answers(1, answer);
    }

    private void mediaBothWays(double begin, double end) {
        wire.rtp(up(begin, end)).rtp(down(begin, end));
    }

    @Test
    void aCallAsTheGuideWantsItHasNoFault() {
        talk(OFFER, ANSWER);
        mediaBothWays(1.1, 12);
        call.hangsUp(12);
        Heard heard = wire.heard(30);
        assertThat(heard.faults("c1")).isEmpty();
        assertThat(heard.book.alerts()).isEmpty();
    }

    @Test
    void namesG726InAnOfferOfTheServerAndInAnAnswer() {
        talk(OFFER.formats(WITH_G726), ANSWER);
        mediaBothWays(1.1, 12);
        call.hangsUp(12);
        Heard heard = wire.heard(30);
        assertThat(heard.faults("c1")).containsExactly("g726-offered");
        assertThat(heard.fault("c1", MediaFault.G726_OFFERED).why())
                .isEqualTo("The caller sip:371@example.net offers G726-32 (payload type 2).");
        assertThat(heard.states(MediaFault.G726_OFFERED)).containsExactly("FIRING dect-1");
    }

    @Test
    void leavesG726OfTheFarEndAloneUnlessItIsTaken() {
        Wire far = new Wire();
        far.call("c1").invites(0, OFFER).answers(1, ANSWER.formats("0 PCMU", "2 G726-32", "96 telephone-event"));
        assertThat(far.heard(5).fault("c1", MediaFault.G726_OFFERED).why())
                .isEqualTo("The callee sip:4371@example.net answers with G726-32 (payload type 2).");
        MediaPolicy wanted = policyOf("PCMU", "PCMA", "G726-32");
        assertThat(far.heard(wanted, 5).faults("c1")).doesNotContain("g726-offered");
    }

    @Test
    void namesCodecsThatThePolicyDoesNotListAndAnotherOrder() {
        talk(
                OFFER.formats("8 PCMA", "0 PCMU", "18 G729", "96 telephone-event"),
                ANSWER.formats("18 G729", "96 telephone-event"));
        wire.rtp(up(1.1, 8).type(18).octets(20)).rtp(down(1.1, 8).type(18).octets(20));
        call.hangsUp(8);
        assertThat(wire.heard(30).fault("c1", MediaFault.CODEC_OUTSIDE_POLICY).why())
                .isEqualTo(
                        "The policy is PCMU then PCMA: the caller sip:371@example.net offers G729; G729 was agreed; the"
                                + " caller sip:371@example.net sends G729; the callee sip:4371@example.net sends G729.");

        Wire turned = new Wire();
        turned.call("c1")
                .invites(0, OFFER.formats("8 PCMA", "0 PCMU", "96 telephone-event"))
                .answers(1, ANSWER);
        assertThat(turned.heard(5).fault("c1", MediaFault.CODEC_OUTSIDE_POLICY).why())
                .contains("offers PCMA before PCMU");
        Wire one = new Wire();
        one.call("c1")
                .invites(0, OFFER.formats("8 PCMA", "96 telephone-event"))
                .answers(1, ANSWER.formats("8 PCMA", "96 telephone-event"));
        assertThat(one.heard(5).faults("c1")).isEmpty();
    }

    @Test
    void catchesTheFaultOfTheGuideAfterAResume() {
        talk(OFFER, ANSWER);
        mediaBothWays(1.1, 6);
        call.invites(6, OFFER.direction("sendonly")).answers(6.1, ANSWER.direction("recvonly"));
        call.invites(9, OFFER.formats("2 G726-32", "0 PCMU", "8 PCMA", "96 telephone-event"))
                .answers(9.1, ANSWER.formats("2 G726-32", "96 telephone-event"));
        wire.rtp(up(9.2, 15).type(2).octets(80).ssrc(0x12))
                .rtp(down(9.2, 15).type(2).octets(80).ssrc(0x23));
        call.hangsUp(15);
        Heard heard = wire.heard(40);
        assertThat(heard.faults("c1")).containsExactly("codec-changed-after-resume", "g726-offered");
        Fault fault = heard.fault("c1", MediaFault.CODEC_CHANGED_AFTER_RESUME);
        assertThat(fault.why())
                .startsWith("After a hold of 3.0 s the call moved from PCMU to G726-32")
                .contains("guide");
        assertThat(fault.from()).isEqualTo(Wire.second(9.1));
        assertThat(fault.to()).contains(Wire.second(15));
        assertThat(fault.evidence()).hasSize(4);
        assertThat(heard.states(MediaFault.CODEC_CHANGED_AFTER_RESUME)).containsExactly("FIRING dect-1");
    }

    @Test
    void catchesItByHeadersAloneWhereSignallingCannotBeRead() {
        wire.rtp(up(1, 6).encrypted()).rtp(down(1, 6).encrypted());
        wire.rtp(up(9, 14).type(2).octets(80).encrypted().ssrc(0x12));
        wire.rtp(down(9, 14).type(2).octets(80).encrypted().ssrc(0x23));
        Heard heard = wire.heard(20);
        List<Finding> findings = heard.findings();
        assertThat(findings).extracting(Finding::rule).contains("codec-changed-after-resume", "codec-outside-policy");
        Finding changed = findings.stream()
                .filter(f -> f.rule().equals("codec-changed-after-resume"))
                .findFirst()
                .orElseThrow();
        assertThat(changed.why())
                .startsWith("Inferred from RTP headers")
                .contains("a pause of 3.0 s", "PCMU (170 octets a packet)", "G726-32 (90 octets a packet)");
        assertThat(changed.subject().text()).isEqualTo("192.0.2.20:58000 - 198.51.100.7:20000");
        assertThat(heard.states(MediaFault.CODEC_CHANGED_AFTER_RESUME)).containsExactly("FIRING dect-1");
    }

    @Test
    void saysNothingOfAResumeThatKeepsItsCodec() {
        talk(OFFER, ANSWER);
        mediaBothWays(1.1, 6);
        call.invites(6, OFFER.direction("sendonly")).answers(6.1, ANSWER.direction("recvonly"));
        call.invites(9, OFFER).answers(9.1, ANSWER);
        wire.rtp(up(9.2, 15).goingOnAfter(245)).rtp(down(9.2, 15).goingOnAfter(245));
        call.hangsUp(15);
        Heard heard = wire.heard(40);
        assertThat(heard.faults("c1")).isEmpty();
        assertThat(heard.judged("c1", MediaFault.CODEC_CHANGED_AFTER_RESUME)).isTrue();
        assertThat(heard.judged("c1", MediaFault.SILENCE_AFTER_RESUME)).isTrue();
    }

    @Test
    void namesAPayloadTypeThatWasNeverAgreedAndOneThatIsNotAnyMore() {
        talk(OFFER, ANSWER);
        wire.rtp(up(1.1, 8)).rtp(down(1.1, 8).type(8));
        call.hangsUp(8);
        assertThat(wire.heard(30)
                        .fault("c1", MediaFault.PAYLOAD_TYPE_NOT_AGREED)
                        .why())
                .isEqualTo("The callee sip:4371@example.net sends payload type 8 (PCMA), which was never agreed in this"
                        + " direction; agreed: [0 PCMU, 96 TELEPHONE-EVENT].");

        Wire moved = new Wire();
        CallOnWire other = moved.call("c1").invites(0, OFFER).answers(1, ANSWER);
        other.invites(5, OFFER).answers(5.1, ANSWER.formats("8 PCMA", "96 telephone-event"));
        moved.rtp(up(1.1, 10)).rtp(down(1.1, 5.1)).rtp(down(5.1, 10).type(8).goingOnAfter(200));
        other.hangsUp(10);
        assertThat(moved.heard(30)
                        .fault("c1", MediaFault.PAYLOAD_TYPE_NOT_AGREED)
                        .why())
                .contains("The caller", "payload type 0 (PCMU) for 4.9 s after it was agreed away");
    }

    @Test
    void mapsDynamicTypesForEachDirectionByItself() {
        talk(
                OFFER.formats("97 iLBC", "98 G729E", "96 telephone-event"),
                ANSWER.formats("101 iLBC", "97 G729E", "96 telephone-event"));
        wire.rtp(up(1.1, 8).type(101).octets(38)).rtp(down(1.1, 8).type(97).octets(38));
        call.hangsUp(8);
        Heard heard = wire.heard(30);
        assertThat(heard.faults("c1")).doesNotContain("payload-type-not-agreed", "codecs-asymmetric");
        assertThat(heard.media("c1").first().voice().get(0).codec()).contains("ILBC");
        assertThat(heard.media("c1").second().voice().get(0).codec()).contains("ILBC");
    }

    @Test
    void comparesTheSoundInAPacketWithWhatWasAskedFor() {
        talk(OFFER, ANSWER);
        wire.rtp(up(1.1, 8).ptime(30)).rtp(down(1.1, 8));
        call.hangsUp(8);
        assertThat(wire.heard(30).fault("c1", MediaFault.PTIME_DIFFERS).why())
                .isEqualTo(
                        "The caller sip:371@example.net sends packets of 30 ms of sound; the other side asked for 20 ms.");

        Wire wanted = new Wire();
        wanted.call("c1").invites(0, OFFER.ptime(30)).answers(1, ANSWER.ptime(0));
        wanted.rtp(up(1.1, 8).ptime(30)).rtp(down(1.1, 8).ptime(30));
        assertThat(wanted.heard(10).fault("c1", MediaFault.PTIME_DIFFERS).why()).contains("the policy says 20 ms");
    }

    @Test
    void mentionsAnAnswerThatLeavesSeveralCodecsOpen() {
        talk(OFFER, ANSWER.formats("0 PCMU", "8 PCMA", "96 telephone-event"));
        assertThat(wire.heard(5).fault("c1", MediaFault.SEVERAL_CODECS_ANSWERED).why())
                .contains("callee sip:4371@example.net", "PCMU, PCMA");
    }

    @Test
    void noticesTwoCodecsAtATimeAndNotTheMomentOfAChange() {
        talk(OFFER, ANSWER.formats("0 PCMU", "8 PCMA", "96 telephone-event"));
        wire.rtp(up(1.1, 8)).rtp(down(1.1, 8).type(8));
        assertThat(wire.heard(10).fault("c1", MediaFault.CODECS_ASYMMETRIC).why())
                .isEqualTo(
                        "The caller sip:371@example.net sends PCMU while the callee sip:4371@example.net sends PCMA.");

        Wire change = new Wire();
        change.call("c1").invites(0, OFFER).answers(1, ANSWER.formats("0 PCMU", "8 PCMA", "96 telephone-event"));
        change.rtp(up(1.1, 8)).rtp(up(8, 14).type(8).goingOnAfter(345));
        change.rtp(down(1.1, 9)).rtp(down(9, 14).type(8).goingOnAfter(395));
        assertThat(change.heard(15).faults("c1")).containsExactly("several-codecs-answered");
    }

    @Test
    void guessesARelayThatTranscodesFromTwoHops() {
        String relay = "192.0.2.90";
        talk(OFFER, ANSWER.at(relay, 30_000));
        // The relay's other side, on the next hop of the same call.
        wire.sip(
                0.1,
                Wire.PROXY,
                "198.51.100.3",
                hop(
                        "INVITE sip:4371@example.net SIP/2.0",
                        OFFER.at(relay, 30_002).formats("8 PCMA", "96 telephone-event")));
        wire.sip(
                0.9, "198.51.100.3", Wire.PROXY, hop("SIP/2.0 200 OK", ANSWER.formats("8 PCMA", "96 telephone-event")));
        wire.rtp(up(1.1, 8).to(relay, 30_000));
        wire.rtp(up(1.1, 8).from(relay, 30_002).type(8));
        wire.rtp(down(1.1, 8).from(relay, 30_000));
        wire.rtp(down(1.1, 8).to(relay, 30_002).type(8));
        Heard heard = wire.heard(10);
        assertThat(heard.fault("c1", MediaFault.MEDIA_TRANSCODED).why())
                .contains("passes as PCMU to 192.0.2.90:30000 and as PCMA to 198.51.100.7:20000");
        assertThat(heard.faults("c1")).containsExactly("media-transcoded");
    }

    private static String hop(String start, Sdp sdp) {
        String tag = start.startsWith("SIP") ? ";tag=b" : "";
        return start + "\r\nVia: SIP/2.0/UDP " + Wire.PROXY + ":5060;branch=z9hG4bKp1\r\nVia: SIP/2.0/UDP "
                + Wire.SERVER
                + ":5060;branch=z9hG4bKc11\r\nFrom: <sip:371@example.net>;tag=a\r\nTo: <sip:4371@example.net>" + tag
                + "\r\nCall-ID: c1\r\nCSeq: 1 INVITE\r\nContent-Type: application/sdp\r\nContent-Length: "
                + sdp.toString().length() + "\r\n\r\n" + sdp;
    }

    @Test
    void judgesBothSidesWhereNobodySaidWhoIsAServerAndNobodyElsewhere() {
        talk(OFFER.formats(WITH_G726), ANSWER);
        Heard unknown = wire.heard(Site.unknown(), HealthOptions.defaults(), MediaPolicy.defaults(), 5);
        assertThat(unknown.faults("c1")).containsExactly("g726-offered");
        assertThat(unknown.states(MediaFault.G726_OFFERED)).containsExactly("FIRING 192.0.2.20");

        Site other = new Site(
                "hq",
                false,
                List.of(new Site.Server(
                        "dect-9",
                        java.util.Set.of(org.dectwatch.collector.net.IpAddress.parse("203.0.113.9")
                                .orElseThrow()))),
                List.of());
        Heard foreign = wire.heard(other, HealthOptions.defaults(), MediaPolicy.defaults(), 5);
        assertThat(foreign.findings()).isEmpty();
        assertThat(foreign.book.alerts()).isEmpty();
    }

    static MediaPolicy policyOf(String... codecs) {
        MediaPolicy usual = MediaPolicy.defaults();
        return new MediaPolicy(
                List.of(codecs),
                usual.ptimeMs(),
                usual.srtp(),
                usual.srtpLifetime(),
                usual.srtpMki(),
                usual.dscp(),
                usual.vlanPriority(),
                usual.signallingDscp(),
                usual.signallingVlanPriority(),
                usual.firstPort(),
                usual.lastPort(),
                usual.dtmfPayloadType(),
                usual.poorLossPercent(),
                usual.poorJitterMs(),
                usual.poorMos(),
                usual.concealment());
    }
}
