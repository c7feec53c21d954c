package org.dectwatch.collector.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.protocol.sip.Samples.INVITE;
import static org.dectwatch.collector.protocol.sip.Samples.REGISTER;
import static org.dectwatch.collector.protocol.sip.Samples.UNAUTHORIZED;
import static org.dectwatch.collector.protocol.sip.Samples.summary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.net.Malformed.Reason;
import org.junit.jupiter.api.Test;

class SipSummarizerTest {
    @Test
    void givesThePlainValuesOfARegister() {
        SipSummary register = summary(REGISTER);

        assertThat(register.request()).isTrue();
        assertThat(register.method()).isEqualTo("REGISTER");
        assertThat(register.requestUri()).contains("sip:voice.example.net");
        assertThat(register.toUri().map(SipUri::aor)).contains("sip:3301@voice.example.net");
        assertThat(register.expiresHeader()).hasValue(120);
        Contact contact = register.contacts().get(0);
        assertThat(contact.expires()).hasValue(60);
        assertThat(contact.q()).isEqualTo(OptionalDouble.of(0.7));
        assertThat(contact.instance()).contains("<urn:uuid:1>");
        assertThat(contact.uri().orElseThrow().port()).hasValue(5070);
        assertThat(register.viaStack())
                .containsExactly(new Via(
                        "TCP",
                        "192.0.2.20",
                        OptionalInt.of(5070),
                        Optional.of("z9hG4bK-r1"),
                        Optional.of("192.0.2.20"),
                        OptionalInt.of(5070),
                        true));
        assertThat(register.flaws()).isEmpty();
    }

    @Test
    void keepsOfCredentialsWhoAskedAndWhichNonceWasAnswered() {
        Credentials credentials = summary(REGISTER).credentials().get(0);
        Challenge challenge = summary(UNAUTHORIZED).challenges().get(0);

        assertThat(credentials.username()).isEqualTo("auth3301");
        assertThat(credentials.realm()).isEqualTo("voice.example.net");
        assertThat(credentials.hasResponse()).isTrue();
        assertThat(credentials.nonceCount()).isEqualTo(OptionalLong.of(1));
        assertThat(credentials.nonce()).isPresent().isEqualTo(challenge.nonce());
        assertThat(challenge.stale()).isTrue();
        assertThat(challenge.qop()).contains("auth");
        assertThat(summary(REGISTER.replace("n0nce", "other"))
                        .credentials()
                        .get(0)
                        .nonce())
                .isPresent()
                .isNotEqualTo(challenge.nonce());
        assertThat(summary(REGISTER.replace("n0nce", "")).credentials().get(0).nonce())
                .isEmpty();
    }

    @Test
    void masksDigestValuesTokensAndPasswordsInTheHeaderText() {
        SipSummary register = summary(REGISTER.replace(
                "Expires: 120",
                "X-Auth-Token: t0p\r\nRoute: <sip:u:s3cret@h:5060;lr>\r\nAuthentication-Info: rspauth=\"abc\"\r\n"
                        + "Path: <sip:h;pn-prid=dev1ce;lr>\r\nProxy-Authorization: Bearer aaa.bbb"));
        String text = String.join("\n", register.headerLines());

        assertThat(text)
                .contains("Authorization: Digest username=\"auth3301\", realm=\"voice.example.net\", ***")
                .contains("Route: <sip:u:***@h:5060;lr>")
                .contains("Proxy-Authorization: Bearer ***")
                .doesNotContain("0123456789abcdef", "n0nce", "t0p", "s3cret", "rspauth", "dev1ce", "aaa.bbb");
        assertThat(String.join("\n", summary(UNAUTHORIZED).headerLines())).doesNotContain("n0nce");
    }

    @Test
    void letsNoDigestResponseOutWhateverIsWrongWithTheQuotes() {
        int from = REGISTER.indexOf("Digest ");
        int to = REGISTER.indexOf("response=");
        for (int at = from; at < to; at++) {
            for (String damage : List.of("", "\"", ",", "\\", "=", " ", "\r\n ", "\"x\"")) {
                for (int over = 0; over <= 1; over++) {
                    SipSummary summary = summary(REGISTER.substring(0, at) + damage + REGISTER.substring(at + over));
                    assertThat(summary.toString()).doesNotContain("0123456789abcdef");
                }
            }
        }
    }

    @Test
    void masksThePasswordOfARequestUri() {
        SipSummary summary = summary(INVITE.replace("INVITE sip:3302@", "INVITE sip:3302:pw0rd@"));

        assertThat(summary.requestUri()).contains("sip:3302:***@voice.example.net");
        assertThat(summary.headerLines().get(0)).doesNotContain("pw0rd");
    }

    @Test
    void showsTheHeadersAsWrittenWhenNothingInThemIsSecret() {
        SipSummary summary = summary(Samples.lines(
                "OPTIONS sip:a@h:5060 SIP/2.0",
                "Via: SIP/2.0/UDP h:5060;branch=z9hG4bK1",
                "From: \"Zo\u00c3\u00ab\" <sip:a@h:5060>;tag=1",
                "To: <sip:b@h:5060>",
                "i:c@h",
                "CSeq: 1 OPTIONS",
                "Subject: at\tten",
                ""));

        assertThat(summary.headerLines())
                .containsExactly(
                        "OPTIONS sip:a@h:5060 SIP/2.0",
                        "Via: SIP/2.0/UDP h:5060;branch=z9hG4bK1",
                        "From: \"Zo\u00eb\" <sip:a@h:5060>;tag=1",
                        "To: <sip:b@h:5060>",
                        "i:c@h",
                        "CSeq: 1 OPTIONS",
                        "Subject: at ten");
    }

    @Test
    void keepsNoPasswordInTheHeaderTextWhereverItStands() {
        for (String header : List.of(
                "Contact: <sip:a:s3cret@h>",
                "m:sip:a:s3cret@h",
                "Route: <sip:h;lr>,<sips:a:s3cret@h:5061;lr>",
                "Contact: sip:x@h, \"a\" <SIP:b:s3cret@h>, sip:a:s3cret@h",
                "X-Route: <SIP:a:s3cret@h>",
                "X-Api-Key: s3cret",
                "Contact: <sip:a@h;pn-prid=s3cret>",
                "X: y\r\n <sip:a:s3cret@h>")) {
            SipSummary summary = summary(INVITE.replace("Max-Forwards", header + "\r\nMax-Forwards"));

            assertThat(summary.headerText().text())
                    .as(header)
                    .contains("Max-Forwards")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void boundsTheHeaderText() {
        SipSummary summary =
                summary(INVITE.replace("Max-Forwards", ("X: " + "y".repeat(600) + "\r\n").repeat(60) + "Max-Forwards"));

        assertThat(summary.headerLines())
                .hasSize(40)
                .allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(256));
    }

    @Test
    void writesAnAddressOfRecordWithoutParametersAndItsHostInLowerCase() {
        assertThat(uri("SIP:Bob@Host.EXAMPLE;user=phone?x=y").aor()).isEqualTo("sip:Bob@host.example");
        assertThat(uri("sips:bob:pw@h:5061").aor()).isEqualTo("sips:bob@h:5061");
        assertThat(uri("sip:[2001:DB8::1]:5060;lr").aor()).isEqualTo("sip:[2001:db8::1]:5060");
        assertThat(uri("sip:a;b=c@h").user()).isEqualTo("a;b=c");
        assertThat(uri("tel:+49-30;phone-context=x").aor()).isEqualTo("tel:+49-30");
        assertThat(uri("tel:+49-30;phone-context=x").params()).isEqualTo(Map.of("phone-context", "x"));
        assertThat(uri("urn:service:sos").aor()).isEqualTo("urn:service:sos");
    }

    @Test
    void refusesWhatIsNoUri() {
        for (String bad : List.of(
                "", "bob", "sip:", "sip:a@", "sip:a@h:0", "sip:a@h:70000", "sip:a@h:x", "sip:[::1", "1sip:a@b")) {
            assertThat(SipUriParser.read(bad)).as(bad).isEmpty();
        }
    }

    @Test
    void tellsAContactStarFromBindings() {
        SipSummary summary = summary(REGISTER.replace("Contact: <sip:3301@192.0.2.20:5070>", "Contact: *\r\nX: "));

        assertThat(summary.contacts()).hasSize(1);
        assertThat(summary.contacts().get(0).star()).isTrue();
    }

    @Test
    void leavesParametersToTheHeaderWhenAUriHasNoAngleBrackets() {
        SipSummary summary =
                summary(INVITE.replace("To: <sip:3302@voice.example.net>", "To: sip:3302@voice.example.net;tag=x")
                        .replace("Contact: <sip:3301@192.0.2.20:5070;transport=udp>", "Contact: sip:3301@h;expires=5"));

        assertThat(summary.toTag()).contains("x");
        assertThat(summary.toUri().orElseThrow().params()).isEmpty();
        assertThat(summary.contacts().get(0).expires()).hasValue(5);
    }

    @Test
    void readsViaWithBlanksAroundItsSlashesAndAnIpv6Sender() {
        SipSummary summary = summary(INVITE.replace(
                "Via: SIP/2.0/UDP 192.0.2.20:5070;rport;branch=z9hG4bK-a1",
                "Via: SIP / 2.0 / tls [2001:DB8::9] : 5061 ; branch = z9hG4bKx , SIP/2.0/UDP h"));

        assertThat(summary.viaStack()).extracting(Via::transport).containsExactly("TLS", "UDP");
        assertThat(summary.viaStack().get(0).host()).isEqualTo("[2001:db8::9]");
        assertThat(summary.viaStack().get(0).port()).hasValue(5061);
        assertThat(summary.branch()).contains("z9hG4bKx");
        assertThat(summary.flaws()).isEmpty();
    }

    @Test
    void readsReasonWarningRetryAndReferral() {
        SipSummary summary = summary(INVITE.replace(
                "Max-Forwards: 70",
                "Reason: Q.850;cause=16;text=\"Normal, clearing\", SIP ;cause=200\r\nWarning: 399 sbc \"No \\\"way\\\"\"\r\n"
                        + "Retry-After: 18000;duration=3600 (busy)\r\nMin-Expires: 300\r\nx: 4000;refresher=uac\r\n"
                        + "r: <sip:b@h?Replaces=c%40d>\r\no: refer;id=3\r\nReplaces: c9@h;to-tag=1;from-tag=2\r\n"
                        + "P-Asserted-Identity: \"N\" <sip:7@h>, <tel:+7>\r\nk: timer, 100rel"));

        assertThat(summary.reasons())
                .containsExactly(
                        new ReasonHeader("Q.850", OptionalInt.of(16), "Normal, clearing"),
                        new ReasonHeader("SIP", OptionalInt.of(200), ""));
        assertThat(summary.warnings()).containsExactly(new Warning(399, "sbc", "No \"way\""));
        assertThat(summary.retryAfter()).hasValue(18000);
        assertThat(summary.minExpires()).hasValue(300);
        assertThat(summary.timing().sessionExpires()).hasValue(4000);
        assertThat(summary.signals().referTo().map(SipUri::aor)).contains("sip:b@h");
        assertThat(summary.signals().referToReplaces()).isTrue();
        assertThat(summary.signals().event()).contains("refer");
        assertThat(summary.signals().replaces()).contains("c9@h");
        assertThat(summary.signals().assertedIdentity().map(SipUri::aor)).contains("sip:7@h");
        assertThat(summary.agent().supported()).containsExactly("timer", "100rel");
        assertThat(summary.flaws()).isEmpty();
    }

    @Test
    void namesWhatItCannotRead() {
        assertThat(summary(INVITE.replace("CSeq: 7 INVITE", "CSeq: 4294967296 INVITE"))
                        .flaws())
                .contains(Reason.SIP_HEADER);
        assertThat(summary(INVITE.replace("CSeq: 7 INVITE", "CSeq: 7 OPTIONS")).flaws())
                .contains(Reason.SIP_HEADER);
        assertThat(summary(INVITE.replace("To: <sip:3302@voice.example.net>", "To: nobody"))
                        .flaws())
                .containsExactly(Reason.SIP_URI);
        assertThat(summary(REGISTER.replace("Expires: 120", "Expires: soon")).expiresHeader())
                .isEmpty();
        assertThat(summary(REGISTER.replace("Expires: 120", "Expires: 99999999999"))
                        .expiresHeader())
                .hasValue(Integer.MAX_VALUE);
    }

    @Test
    void readsUserAgentsAsUtf8() {
        String octets = new String(
                "Büro".getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(summary(INVITE.replace("Spectralink-IP-DECT", octets))
                        .userAgent()
                        .orElseThrow())
                .startsWith("Büro-Server");
    }

    private static SipUri uri(String text) {
        return SipUriParser.read(text).orElseThrow();
    }
}
