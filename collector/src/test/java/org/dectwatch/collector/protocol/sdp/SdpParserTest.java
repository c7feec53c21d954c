package org.dectwatch.collector.protocol.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Malformed.Reason;
import org.dectwatch.collector.protocol.Mutations;
import org.junit.jupiter.api.Test;

class SdpParserTest {
    private static final String OFFER = lines(
            "v=0",
            "o=- 7 3 IN IP4 192.0.2.20",
            "s=-",
            "c=IN IP4 192.0.2.20/127",
            "t=0 0",
            "m=audio 40000 RTP/AVP 0 2 96 111",
            "a=rtpmap:96 telephone-event/8000",
            "a=fmtp:96 0-15",
            "a=rtpmap:111 opus/48000/2",
            "a=ptime:20",
            "a=maxptime:40",
            "a=rtcp:40005 IN IP4 192.0.2.21",
            "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0a2V5|2^20|1:4",
            "a=candidate:1 1 UDP 1 192.0.2.20 40000 typ host",
            "a=sendonly");
    private static final String ANSWER = lines(
            "v=0",
            "o=- 8 1 IN IP6 2001:db8::1",
            "s=-",
            "t=0 0",
            "a=inactive",
            "a=fingerprint:sha-256 AA:BB",
            "m=audio 0 RTP/AVP 8",
            "m=image 4000 udptl t38",
            "c=IN IP6 2001:db8::2",
            "a=T38FaxVersion:0",
            "m=audio 5000/2 UDP/TLS/RTP/SAVPF 9",
            "c=IN IP4 0.0.0.0",
            "a=rtcp-mux",
            "a=sendrecv");

    @Test
    void readsAnAudioOfferWithItsCodecsAndTimes() {
        SessionDescription offer = parse(OFFER);
        MediaDescription audio = offer.media().get(0);

        assertThat(offer.origin()).contains(new Origin("7", "3", "192.0.2.20"));
        assertThat(audio.payloadTypes()).containsExactly(0, 2, 96, 111);
        assertThat(audio.codecs())
                .containsExactly(
                        new Codec(0, "PCMU", 8000, 1), new Codec(2, "G726-32", 8000, 1),
                        new Codec(96, "telephone-event", 8000, 1), new Codec(111, "opus", 48000, 2));
        assertThat(audio.formatParameters()).isEqualTo(Map.of(96, "0-15"));
        assertThat(audio.ptime()).hasValue(20);
        assertThat(audio.maxPtime()).hasValue(40);
        assertThat(audio.rtp()).isEqualTo(Endpoint.parse("192.0.2.20:40000"));
        assertThat(audio.rtcp()).isEqualTo(Endpoint.parse("192.0.2.21:40005"));
        assertThat(audio.candidates()).isEqualTo(1);
        assertThat(offer.flaws()).isEmpty();
    }

    @Test
    void neverKeepsAKey() {
        MediaDescription audio = parse(OFFER).media().get(0);

        assertThat(audio.crypto()).containsExactly(new CryptoOffer(1, "AES_CM_128_HMAC_SHA1_80", true, true));
        assertThat(audio.secure()).isTrue();
        assertThat(parse(OFFER + "k=clear:c2VjcmV0a2V5\r\n").toString()).doesNotContain("c2VjcmV0a2V5");
        assertThat(parse(OFFER.replace("AES_CM_128_HMAC_SHA1_80 inline:", "")).toString())
                .doesNotContain("c2VjcmV0a2V5");
        assertThat(parse(OFFER.replace("HMAC_SHA1_80 inline:", "inline:")).toString())
                .doesNotContain("c2VjcmV0a2V5");
    }

    @Test
    void letsMediaInheritConnectionDirectionAndFingerprint() {
        List<MediaDescription> media = parse(ANSWER).media();

        assertThat(media)
                .extracting(MediaDescription::direction)
                .containsExactly(Direction.INACTIVE, Direction.INACTIVE, Direction.SENDRECV);
        assertThat(media).allMatch(MediaDescription::fingerprint);
        assertThat(media.get(0).rejected()).isTrue();
        assertThat(media.get(0).connection()).isEmpty();
        assertThat(media.get(1).t38()).isTrue();
        assertThat(media.get(1).formats()).containsExactly("t38");
        assertThat(media.get(1).payloadTypes()).isEmpty();
        assertThat(media.get(2).portCount()).isEqualTo(2);
        assertThat(media.get(2).codec(9)).contains(new Codec(9, "G722", 8000, 1));
    }

    @Test
    void knowsHoldByDirectionAndByTheZeroAddress() {
        assertThat(parse(OFFER).held()).isTrue();
        assertThat(parse(OFFER.replace("a=sendonly", "a=inactive")).held()).isTrue();
        assertThat(parse(OFFER.replace("a=sendonly", "a=recvonly")).held()).isFalse();
        assertThat(parse(OFFER.replace("a=sendonly", "a=sendrecv")).held()).isFalse();
        assertThat(parse(OFFER.replace("a=sendonly", "").replace("192.0.2.20/127", "0.0.0.0"))
                        .held())
                .isTrue();
        assertThat(parse(ANSWER).held()).as("the other audio is rejected").isTrue();
        assertThat(parse(ANSWER).media().get(2).rtp()).isEmpty();
    }

    @Test
    void sendsRtcpToTheNextPortUnlessToldOtherwise() {
        String plain = OFFER.replace("a=rtcp:40005 IN IP4 192.0.2.21", "a=x");

        assertThat(parse(plain).media().get(0).rtcp()).isEqualTo(Endpoint.parse("192.0.2.20:40001"));
        assertThat(parse(plain + "a=rtcp-mux\r\n").media().get(0).rtcp()).isEqualTo(Endpoint.parse("192.0.2.20:40000"));
        assertThat(parse(plain.replace("40000 RTP", "65535 RTP")).media().get(0).rtcp())
                .isEmpty();
    }

    @Test
    void prefersAnRtpMapOverTheStaticMeaning() {
        Codec codec = parse(OFFER + "a=rtpmap:2 G721/16000\r\n")
                .media()
                .get(0)
                .codec(2)
                .orElseThrow();

        assertThat(codec).isEqualTo(new Codec(2, "G721", 16000, 1));
        assertThat(StaticPayloadTypes.codec(1)).isEmpty();
        assertThat(StaticPayloadTypes.codec(96)).isEmpty();
        assertThat(StaticPayloadTypes.codec(18)).map(Codec::encoding).isEqualTo(Optional.of("G729"));
    }

    @Test
    void skipsLinesThatBreakTheFormatAndSaysSo() {
        for (String bad : List.of(
                "x",
                "nonsense",
                "c=IN IP4",
                "a=rtpmap:200 x/8000",
                "a=rtpmap:97 x",
                "a=rtpmap:97 x/0",
                "a=ptime:no",
                "a=rtcp:",
                "a=crypto:1 A",
                "o=1 2",
                "m=audio 70000 RTP/AVP 0",
                "m=audio x RTP/AVP 0",
                "m=audio")) {
            SessionDescription sdp = parse(OFFER + bad + "\r\n");
            assertThat(sdp.flaws()).as(bad).containsExactly(Reason.SDP_LINE);
            assertThat(sdp.media()).hasSize(1);
        }
    }

    @Test
    void keepsAttributesOfASkippedMediaLineFromItsNeighbour() {
        SessionDescription sdp = parse(OFFER + lines("m=audio x RTP/AVP 0", "a=sendrecv", "c=IN IP4 198.51.100.1"));

        assertThat(sdp.media().get(0).direction()).isEqualTo(Direction.SENDONLY);
        assertThat(sdp.connection()).contains(MediaAddress.of("192.0.2.20"));
    }

    @Test
    void boundsWhatAStrangerCanMakeItKeep() {
        SessionDescription sdp = parse(OFFER + "m=audio 1 RTP/AVP 0\r\n".repeat(500) + "a=x\r\n".repeat(5000));

        assertThat(sdp.media()).hasSize(16);
        assertThat(sdp.flaws()).containsExactly(Reason.SDP_LINE);
    }

    @Test
    void refusesWhatIsNoDescription() {
        assertThatThrownBy(() -> parse("hello")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> parse("")).isInstanceOf(Malformed.class);
    }

    @Test
    void answersDamageWithAValueOrMalformed() {
        List<byte[]> seeds = Stream.of(OFFER, ANSWER)
                .map(s -> s.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        int shown = Mutations.run(seeds, 100_000, 11, bytes -> {
            SessionDescription sdp = SdpParser.expect(bytes);
            sdp.held();
            sdp.media().forEach(MediaDescription::codecs);
            sdp.media().forEach(MediaDescription::rtcp);
        });
        assertThat(shown).isGreaterThanOrEqualTo(100_000);
    }

    private static SessionDescription parse(String text) {
        return SdpParser.expect(ByteView.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }
}
