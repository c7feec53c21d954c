package org.dectwatch.collector.health.rules.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dectwatch.collector.analysis.StreamTime;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.health.Alert;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.AlertOptions;
import org.dectwatch.collector.health.TrustOptions;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.net.write.FrameBuilder;
import org.dectwatch.collector.observe.Directions;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.source.demo.tls.SimulatedChain;
import org.dectwatch.collector.source.demo.tls.TlsSession;
import org.junit.jupiter.api.Test;

/** Packets of connections that a firewall forgets after five minutes: from the wire to the alert. */
class IdleOnTheWireTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final String CLIENT = "192.0.2.20";
    private static final String SERVER = "198.51.100.1";

    private final Ledger ledger = new Ledger(LedgerOptions.defaults(), org.dectwatch.collector.domain.Site.unknown());
    private final AlertBook book =
            new AlertBook(TlsRuleOptions.defaults().rules(), AlertOptions.defaults(), TrustOptions.defaults());
    private final StreamTime time = new StreamTime(ledger, book, event -> {}, change -> {});
    private final Intake intake =
            new Intake(IntakeOptions.live(), new KeyRing(), new Directions(Set.of()), time::observe, frame -> {}, true);
    private long now = Times.nanos(START);
    private long frames;

    /** One connection's numbers. */
    private final class Line {
        private final int port;
        private final TlsSession session;
        private int client = 1000;
        private int server = 9000;

        Line(int port) {
            this.port = port;
            this.session = new TlsSession(new Random(port));
        }

        void send(boolean fromClient, String flags, byte[] payload) {
            byte[] frame = fromClient
                    ? FrameBuilder.ethernet()
                            .ip(CLIENT, SERVER)
                            .tcp(port, 5061, client, flags.equals("S") ? 0 : server, flags)
                            .payload(payload)
                            .build()
                    : FrameBuilder.ethernet()
                            .ip(SERVER, CLIENT)
                            .tcp(5061, port, server, client, flags)
                            .payload(payload)
                            .build();
            int more = payload.length + (flags.contains("S") ? 1 : 0);
            client += fromClient ? more : 0;
            server += fromClient ? 0 : more;
            now += 1_000_000;
            intake.frame(new RawFrame(now, "eth0", ++frames, LinkType.ETHERNET, frame.length, ByteView.of(frame)));
        }

        void data(boolean fromClient, byte[] bytes) {
            send(fromClient, "PA", bytes);
            send(!fromClient, "A", new byte[0]);
        }

        void opens() {
            send(true, "S", new byte[0]);
            send(false, "SA", new byte[0]);
            send(true, "A", new byte[0]);
            data(true, session.clientHello("sip.example.com"));
            data(
                    false,
                    session.serverFlight(SimulatedChain.of(
                            new Random(1), "sip.example.com", START, START.plus(Duration.ofDays(90)))));
            data(true, session.clientFinish());
            data(false, session.serverFinish());
        }

        void talks() {
            data(true, session.data(true, "request".getBytes(StandardCharsets.US_ASCII)));
            data(false, session.data(false, "answer".getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private void passes(int seconds) {
        for (int second = 0; second < seconds; second++) {
            now += 1_000_000_000L;
            intake.tick(now);
        }
    }

    private List<String> rules() {
        return book.alerts().stream().map(Alert::rule).toList();
    }

    @Test
    void theThirdConnectionForgottenAfterFiveMinutesRaisesTheAlert() {
        for (int number = 1; number <= 3; number++) {
            Line line = new Line(40_000 + number);
            line.opens();
            for (int talk = 0; talk < 5; talk++) {
                passes(17);
                line.talks();
            }
            passes(300);
            if (number == 2) {
                line.send(true, "PA", line.session.data(true, new byte[300]));
            }
            line.send(false, "R", new byte[0]);
            passes(3);
            assertThat(rules().contains("tls-idle-killed")).isEqualTo(number == 3);
        }
        TlsTarget target = ledger.tls().targets().iterator().next();
        assertThat(target.lives())
                .hasSize(3)
                .allSatisfy(life ->
                        assertThat(life.idle().orElseThrow().toSeconds()).isEqualTo(300));
    }
}
