package org.dectwatch.collector.ledger;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last few Call-IDs under which one address of record registered. */
final class RegisterSessions implements Iterable<RegisterSession> {
    private static final int MOST = 4;

    private final Map<String, RegisterSession> byCallId = new LinkedHashMap<>(MOST);

    Optional<RegisterSession> find(String callId) {
        return Optional.ofNullable(byCallId.get(callId));
    }

    /** A new attempt under this Call-ID. */
    RegisterSession begin(String callId, RegisterAttempt attempt) {
        RegisterSession session = byCallId.get(callId);
        if (session != null) {
            session.begin(attempt);
            return session;
        }
        session = new RegisterSession(attempt);
        byCallId.put(callId, session);
        if (byCallId.size() > MOST) {
            byCallId.remove(byCallId.keySet().iterator().next());
        }
        return session;
    }

    /** Octets were lost: whatever was waited for may have come. Returns whether a wish to leave was among it. */
    boolean mayBeLost() {
        boolean leaving = false;
        for (RegisterSession session : this) {
            leaving |= session.mayBeLost();
        }
        return leaving;
    }

    /** The request that this attempt sent last; empty when it is not known any more. */
    Optional<RegisterTransaction> newest(RegisterAttempt attempt) {
        for (RegisterSession session : this) {
            if (session.attempt() == attempt) {
                return session.newest();
            }
        }
        return Optional.empty();
    }

    @Override
    public Iterator<RegisterSession> iterator() {
        return byCallId.values().iterator();
    }
}
