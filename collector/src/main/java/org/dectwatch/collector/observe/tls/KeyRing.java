package org.dectwatch.collector.observe.tls;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.dectwatch.collector.protocol.tls.ClientRandom;
import org.dectwatch.collector.protocol.tls.KeyLogLine;
import org.dectwatch.collector.protocol.tls.TlsSecrets;

/**
 * Secrets by client random, from key logs and from pcapng. Any thread may add, any thread may ask; the sessions added first go
 * first when there are too many.
 */
public final class KeyRing {
    public static final int DEFAULT_SESSIONS = 200_000;

    private final int maxSessions;
    private final ConcurrentMap<ClientRandom, TlsSecrets> sessions = new ConcurrentHashMap<>();
    private final Queue<ClientRandom> order = new ConcurrentLinkedQueue<>();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final AtomicLong forgotten = new AtomicLong();

    public KeyRing() {
        this(DEFAULT_SESSIONS);
    }

    /**
     * @param maxSessions 1 at least
     */
    public KeyRing(int maxSessions) {
        if (maxSessions < 1) {
            throw new IllegalArgumentException("maxSessions must be 1 or more, not " + maxSessions);
        }
        this.maxSessions = maxSessions;
    }

    /**
     * Takes one line of an NSS key log.
     *
     * @return whether it held a secret of use; what is no line of a key log is counted and left out
     */
    public boolean add(String line) {
        Optional<KeyLogLine> parsed = KeyLogLine.parse(line);
        if (parsed.isEmpty()) {
            if (!line.isBlank() && !line.startsWith("#") && !KeyLogLine.isOfNoUse(line)) {
                broken.incrementAndGet();
            }
            return false;
        }
        KeyLogLine key = parsed.get();
        TlsSecrets before = sessions.get(key.random());
        sessions.merge(key.random(), key.addTo(TlsSecrets.none()), (known, one) -> key.addTo(known));
        if (before == null) {
            order.add(key.random());
            forgetOldest();
        }
        accepted.incrementAndGet();
        return true;
    }

    /** Takes a whole key log: lines end in LF or CRLF. */
    public void addAll(String keyLog) {
        keyLog.lines().forEach(this::add);
    }

    private void forgetOldest() {
        while (sessions.size() > maxSessions) {
            ClientRandom oldest = order.poll();
            if (oldest == null) {
                return;
            }
            if (sessions.remove(oldest) != null) {
                forgotten.incrementAndGet();
            }
        }
    }

    public Optional<TlsSecrets> find(ClientRandom random) {
        return Optional.ofNullable(sessions.get(random));
    }

    /** Grows whenever a secret was added: whoever waits for one need only look when it did. */
    public long generation() {
        return accepted.get();
    }

    public int sessions() {
        return sessions.size();
    }

    /** Lines that are cut, mixed up, or of something else than a key log. */
    public long brokenLines() {
        return broken.get();
    }

    /** Sessions let go to make room. */
    public long forgottenSessions() {
        return forgotten.get();
    }

    @Override
    public String toString() {
        return "KeyRing[" + sessions.size() + " sessions]";
    }
}
