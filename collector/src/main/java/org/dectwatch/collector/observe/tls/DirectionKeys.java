package org.dectwatch.collector.observe.tls;

import java.util.Optional;
import org.dectwatch.collector.protocol.tls.RecordProtection;
import org.dectwatch.collector.protocol.tls.TlsRecord;
import org.dectwatch.collector.protocol.tls.TlsSecrets.Kind;

/**
 * Opens the records of one direction: which keys are in force, and which sequence number is next. After a loss the number is
 * uncertain; it is found by the explicit nonce where there is one, else by trying, at most {@link #MAX_WINDOW} steps ahead.
 */
final class DirectionKeys {
    static final int MAX_WINDOW = 1024;
    /** A record without content: header, eight octets of nonce or none, a tag. */
    private static final int LEAST_RECORD = 22;
    /** So many records that do not verify, one after the other, and the keys are not right. */
    private static final int MAX_FAILURES = 8;
    /** What {@link #open} says when keys are missing; -1 is a record that does not verify. */
    static final int NO_KEYS = -2;

    private final SessionParameters session;
    private final boolean fromClient;
    private Optional<RecordProtection> current = Optional.empty();
    private Kind kind;
    private int generation;
    private long sequence;
    private long window;
    private boolean begun;
    private boolean opened;
    private long lastHint = RecordProtection.NO_HINT;
    private long lastSequence;
    private int failures;
    private boolean dead;

    DirectionKeys(SessionParameters session, boolean fromClient) {
        this.session = session;
        this.fromClient = fromClient;
        kind = handshakeKind();
    }

    boolean dead() {
        return dead;
    }

    /** Whether keys are at hand, right or wrong. */
    boolean keyed() {
        return current.isPresent();
    }

    /** Whether anything was ever opened. */
    boolean opened() {
        return opened;
    }

    int contentType(TlsRecord record) {
        return current.map(keys -> keys.contentType(record)).orElse(record.type());
    }

    /** ChangeCipherSpec of TLS 1.2: the next record is the first under new keys. */
    void changeCipherSpec() {
        current = Optional.empty();
        sequence = 0;
        window = 0;
        begun = true;
        lastHint = RecordProtection.NO_HINT;
    }

    /** Finished of TLS 1.3 was read: traffic keys from here on. */
    void finished() {
        if (kind == handshakeKind()) {
            enter(trafficKind(), 0);
        }
    }

    /** KeyUpdate of TLS 1.3 was read (RFC 8446 4.6.3). */
    void keyUpdate() {
        enter(trafficKind(), generation + 1);
    }

    /** Exactly one record cannot be read. */
    void lostRecord() {
        boolean certain = begun && !session.tls13();
        sequence += certain || opened ? 1 : 0;
        window = Math.min(MAX_WINDOW, window + (certain ? 0 : 2));
    }

    /** Some records were lost with this many octets. */
    void lostOctets(long octets) {
        window = Math.min(MAX_WINDOW, window + octets / LEAST_RECORD + 2);
    }

    /**
     * @return octets of content in {@code out}, -1 when the record does not verify, or {@link #NO_KEYS}
     */
    int open(TlsRecord record, byte[] out) {
        if (current.isEmpty() && !findKeys()) {
            return NO_KEYS;
        }
        int length = tryNumbers(current.orElseThrow(), record, out);
        if (length < 0 && session.tls13()) {
            length = tryNext(record, out);
        }
        if (length < 0) {
            return failed();
        }
        opened = true;
        failures = 0;
        window = 0;
        return length;
    }

    private int failed() {
        boolean early = fromClient && !opened && session.earlyData();
        boolean beforeTraffic = kind == trafficKind() && !opened;
        // 0-RTT records, and handshake records whose secrets were not logged, do not count on the keys we have.
        if (!early && !beforeTraffic) {
            sequence++;
        }
        failures++;
        dead = failures >= MAX_FAILURES;
        return -1;
    }

    private int tryNumbers(RecordProtection keys, TlsRecord record, byte[] out) {
        long hint = keys.nonceHint(record.fragment());
        if (window > 0 && hint != RecordProtection.NO_HINT) {
            long guess = lastHint == RecordProtection.NO_HINT ? hint : lastSequence + (hint - lastHint);
            int length = guess < sequence ? -1 : tryOne(keys, guess, hint, record, out);
            if (length >= 0) {
                return length;
            }
        }
        for (long number = sequence; number <= sequence + window; number++) {
            int length = tryOne(keys, number, hint, record, out);
            if (length >= 0) {
                return length;
            }
        }
        return -1;
    }

    private int tryOne(RecordProtection keys, long number, long hint, TlsRecord record, byte[] out) {
        int length = keys.open(number, record, out);
        if (length >= 0) {
            sequence = number + 1;
            lastSequence = number;
            lastHint = hint;
        }
        return length;
    }

    /** The Finished or KeyUpdate that would have told may have been lost: the keys after these. */
    private int tryNext(TlsRecord record, byte[] out) {
        boolean handshake = kind == handshakeKind();
        if (handshake ? !opened && window == 0 : window == 0) {
            return -1;
        }
        int next = handshake ? 0 : generation + 1;
        Optional<RecordProtection> keys = session.keys13(trafficKind(), next);
        for (long number = 0; keys.isPresent() && number <= window; number++) {
            int length = keys.get().open(number, record, out);
            if (length >= 0) {
                enter(trafficKind(), next);
                current = keys;
                sequence = number + 1;
                return length;
            }
        }
        return -1;
    }

    private boolean findKeys() {
        begun = true;
        if (!session.tls13()) {
            current = session.keys12(fromClient);
            return current.isPresent();
        }
        current = session.keys13(kind, generation);
        if (current.isEmpty() && kind == handshakeKind()) {
            current = session.keys13(trafficKind(), 0);
            kind = current.isPresent() ? trafficKind() : kind;
        }
        return current.isPresent();
    }

    private void enter(Kind next, int nextGeneration) {
        kind = next;
        generation = nextGeneration;
        current = Optional.empty();
        sequence = 0;
        window = 0;
    }

    private Kind handshakeKind() {
        return fromClient ? Kind.CLIENT_HANDSHAKE : Kind.SERVER_HANDSHAKE;
    }

    private Kind trafficKind() {
        return fromClient ? Kind.CLIENT_TRAFFIC : Kind.SERVER_TRAFFIC;
    }
}
