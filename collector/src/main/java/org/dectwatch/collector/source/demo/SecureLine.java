package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.MILLI;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.dectwatch.collector.source.demo.tls.SimulatedChain;
import org.dectwatch.collector.source.demo.tls.TlsSession;

/**
 * The one TLS connection over which a server signals for all its handsets: set up, used, lost, set up again. While {@link
 * Incident#CERTIFICATE_EXPIRED} lasts the proxy shows a certificate that the server refuses.
 */
final class SecureLine {
    static final String HOST = "sip." + Roster.DOMAIN;
    private static final int CERTIFICATE_EXPIRED = 45;
    private static final int SEGMENT = 1380;
    private static final int FIRST_PORT = 40_000;
    private static final int PORTS = 20_000;

    private final Stage stage;
    private final DemoServer server;
    private final Consumer<String> keyLog;
    private final Runnable whenUp;
    private final SimulatedChain good;
    private final SimulatedChain expired;
    private TlsSession session;
    private boolean up;
    private int life;
    private int port;
    private int serverNext;
    private int proxyNext;

    /**
     * @param begin what the clock shows when the site begins; certificates are dated by it
     * @param keyLog told what a key log would hold
     * @param whenUp told each time the connection is there
     */
    SecureLine(Stage stage, DemoServer server, Instant begin, Consumer<String> keyLog, Runnable whenUp) {
        this.stage = stage;
        this.server = server;
        this.keyLog = keyLog;
        this.whenUp = whenUp;
        good = chain(begin, -285, 80);
        expired = chain(begin, -366, -1);
        session = new TlsSession(stage.random());
    }

    private SimulatedChain chain(Instant begin, int fromDay, int toDay) {
        return SimulatedChain.of(
                stage.random(), HOST, begin.plus(Duration.ofDays(fromDay)), begin.plus(Duration.ofDays(toDay)));
    }

    boolean up() {
        return up;
    }

    /** A message of the server. True when it gets there. */
    boolean send(byte[] message) {
        return up && data(true, session.data(true, message));
    }

    /** A message of the proxy. True when it gets there. */
    boolean receive(byte[] message) {
        return up && data(false, session.data(false, message));
    }

    /** The proxy's process dies, and its machine resets what it held open. */
    void reset() {
        if (up) {
            up = false;
            life++;
            segment(false, "RA", new byte[0]);
            connect(stage.millis(1200, 1800));
        }
    }

    void connect(long afterNanos) {
        next(afterNanos, this::open);
    }

    /** What belongs to an earlier connection is forgotten. */
    private void next(long afterNanos, Runnable what) {
        int mine = life;
        stage.agenda().after(afterNanos, () -> {
            if (mine == life) {
                what.run();
            }
        });
    }

    private void open() {
        session = new TlsSession(stage.random());
        port = port == 0 ? FIRST_PORT : FIRST_PORT + (port + 2 - FIRST_PORT) % PORTS;
        serverNext = stage.random().nextInt();
        proxyNext = stage.random().nextInt();
        segment(true, "S", new byte[0]);
        serverNext++;
        next(stage.roundTrip(server), this::hello);
    }

    private void hello() {
        segment(false, "SA", new byte[0]);
        proxyNext++;
        segment(true, "A", new byte[0]);
        data(true, session.clientHello(HOST));
        next(stage.roundTrip(server), this::answer);
    }

    private void answer() {
        boolean tooOld = Incident.CERTIFICATE_EXPIRED.on(stage.now());
        data(false, session.serverFlight(tooOld ? expired : good));
        if (tooOld) {
            next(MILLI, this::refuse);
        } else {
            next(stage.millis(2, 5), this::finish);
        }
    }

    private void refuse() {
        data(true, TlsSession.fatalAlert(CERTIFICATE_EXPIRED));
        segment(true, "FA", new byte[0]);
        serverNext++;
        next(stage.roundTrip(server), () -> {
            segment(false, "FA", new byte[0]);
            proxyNext++;
            segment(true, "A", new byte[0]);
            connect(stage.millis(7500, 9500));
        });
    }

    private void finish() {
        data(true, session.clientFinish());
        next(stage.roundTrip(server), () -> {
            data(false, session.serverFinish());
            keyLog.accept(session.keyLogLine());
            up = true;
            whenUp.run();
        });
    }

    /** Whole records, in as many segments as they need; the other side acknowledges. */
    private boolean data(boolean fromServer, byte[] bytes) {
        for (int at = 0; at < bytes.length; at += SEGMENT) {
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(at + SEGMENT, bytes.length));
            segment(fromServer, at + SEGMENT < bytes.length ? "A" : "PA", part);
            if (fromServer) {
                serverNext += part.length;
            } else {
                proxyNext += part.length;
            }
        }
        if (fromServer) {
            next(server.place().distanceNanos(), () -> segment(false, "A", new byte[0]));
        } else {
            segment(true, "A", new byte[0]);
        }
        return true;
    }

    private void segment(boolean fromServer, String flags, byte[] payload) {
        boolean opening = flags.equals("S");
        int sequence = fromServer ? serverNext : proxyNext;
        int acknowledged = opening ? 0 : fromServer ? proxyNext : serverNext;
        stage.wire().segment(server, fromServer, new Wire.Tcp(port, sequence, acknowledged, flags), payload);
    }
}
