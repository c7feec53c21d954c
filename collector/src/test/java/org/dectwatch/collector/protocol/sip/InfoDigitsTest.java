package org.dectwatch.collector.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.junit.jupiter.api.Test;

class InfoDigitsTest {
    private static Optional<String> of(String method, String type, String body) {
        String text = Samples.lines(
                        method + " sip:a@b SIP/2.0",
                        "Via: SIP/2.0/UDP h;branch=z9hG4bK1",
                        "From: <sip:a@b>;tag=1",
                        "To: <sip:c@d>;tag=2",
                        "Call-ID: x",
                        "CSeq: 2 " + method,
                        "Content-Type: " + type,
                        "Content-Length: " + body.length(),
                        "")
                + body;
        return InfoDigits.of(SipParser.expectMessage(ByteView.of(text.getBytes(StandardCharsets.ISO_8859_1)), false));
    }

    private static Optional<String> relay(String body) {
        return of("INFO", "application/dtmf-relay", body);
    }

    @Test
    void readsTheSignalOfARelayHoweverItIsWritten() {
        assertThat(relay("Signal=5\r\nDuration=160\r\n")).contains("5");
        assertThat(relay("Signal= 5\nDuration= 160")).contains("5");
        assertThat(relay("Duration=100\r\nsignal = #\r\n")).contains("#");
        assertThat(relay("Signal=*")).contains("*");
        assertThat(relay("Signal=d")).contains("D");
    }

    @Test
    void readsEventNumbersAsKeysAndAHookFlashAsNone() {
        assertThat(relay("Signal=10")).contains("*");
        assertThat(relay("Signal=11")).contains("#");
        assertThat(relay("Signal=15")).contains("D");
        assertThat(relay("Signal=16")).isEmpty();
    }

    @Test
    void readsPlainDtmfAsTheKeyItself() {
        assertThat(of("INFO", "application/dtmf", "7")).contains("7");
        assertThat(of("INFO", "application/dtmf", "7\r\n")).contains("7");
        assertThat(of("INFO", "application/dtmf;charset=x", "1234")).contains("1234");
        assertThat(of("INFO", "application/dtmf", "Signal=3\r\nDuration=1")).contains("3");
    }

    @Test
    void takesNothingElseForKeys() {
        assertThat(relay("Signal=")).isEmpty();
        assertThat(relay("Signal=E")).isEmpty();
        assertThat(relay("Duration=160")).isEmpty();
        assertThat(of("INFO", "text/plain", "5")).isEmpty();
        assertThat(of("MESSAGE", "application/dtmf", "5")).isEmpty();
        assertThat(of("INFO", "application/dtmf", "1".repeat(900))).contains("1".repeat(32));
    }
}
