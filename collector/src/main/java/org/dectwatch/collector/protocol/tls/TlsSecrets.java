package org.dectwatch.collector.protocol.tls;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The secrets of one session, as an NSS key log names them. Immutable; never prints them. */
public final class TlsSecrets {
    /** What a key log line may carry, and how many octets it has at least and at most. */
    public enum Kind {
        /** TLS 1.2 master secret, label CLIENT_RANDOM. */
        MASTER(48, 48),
        CLIENT_HANDSHAKE(32, 48),
        SERVER_HANDSHAKE(32, 48),
        CLIENT_TRAFFIC(32, 48),
        SERVER_TRAFFIC(32, 48);

        private final int least;
        private final int most;

        Kind(int least, int most) {
            this.least = least;
            this.most = most;
        }

        boolean fits(int length) {
            return length >= least && length <= most;
        }
    }

    private static final TlsSecrets NONE = new TlsSecrets(Map.of());

    private final Map<Kind, byte[]> byKind;

    private TlsSecrets(Map<Kind, byte[]> byKind) {
        this.byKind = byKind;
    }

    public static TlsSecrets none() {
        return NONE;
    }

    /** These secrets and one more; the array must not be changed any more. */
    public TlsSecrets with(Kind kind, byte[] secret) {
        EnumMap<Kind, byte[]> all = new EnumMap<>(Kind.class);
        all.putAll(byKind);
        all.put(kind, secret);
        return new TlsSecrets(all);
    }

    /** The secret itself: for key derivation only, never to be kept or changed. */
    Optional<byte[]> get(Kind kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    public boolean has(Kind kind) {
        return byKind.containsKey(kind);
    }

    /** Which kinds, never what. */
    @Override
    public String toString() {
        return "TlsSecrets" + byKind.keySet();
    }
}
