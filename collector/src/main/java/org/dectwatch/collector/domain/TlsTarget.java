package org.dectwatch.collector.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.net.FrameRef;

/**
 * What is known of TLS between an IP-DECT server and one target it connects to.
 *
 * @param server name of the IP-DECT server, or its address where none is configured
 * @param name what was asked for in the ClientHello, with the port; the address and port where nothing was
 * @param last the attempt that was decided last
 * @param established the connection that was established last, open or not
 * @param served the connection on which a certificate was shown last
 * @param open established and open now
 * @param lives established connections that have ended, oldest first; bounded
 * @param outage present while handsets are without the connection that carried them
 */
public record TlsTarget(
        String server,
        String name,
        Optional<TlsConnection> last,
        Optional<TlsConnection> established,
        Optional<TlsConnection> served,
        Failing failing,
        int open,
        List<Life> lives,
        Optional<Outage> outage) {
    public TlsTarget {
        lives = List.copyOf(lives);
        if (open < 0) {
            throw new IllegalArgumentException("open must be 0 or more, not " + open);
        }
    }

    /** The certificate shown last by the other side; empty where none was seen. */
    public Optional<Certificate> leaf() {
        return served.map(connection -> connection.certificates().get(0));
    }

    /**
     * Attempts that came to nothing since the last that was established.
     *
     * @param inARow how many
     * @param since when the first of them began; empty when there is none
     * @param last the newest of them, oldest first; bounded
     */
    public record Failing(int inARow, Optional<Instant> since, List<TlsConnection> last) {
        public static final Failing NOTHING = new Failing(0, Optional.empty(), List.of());

        public Failing {
            last = List.copyOf(last);
            if ((inARow > 0) != since.isPresent()) {
                throw new IllegalArgumentException("failures have a beginning");
            }
        }
    }

    /**
     * An established connection that is over.
     *
     * @param idle inferred: how long nothing was said, probes of TCP included, before it was reset, or before words that nobody
     *     answered; a minute at least; empty when it ended otherwise
     */
    public record Life(Instant from, TlsConnection.Close close, Optional<Duration> idle, FrameRef lastFrame) {}

    /**
     * Connections that died under handsets which have not been seen on another since.
     *
     * @param since when the first of them died
     * @param lost the newest of them, oldest first; bounded
     * @param connections how many
     * @param hit handsets with a live binding that rode on them; when inferred, all handsets of the server; empty when
     *     nobody knows how many there are
     * @param without of those, how many are not back
     * @param inferred concluded from the server's connections, because nobody could read who rides on which
     * @param nothingOpen the server has no open connection at all, to any target
     */
    public record Outage(
            Instant since,
            List<TlsConnection> lost,
            int connections,
            OptionalInt hit,
            OptionalInt without,
            boolean inferred,
            boolean nothingOpen) {
        public Outage {
            lost = List.copyOf(lost);
            if (connections < 1) {
                throw new IllegalArgumentException("an outage lost 1 connection or more, not " + connections);
            }
        }
    }
}
