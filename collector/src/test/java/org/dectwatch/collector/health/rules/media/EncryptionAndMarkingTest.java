package org.dectwatch.collector.health.rules.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.health.rules.media.Rtp.down;
import static org.dectwatch.collector.health.rules.media.Rtp.up;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.MediaPolicy.Encryption;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SRTP offered, agreed and really there; DSCP, 802.1p, ports, telephone events. */
class EncryptionAndMarkingTest {
    private static final Sdp OFFER = Sdp.of(Wire.SERVER, Rtp.SERVER_PORT);
    private static final Sdp ANSWER = Sdp.of(Wire.GATEWAY, Rtp.GATEWAY_PORT).formats("0 PCMU", "96 telephone-event");

    private final Wire wire = new Wire();

    private Wire talk(Sdp offer, Sdp answer) {
        wire.call("c1").invites(0, offer).answers(1, answer).hangsUp(8);
        return wire;
    }

    private static MediaPolicy policy(Encryption srtp, Optional<Integer> signallingPriority) {
        MediaPolicy usual = MediaPolicy.defaults();
        return new MediaPolicy(
                usual.codecs(),
                usual.ptimeMs(),
                srtp,
                usual.srtpLifetime(),
                usual.srtpMki(),
                usual.dscp(),
                usual.vlanPriority(),
                usual.signallingDscp(),
                signallingPriority,
                usual.firstPort(),
                usual.lastPort(),
                usual.dtmfPayloadType(),
                usual.poorLossPercent(),
                usual.poorJitterMs(),
                usual.poorMos(),
                usual.concealment());
    }

    private static MediaPolicy srtp(Encryption srtp) {
        return policy(srtp, Optional.empty());
    }

    @Test
    void clearMediaIsAnAlarmWhereThePolicyRequiresSrtp() {
        talk(OFFER, ANSWER).rtp(up(1.1, 8)).rtp(down(1.1, 8));
        assertThat(wire.heard(10).faults("c1")).isEmpty();
        Heard strict = wire.heard(srtp(Encryption.REQUIRED), 10);
        assertThat(strict.faults("c1")).containsExactly("media-not-encrypted", "srtp-outside-policy");
        assertThat(strict.fault("c1", MediaFault.MEDIA_NOT_ENCRYPTED).why())
                .contains("in clear (160 octets a packet, no tag)", "the policy requires SRTP");
        assertThat(strict.states(MediaFault.MEDIA_NOT_ENCRYPTED)).containsExactly("FIRING dect-1");
    }

    @Test
    void clearMediaIsAnAlarmWhereSrtpWasAgreedAndEncipheredMediaIsNone() {
        talk(OFFER.crypto(""), ANSWER.crypto(""))
                .rtp(up(1.1, 8))
                .rtp(down(1.1, 8).encrypted());
        assertThat(wire.heard(10).fault("c1", MediaFault.MEDIA_NOT_ENCRYPTED).why())
                .contains("The caller", "SRTP was agreed in the SDP");
        Wire good = new Wire();
        good.call("c1").invites(0, OFFER.crypto("")).answers(1, ANSWER.crypto(""));
        good.rtp(up(1.1, 8).encrypted()).rtp(down(1.1, 8).encrypted());
        assertThat(good.heard(srtp(Encryption.REQUIRED), 10).faults("c1")).containsExactly("srtp-keys-in-clear");
    }

    @Test
    void clearMediaIsSeenWithoutSignallingToo() {
        wire.rtp(up(1, 8)).rtp(down(1, 8));
        assertThat(wire.heard(10).findings()).isEmpty();
        assertThat(wire.heard(srtp(Encryption.REQUIRED), 10).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.why())
                        .startsWith("Inferred from RTP headers")
                        .contains("The server dect-1"));
    }

    @Test
    void keysThatTravelInClearProtectNothing() {
        talk(OFFER.crypto(""), ANSWER.crypto(""))
                .rtp(up(1.1, 8).encrypted())
                .rtp(down(1.1, 8).encrypted());
        Fault fault = wire.heard(10).fault("c1", MediaFault.SRTP_KEYS_IN_CLEAR);
        assertThat(fault.why()).contains("AES_CM_128_HMAC_SHA1_80", "UDP").doesNotContain("d0Rmd");
        assertThat(fault.evidence().toString()).doesNotContain("d0Rmd");
    }

    @Test
    void anOfferOfSrtpThatIsNotTakenIsWorthKnowing() {
        talk(OFFER.crypto(""), ANSWER).rtp(up(1.1, 8)).rtp(down(1.1, 8));
        assertThat(wire.heard(10).fault("c1", MediaFault.SRTP_NOT_TAKEN).why())
                .isEqualTo("The caller sip:371@example.net offered SRTP and the callee sip:4371@example.net answered"
                        + " without: media is in clear.");
    }

    @ParameterizedTest
    @CsvSource({"|2^20, lifetime of its key", "|1:4, master key identifier"})
    void lifetimeAndMkiAreComparedWithTheGuide(String parameters, String words) {
        talk(OFFER.crypto(parameters), ANSWER.crypto(""));
        assertThat(wire.heard(10).fault("c1", MediaFault.SRTP_OUTSIDE_POLICY).why())
                .contains(words);
    }

    @Test
    void srtpThatIsOffIsNotToBeOffered() {
        talk(OFFER.crypto(""), ANSWER.crypto(""));
        assertThat(wire.heard(10).faults("c1")).doesNotContain("srtp-outside-policy");
        assertThat(wire.heard(srtp(Encryption.OFF), 10)
                        .fault("c1", MediaFault.SRTP_OUTSIDE_POLICY)
                        .why())
                .contains("offers SRTP, which is off");
    }

    @Test
    void mediaOfTheServerWithoutItsMarkingIsWrongAndThatOfOthersLost() {
        talk(OFFER, ANSWER).rtp(up(1.1, 8).marked(0, 3)).rtp(down(1.1, 8).marked(10, -1));
        Heard heard = wire.heard(10);
        assertThat(heard.faults("c1")).containsExactly("media-marking-lost", "media-marking-wrong");
        assertThat(heard.fault("c1", MediaFault.MEDIA_MARKING_WRONG).why())
                .isEqualTo("The caller sip:371@example.net sends media with DSCP 0 (best effort) instead of 46 (EF) and"
                        + " 802.1p priority 3 instead of 5.");
        assertThat(heard.fault("c1", MediaFault.MEDIA_MARKING_LOST).why()).contains("DSCP 10 (AF11) instead of 46");
        assertThat(heard.states(MediaFault.MEDIA_MARKING_LOST)).containsExactly("FIRING dect-1");
    }

    @Test
    void aMarkingThatChangesIsOfItsOwnKind() {
        talk(OFFER, ANSWER)
                .rtp(up(1.1, 4))
                .rtp(up(4, 8).goingOnAfter(145).marked(0, -1))
                .rtp(down(1.1, 8));
        Heard heard = wire.heard(10);
        assertThat(heard.faults("c1")).containsExactly("marking-changed");
        assertThat(heard.fault("c1", MediaFault.MARKING_CHANGED).why()).contains("within one stream: DSCP [0, 46]");
    }

    @Test
    void aMarkingThatDiffersBetweenTwoPointsOfCaptureChangedOnTheWay() {
        talk(OFFER, ANSWER).rtp(up(1.1, 8)).rtp(down(1.1, 8));
        wire.rtp(up(1.102, 8).at("eth1").marked(8, -1));
        assertThat(wire.heard(10).fault("c1", MediaFault.MARKING_CHANGED).why())
                .contains("DSCP [46] at eth0, [8] at eth1");
    }

    @Test
    void signallingHasAMarkingOfItsOwn() {
        wire.signallingMarked(0);
        talk(OFFER, ANSWER).rtp(up(1.1, 8)).rtp(down(1.1, 8));
        Heard heard = wire.heard(10);
        assertThat(heard.faults("c1")).containsExactly("signalling-marking-wrong");
        assertThat(heard.fault("c1", MediaFault.SIGNALLING_MARKING_WRONG).why())
                .isEqualTo("Signalling of dect-1 is sent with DSCP 0 (best effort) instead of 24 (CS3).");
    }

    @Test
    void portsOfTheServerAreHeldToTheirRange() {
        talk(OFFER.at(Wire.SERVER, 40_000), ANSWER);
        wire.rtp(up(1.1, 8).from(Wire.SERVER, 40_000)).rtp(down(1.1, 8).to(Wire.SERVER, 40_000));
        Heard heard = wire.heard(10);
        assertThat(heard.faults("c1")).containsExactly("rtp-port-outside-policy");
        assertThat(heard.fault("c1", MediaFault.RTP_PORT_OUTSIDE_POLICY).why())
                .contains("wants media at port 40000, outside 58000 to 65535");
    }

    @ParameterizedTest
    @CsvSource({
        "101 telephone-event, 101 telephone-event, offers telephone events as payload type 101 instead of 96",
        "8 PCMA, 96 telephone-event, offers no telephone events"
    })
    void telephoneEventsAreOfferedAsTheGuideWantsThem(String offered, String answered, String words) {
        talk(OFFER.formats("0 PCMU", offered), ANSWER.formats("0 PCMU", answered));
        assertThat(wire.heard(10).fault("c1", MediaFault.DTMF_OUTSIDE_POLICY).why())
                .contains(words);
    }

    @Test
    void poorQualityNamesTheNumbersAndTheModel() {
        talk(OFFER, ANSWER).rtp(up(1.1, 8).losing(0.08)).rtp(down(1.1, 8).jitter(80));
        Fault fault = wire.heard(10).fault("c1", MediaFault.MEDIA_QUALITY_POOR);
        assertThat(fault.why())
                .contains(
                        "lost (", "burst ratio", "MOS", "by G.107 (PCMU, Ie 0.0, Bpl 25.1)", "beyond the limit: loss");
        Wire jittery = new Wire();
        jittery.call("c1").invites(0, OFFER).answers(1, ANSWER);
        jittery.rtp(up(1.1, 8)).rtp(down(1.1, 8).jitter(80));
        assertThat(jittery.heard(10).fault("c1", MediaFault.MEDIA_QUALITY_POOR).why())
                .contains("The callee", "beyond the limit: jitter");
    }

    @Test
    void everyFaultHasASentenceANextStepAndEvidence() {
        wire.signallingMarked(0);
        talk(
                OFFER.at(Wire.SERVER, 40_000)
                        .formats("8 PCMA", "0 PCMU", "2 G726-32")
                        .crypto("|2^20"),
                ANSWER);
        wire.rtp(up(1.1, 14)
                .from(Wire.SERVER, 40_000)
                .losing(0.1)
                .marked(0, 1)
                .type(8)
                .ptime(30));
        List<Finding> findings = wire.heard(Wire.site(), HealthOptions.defaults(), srtp(Encryption.REQUIRED), 30)
                .findings();
        assertThat(findings).hasSizeGreaterThan(8).allSatisfy(finding -> {
            assertThat(finding.why()).endsWith(".").hasSizeGreaterThan(30);
            assertThat(finding.nextStep()).hasSizeGreaterThan(30);
            assertThat(finding.evidence()).isNotEmpty();
            assertThat(finding.to()).isPresent();
        });
    }
}
