package org.dectwatch.collector.observe.tls;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.protocol.tls.ClientRandom;

/**
 * Which session of TLS 1.2 a session id or ticket continues (RFC 5246 7.3, RFC 5077): some key logs name only the client random
 * of the full handshake. Holds no secrets. Bounded, least recently used out.
 */
final class SessionMemory {
    private static final int MAX_SESSIONS = 20_000;

    private final Map<Long, ClientRandom> origins = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ClientRandom> eldest) {
            return size() > MAX_SESSIONS;
        }
    };

    /** A wrong match by a colliding hash costs a record that does not verify, nothing else. */
    private static long digest(ByteView token) {
        long hash = 1125899906842597L;
        for (int i = 0; i < token.length(); i++) {
            hash = 31 * hash + token.u8(i);
        }
        return hash;
    }

    void remember(ByteView token, ClientRandom origin) {
        if (!token.isEmpty()) {
            origins.put(digest(token), origin);
        }
    }

    Optional<ClientRandom> origin(ByteView token) {
        return token.isEmpty() ? Optional.empty() : Optional.ofNullable(origins.get(digest(token)));
    }
}
