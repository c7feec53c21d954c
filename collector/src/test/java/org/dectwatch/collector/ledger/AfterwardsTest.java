package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.net.write.FrameBuilder;
import org.dectwatch.collector.observe.Directions;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens in the ledger long after the packets. */
class AfterwardsTest {
    private static final String SERVER = "192.0.2.20";
    private static final String PROXY = "203.0.113.10";
    private static final Instant BEGIN = Instant.parse("2026-11-22T09:00:00Z");

    private final Ledger ledger = new Ledger(
            LedgerOptions.defaults(),
            new Site(
                    "hq",
                    false,
                    List.of(new Site.Server(
                            "dect-1", Set.of(IpAddress.parse(SERVER).orElseThrow()))),
                    List.of()));
    private final Intake intake = new Intake(
            IntakeOptions.live(), new KeyRing(), new Directions(Set.of()), ledger::apply, frame -> {}, false);
    private Instant now = BEGIN;
    private long ordinal;

    private void packet(String from, int fromPort, String to, int toPort, byte[] payload) {
        byte[] frame = FrameBuilder.ethernet()
                .ip(from, to)
                .udp(fromPort, toPort)
                .payload(payload)
                .build();
        ByteView view = ByteView.of(frame);
        intake.frame(new RawFrame(Times.nanos(now), "test", ++ordinal, LinkType.ETHERNET, frame.length, view));
    }

    private void sip(String from, String to, String startLine) {
        String text = startLine + "\r\nVia: SIP/2.0/UDP " + SERVER + ";branch=z9hG4bK1\r\n"
                + "From: <sip:a@example.org>;tag=1\r\nTo: <sip:b@example.org>\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n"
                + "Content-Length: 0\r\n\r\n";
        packet(from, 5060, to, 5060, text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private ServerStatus server() {
        return ledger.servers().iterator().next();
    }

    @Test
    @Timeout(20)
    void aCallThatIsOverIsForgottenAfterItsTime() {
        sip(SERVER, PROXY, "INVITE sip:b@example.org SIP/2.0");
        sip(PROXY, SERVER, "SIP/2.0 486 Busy Here");
        assertThat(ledger.calls()).hasSize(1);

        ledger.advanceTo(BEGIN.plus(Duration.ofMinutes(9)));
        assertThat(ledger.calls()).hasSize(1);
        ledger.advanceTo(BEGIN.plus(Duration.ofMinutes(30)));
        assertThat(ledger.calls()).isEmpty();
    }

    @Test
    void aServerIsSeenWhenItSendsAndNotWhenSomebodySendsToIt() {
        sip(SERVER, PROXY, "INVITE sip:b@example.org SIP/2.0");
        now = BEGIN.plusSeconds(5);
        sip(PROXY, SERVER, "SIP/2.0 180 Ringing");

        assertThat(server().lastSeenOnWire()).hasValue(BEGIN);
    }

    @Test
    void aServerIsNotSeenAgainWhenItsStreamIsClosedForSilence() {
        byte[] rtp = new byte[172];
        rtp[0] = (byte) 0x80;
        for (int i = 0; i < 100; i++) {
            rtp[3] = (byte) i;
            rtp[6] = (byte) (i * 160 >> 8);
            rtp[7] = (byte) (i * 160);
            packet(SERVER, 58_000, PROXY, 20_000, rtp);
            now = now.plusMillis(20);
        }
        Instant last = now.minusMillis(20);
        for (int second = 1; second < 400; second++) {
            intake.tick(Times.nanos(now.plusSeconds(second)));
        }

        assertThat(ledger.streams()).hasSize(1).allMatch(stream -> stream.ended());
        assertThat(server().lastSeenOnWire()).hasValue(last);
    }
}
