package org.dectwatch.collector.observe.tls;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.Segment.StreamStart;
import org.dectwatch.collector.protocol.tls.TlsRecord;

/**
 * Follows every TCP connection that speaks TLS or goes to a TLS port, tells its state on each meaningful change (begun, hello,
 * established, failed, first decrypted, renegotiated, over) and once a minute while data passes, never once a record, and hands on plaintext where keys are known.
 * Belongs to one capture thread.
 */
public final class TlsTracker {
    /** A connection on which data passes is told again so often. */
    private static final long TOLD_AGAIN_AFTER = Duration.ofMinutes(1).toNanos();

    private final TlsOptions options;
    private final TlsCounters counters = new TlsCounters();
    private final DecryptionRoom room;
    private final CertificateReader certificates = new CertificateReader();
    private final DecryptedSink plaintext;
    private final Consumer<TlsConnection> updates;
    private final Consumer<Suggested> suggestions;
    private final Map<Long, TrackedConnection> connections = new LinkedHashMap<>(64, 0.75f, true);
    /** Begun, no byte seen yet, and no TLS port: not ours until the first bytes say so. */
    private final Map<Long, StreamStart> candidates = new LinkedHashMap<>();
    /** Over, with ciphertext that waits for keys. */
    private final Map<Long, TrackedConnection> lingering = new LinkedHashMap<>();

    /** For those who do not want guesses. */
    public TlsTracker(TlsOptions options, KeyRing keys, DecryptedSink plaintext, Consumer<TlsConnection> updates) {
        this(options, keys, plaintext, updates, suggestion -> {});
    }

    /**
     * @param keys shared; may be empty for ever
     * @param updates called on this thread
     * @param suggestions what is inferred of connections that are not read; called on this thread
     */
    public TlsTracker(
            TlsOptions options,
            KeyRing keys,
            DecryptedSink plaintext,
            Consumer<TlsConnection> updates,
            Consumer<Suggested> suggestions) {
        this.options = options;
        this.plaintext = plaintext;
        this.updates = updates;
        this.suggestions = suggestions;
        room = DecryptionRoom.of(options, keys, counters);
    }

    public TlsCounters counters() {
        return counters;
    }

    /**
     * Takes any segment; what is no part of a TCP stream is none of its business.
     *
     * @return whether the segment's bytes belong to TLS; false for everything that others may read, plain SIP on a TLS port too
     */
    public boolean segment(Segment segment) {
        if (segment instanceof Segment.StreamData data) {
            return data(data);
        }
        if (segment instanceof StreamStart start) {
            return start(start);
        }
        if (segment instanceof Segment.ConnectFailed failed) {
            return failed(failed);
        }
        if (segment instanceof Segment.StreamGap gap) {
            return gap(gap);
        }
        if (segment instanceof Segment.StreamSign sign) {
            return sign(sign);
        }
        if (segment instanceof Segment.StreamHalfClose half) {
            return halfClose(half);
        }
        return segment instanceof Segment.StreamEnd end && end(end);
    }

    /** Time passes: silence is noticed, and ciphertext is tried again when secrets were added. */
    public void tick(long nowNanos) {
        for (TrackedConnection connection : connections.values()) {
            if (connection.undecided()) {
                connection.tick(nowNanos);
            }
            if (connection.decryptor().waits()) {
                connection.decryptor().retry();
            }
            tell(connection);
            connection.suggested(nowNanos).ifPresent(suggestions);
            connection.goesOn(nowNanos, TOLD_AGAIN_AFTER).ifPresent(updates);
        }
        Iterator<TrackedConnection> left = lingering.values().iterator();
        while (left.hasNext()) {
            TrackedConnection connection = left.next();
            connection.decryptor().retry();
            if (nowNanos - connection.lastNanos() > options.heldAfterClose().toNanos()) {
                connection.decryptor().dropAll();
            }
            tell(connection);
            if (!connection.decryptor().waits()) {
                left.remove();
            }
        }
    }

    private boolean start(StreamStart start) {
        if (options.ports().contains(start.flow().destination().port())) {
            tell(follow(start));
            return true;
        }
        candidates.put(start.connection(), start);
        if (candidates.size() > options.connections()) {
            candidates.remove(candidates.keySet().iterator().next());
        }
        return false;
    }

    private boolean data(Segment.StreamData data) {
        TrackedConnection connection = connections.get(data.connection());
        if (connection == null) {
            StreamStart start = candidates.remove(data.connection());
            if (start == null || data.bytes().isEmpty() || !TlsRecord.maybeAt(data.bytes(), 0)) {
                return false;
            }
            connection = follow(start);
        }
        boolean ours = connection.data(data.flow(), data.carriage(), data.bytes());
        tell(connection);
        return ours;
    }

    private boolean gap(Segment.StreamGap gap) {
        TrackedConnection connection = connections.get(gap.connection());
        if (connection == null) {
            return false;
        }
        connection.gap(gap.flow(), gap.carriage(), gap.missing());
        tell(connection);
        return true;
    }

    private boolean sign(Segment.StreamSign sign) {
        TrackedConnection connection = connections.get(sign.connection());
        if (connection != null) {
            connection.sign(sign.flow(), sign.carriage(), sign.sign());
        }
        return connection != null;
    }

    private boolean halfClose(Segment.StreamHalfClose half) {
        TrackedConnection connection = connections.get(half.connection());
        if (connection != null) {
            connection.halfClose(half.carriage(), half.closer());
            tell(connection);
        }
        return connection != null;
    }

    private boolean end(Segment.StreamEnd end) {
        candidates.remove(end.connection());
        TrackedConnection connection = connections.remove(end.connection());
        if (connection != null) {
            connection.end(end.flow(), end.carriage(), end.reason());
            finish(end.connection(), connection);
        }
        return connection != null;
    }

    private boolean failed(Segment.ConnectFailed failed) {
        candidates.remove(failed.connection());
        TrackedConnection connection = connections.remove(failed.connection());
        boolean expected = options.ports().contains(failed.flow().destination().port());
        if (connection == null && !expected) {
            return false;
        }
        if (connection == null) {
            StreamStart start =
                    new StreamStart(failed.flow(), failed.carriage(), failed.connection(), true, false, false);
            connection = create(start);
        }
        connection.connectFailed(failed);
        tell(connection);
        return true;
    }

    private TrackedConnection follow(StreamStart start) {
        TrackedConnection connection = create(start);
        connections.put(start.connection(), connection);
        if (connections.size() > options.connections()) {
            evictIdlest();
        }
        return connection;
    }

    private TrackedConnection create(StreamStart start) {
        return new TrackedConnection(options, room, certificates, plaintext, start);
    }

    private void evictIdlest() {
        Map.Entry<Long, TrackedConnection> idlest =
                connections.entrySet().iterator().next();
        connections.remove(idlest.getKey());
        counters.evicted++;
        idlest.getValue().evict();
        finish(idlest.getKey(), idlest.getValue());
    }

    private void finish(long serial, TrackedConnection connection) {
        connection.decryptor().retry();
        tell(connection);
        connection.suggested(connection.lastNanos()).ifPresent(suggestions);
        if (connection.decryptor().waits()) {
            lingering.put(serial, connection);
        }
    }

    private void tell(TrackedConnection connection) {
        connection.news().ifPresent(updates);
    }
}
