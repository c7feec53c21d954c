package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.TlsRide;

/**
 * The TLS connection of a handset's own view.
 *
 * @param kind how it is known which connection carries the handset
 * @param target name asked for with the port, or address and port
 * @param open connections its server has open
 * @param sharing handsets on the connection; inferred: all of the server
 * @param connection empty when no one can be named
 * @param certificates leaf first, as shown by the other side; empty when none was seen
 * @param users addresses of record read on the connection; bounded
 * @param history the last connections, newest first; bounded
 */
public record TlsDetail(
        TlsRide.Kind kind,
        boolean inferred,
        Optional<String> target,
        int open,
        OptionalInt sharing,
        Optional<Connection> connection,
        List<Shown> certificates,
        List<String> users,
        List<Line> history) {
    public TlsDetail {
        certificates = List.copyOf(certificates);
        users = List.copyOf(users);
        history = List.copyOf(history);
    }

    /**
     * @param since first packet seen of it
     * @param resumed empty when it cannot be told
     * @param handshakeMs milliseconds
     * @param decrypted whether anything on it could be read with keys
     * @param ended how, for a person; empty while it is open
     */
    public record Connection(
            String client,
            String server,
            Instant since,
            Instant lastSeenAt,
            Optional<String> version,
            Optional<String> cipher,
            Optional<String> serverName,
            Optional<Boolean> resumed,
            OptionalDouble handshakeMs,
            boolean decrypted,
            Optional<Instant> endedAt,
            Optional<String> ended) {}

    /**
     * A certificate.
     *
     * @param key such as {@code RSA 2048}
     * @param faults what is wrong with it, judged when it was shown; in words
     */
    public record Shown(
            String subject,
            String issuer,
            List<String> names,
            Instant notBefore,
            Instant notAfter,
            String key,
            String signature,
            List<String> faults) {
        public Shown {
            names = List.copyOf(names);
            faults = List.copyOf(faults);
        }
    }

    /**
     * An earlier connection, or the one that is open.
     *
     * @param outcome of its handshake; empty when undecided
     * @param what became of it, for a person
     */
    public record Line(
            Instant since,
            Optional<Instant> until,
            String server,
            Optional<String> outcome,
            Optional<String> version,
            String what) {}
}
