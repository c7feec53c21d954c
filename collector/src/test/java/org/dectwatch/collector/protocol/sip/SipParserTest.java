package org.dectwatch.collector.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dectwatch.collector.protocol.sip.Samples.INVITE;
import static org.dectwatch.collector.protocol.sip.Samples.REGISTER;
import static org.dectwatch.collector.protocol.sip.Samples.SDP;
import static org.dectwatch.collector.protocol.sip.Samples.UNAUTHORIZED;
import static org.dectwatch.collector.protocol.sip.Samples.bytes;
import static org.dectwatch.collector.protocol.sip.Samples.lines;
import static org.dectwatch.collector.protocol.sip.Samples.parse;

import java.util.List;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Malformed.Reason;
import org.junit.jupiter.api.Test;

class SipParserTest {
    @Test
    void recognisesMessagesAmongOtherDatagrams() {
        assertThat(SipParser.recognise(bytes(INVITE), false, false)).isNotNull();
        assertThat(SipParser.recognise(bytes("\r\n\r\n" + INVITE), false, false))
                .isNotNull();
        assertThat(SipParser.recognise(bytes("junk " + INVITE), false, false)).isNull();
        assertThat(SipParser.recognise(bytes("junk " + INVITE), false, true)).isNotNull();
        assertThat(SipParser.recognise(bytes("one line\r\n" + INVITE), false, false))
                .isNull();
        assertThat(SipParser.recognise(bytes("one line\r\n"), true, true)).isNull();
        assertThat(SipParser.recognise(bytes("\u0001\u0002"), false, false)).isNull();
        assertThatThrownBy(() -> SipParser.recognise(bytes("INVITE sip:a@b SIP/2.0"), true, false))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void readsTheStartLineAndTheIdentifyingValuesOfARequest() {
        SipMessage message = parse(INVITE);

        assertThat(message.start()).isEqualTo(new SipStart.Request("INVITE", "sip:3302@voice.example.net"));
        assertThat(message.callId()).contains("c1@192.0.2.20");
        assertThat(message.fromTag()).contains("f1");
        assertThat(message.toTag()).isEmpty();
        assertThat(message.cseq()).contains(new CSeq(7, "INVITE"));
        assertThat(message.branch()).contains("z9hG4bK-a1");
        assertThat(message.sdpBody()).contains(bytes(SDP));
        assertThat(message.flaws()).isEmpty();
    }

    @Test
    void readsCompactNamesLikeFullOnes() {
        SipMessage message = parse(UNAUTHORIZED);

        assertThat(message.start()).isEqualTo(new SipStart.Response(401, "Unauthorized"));
        assertThat(message.callId()).contains("r1@192.0.2.20");
        assertThat(message.toTag()).contains("t1");
        assertThat(message.flaws()).isEmpty();
    }

    @Test
    void knowsEveryCompactFormInEitherCase() {
        String forms = "abcdefijklmnorstuvxy";
        for (char c : forms.toCharArray()) {
            String both = "" + c + Character.toUpperCase(c);
            assertThat(HeaderName.of(both, 0, 1)).as("form %s", c).isNotEqualTo(HeaderName.OTHER);
            assertThat(HeaderName.of(both, 1, 2)).isEqualTo(HeaderName.of(both, 0, 1));
        }
        assertThat(HeaderName.of("q", 0, 1)).isEqualTo(HeaderName.OTHER);
    }

    @Test
    void findsEveryFullNameInAnyCase() {
        for (HeaderName name : HeaderName.values()) {
            String upper = name.text().toUpperCase(java.util.Locale.ROOT);
            assertThat(HeaderName.of(upper, 0, upper.length())).isEqualTo(name);
        }
    }

    @Test
    void takesBlanksBeforeTheColonAndJoinsFoldedLines() {
        SipMessage message = parse(INVITE.replace("Call-ID: c1@192.0.2.20", "cALL-id \t :\r\n  c1@192.0.2.20  ")
                .replace(";rport;branch", "\r\n\t;rport\r\n ;branch"));

        assertThat(message.callId()).contains("c1@192.0.2.20");
        assertThat(message.branch()).contains("z9hG4bK-a1");
        assertThat(message.flaws()).isEmpty();
    }

    @Test
    void toleratesBareLineFeeds() {
        SipMessage message = parse(INVITE.replace("\r\n", "\n").replace("Content-Length: " + SDP.length(), "X: y"));

        assertThat(message.callId()).contains("c1@192.0.2.20");
        assertThat(message.sdpBody()).contains(bytes(SDP.replace("\r\n", "\n")));
        assertThat(message.flaws()).isEmpty();
    }

    @Test
    void splitsListsOutsideQuotesAndAngleBracketsOnly() {
        SipMessage message = parse(INVITE.replace(
                "Contact: <sip:3301@192.0.2.20:5070;transport=udp>",
                "Contact: \"Doe, \\\"J\\\" <x>\" <sip:a,b@h1>;q=1 , sip:c@h2,\r\nm: <sip:d@h3;p=\"1,2\">"));

        assertThat(message.values(HeaderName.CONTACT))
                .containsExactly("\"Doe, \\\"J\\\" <x>\" <sip:a,b@h1>;q=1", "sip:c@h2", "<sip:d@h3;p=\"1,2\">");
    }

    @Test
    void countsALineWithoutColonAsAFlawOfAMessageThatStillCounts() {
        SipMessage message = parse(INVITE.replace("Max-Forwards: 70", "this line has none"));

        assertThat(message.flaws()).containsExactly(Reason.SIP_NO_COLON);
        assertThat(message.callId()).contains("c1@192.0.2.20");
    }

    @Test
    void countsBytesBeforeTheStartLineAsAFlawOfAMessageThatStillCounts() {
        for (String junk : List.of("\0\0\0\0", "junk\r\n", "x y z ", "\u00ff\u00fe: <\r\n\r\n")) {
            assertThat(parse(junk + INVITE).flaws()).as(junk).containsExactly(Reason.SIP_LEADING_BYTES);
            assertThat(parse(junk + INVITE).start()).isEqualTo(parse(INVITE).start());
            assertThat(parse(junk + UNAUTHORIZED).start()).isEqualTo(new SipStart.Response(401, "Unauthorized"));
            assertThat(SipStartLine.hidesSip(bytes(junk + INVITE))).isTrue();
        }
    }

    @Test
    void takesEmptyLinesBeforeTheStartLineForGranted() {
        assertThat(parse("\r\n\r\n" + INVITE).flaws()).isEmpty();
        assertThat(SipStartLine.looksLikeSip(bytes("\r\n\r\n" + INVITE))).isTrue();
    }

    @Test
    void letsTheDatagramsEndRuleOverALargerContentLength() {
        SipMessage message = parse(INVITE.replace("Content-Length: " + SDP.length(), "Content-Length: 9999"));

        assertThat(message.body()).isEqualTo(bytes(SDP));
        assertThat(message.flaws()).containsExactly(Reason.SIP_CONTENT_LENGTH);
    }

    @Test
    void leavesOutWhatFollowsASmallerContentLength() {
        SipMessage message = parse(INVITE.replace("Content-Length: " + SDP.length(), "Content-Length: 5"));

        assertThat(message.body()).isEqualTo(bytes(SDP.substring(0, 5)));
        assertThat(message.flaws()).containsExactly(Reason.SIP_CONTENT_LENGTH);
    }

    @Test
    void takesAContentLengthThatIsNoNumberForAFlawAndTheRestForTheBody() {
        for (String value : List.of("-3", "many", "", "99999999999999999999", "1 2")) {
            SipMessage message = parse(INVITE.replace("Content-Length: " + SDP.length(), "Content-Length: " + value));
            assertThat(message.body()).isEqualTo(bytes(SDP));
            assertThat(message.flaws()).as(value).containsExactly(Reason.SIP_CONTENT_LENGTH);
        }
    }

    @Test
    void findsNoSecondMessageInABodyThatLooksLikeSip() {
        String body = INVITE;
        SipMessage message = parse(
                REGISTER.replace("Content-Length: 0", "Content-Type: message/sip\r\nContent-Length: " + body.length())
                        + body);

        assertThat(message.callId()).contains("r1@192.0.2.20");
        assertThat(message.body()).isEqualTo(bytes(body));
        assertThat(message.sdpBody()).isEmpty();
        assertThat(message.flaws()).isEmpty();
    }

    @Test
    void findsTheSessionDescriptionInAMultipartBody() {
        String body = lines(
                "preamble",
                "--b 1",
                "Content-Type: application/pidf+xml",
                "",
                "<v=0/>",
                "--b 1",
                "c: application/sdp; charset=utf-8",
                "",
                SDP.stripTrailing(),
                "--b 1--",
                "epilogue");
        SipMessage message =
                parse(INVITE.replace("Content-Type: application/sdp", "Content-Type: multipart/mixed; boundary=\"b 1\"")
                        .replace(
                                "Content-Length: " + SDP.length() + "\r\n\r\n" + SDP,
                                "Content-Length: " + body.length() + "\r\n\r\n" + body));

        assertThat(message.sdpBody()).contains(bytes(SDP.stripTrailing()));
        assertThat(message.flaws()).isEmpty();
    }

    @Test
    void countsAMessageCutByTheSnapLengthOnceItsStartLineIsWhole() {
        int startLine = INVITE.indexOf('\n') + 1;
        for (int cut = startLine; cut < INVITE.length(); cut++) {
            SipMessage message = SipParser.expectMessage(bytes(INVITE.substring(0, cut)), true);
            assertThat(message.start()).isEqualTo(parse(INVITE).start());
            assertThat(message.flaws()).containsExactly(Reason.TRUNCATED);
            assertThat(message.callId().orElse("c1@192.0.2.20")).isEqualTo("c1@192.0.2.20");
        }
        assertThatThrownBy(() -> SipParser.expectMessage(bytes(INVITE.substring(0, startLine - 1)), true))
                .isInstanceOfSatisfying(
                        Malformed.class, m -> assertThat(m.reason()).isEqualTo(Reason.TRUNCATED));
    }

    @Test
    void namesAMissingMandatoryHeader() {
        for (String name : List.of("Via", "From", "To", "Call-ID", "CSeq")) {
            assertThat(parse(INVITE.replace("\r\n" + name + ":", "\r\nX:")).flaws())
                    .as(name)
                    .containsExactly(Reason.SIP_MISSING_HEADER);
        }
    }

    @Test
    void namesASecondCallId() {
        assertThat(parse(INVITE.replace("Max-Forwards: 70", "i: other")).flaws())
                .containsExactly(Reason.SIP_HEADER);
    }

    @Test
    void acceptsUnknownMethodsOfAnyTokenAndOddButLegalSpelling() {
        SipMessage message = parse(INVITE.replace("INVITE sip", "!odd-Method0123_*+`.%'~ sip"));

        assertThat(message.start().<String>visit(SipStart.Request::method, r -> ""))
                .isEqualTo("!odd-Method0123_*+`.%'~");
        assertThat(SipStartLine.looksLikeSip(bytes("Tea a:b sip/2.0\r\n"))).isTrue();
        assertThat(SipStartLine.looksLikeSip(bytes("SIP/2.0 200 \r\n"))).isTrue();
        assertThat(SipStartLine.looksLikeSip(bytes("SIP/2.0 200\r\n"))).isTrue();
    }

    @Test
    void refusesWhatIsNoSip() {
        for (String other : List.of(
                "",
                "\r\n\r\n",
                "\0\0\0\0",
                "GET / HTTP/1.1\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
                "SIP/2.0 99 Low\r\n\r\n",
                "SIP/2.0 700 High\r\n\r\n",
                "SIP/2.0 2000 Long\r\n",
                "INVITE SIP/2.0\r\n\r\n",
                "INVITE sip:x SIP/3.0\r\n",
                "\u0080\0\1\2 SIP",
                "RTSP/1.0 200 OK\r\n")) {
            assertThat(SipStartLine.looksLikeSip(bytes(other))).as(other).isFalse();
            assertThat(SipStartLine.hidesSip(bytes(other))).as(other).isFalse();
            assertThatThrownBy(() -> parse(other)).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void readsAHeadLongerThanItsFirstLook() {
        String padding = "X-Padding: " + "p".repeat(200) + "\r\n";
        SipMessage message = parse(INVITE.replace("Max-Forwards", padding.repeat(40) + "Max-Forwards"));

        assertThat(message.headers().count()).isEqualTo(51);
        assertThat(message.body()).isEqualTo(bytes(SDP));
        assertThat(message.flaws()).isEmpty();
    }

    @Test
    void looksAtABoundedNumberOfHeaders() {
        SipMessage message = parse(INVITE.replace("Max-Forwards", "X: y\r\n".repeat(9000) + "Max-Forwards"));

        assertThat(message.headers().count()).isEqualTo(HeaderIndex.MAX_HEADERS);
        assertThat(message.flaws()).contains(Reason.SIP_TOO_LONG);
    }
}
