package org.dectwatch.collector.protocol.tls;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import org.dectwatch.collector.protocol.tls.TlsSecrets.Kind;

/** Derives record protection from the secrets of a session. */
public final class SessionKeys {
    private SessionKeys() {}

    /** Whether records under this version and suite can be opened here at all. */
    public static boolean supported(int version, int suite) {
        return (version == TlsVersion.TLS_1_2 || version == TlsVersion.TLS_1_3)
                && SuiteParameters.of(suite).isPresent();
    }

    /**
     * Keys of one direction in TLS 1.2 (RFC 5246 6.3).
     *
     * @return empty without the master secret, or for a suite not supported
     */
    public static Optional<RecordProtection> tls12(
            TlsSecrets secrets, ClientRandom client, ServerHello server, boolean fromClient) {
        Optional<byte[]> master = secrets.get(Kind.MASTER);
        Optional<SuiteParameters> suite = SuiteParameters.of(server.suite());
        if (master.isEmpty() || suite.isEmpty()) {
            return Optional.empty();
        }
        byte[] seed = Arrays.copyOf(server.random().bytes(), 2 * ClientRandom.LENGTH);
        System.arraycopy(client.bytes(), 0, seed, ClientRandom.LENGTH, ClientRandom.LENGTH);
        try {
            boolean encryptThenMac = server.extensions().encryptThenMac();
            return Optional.of(tls12(suite.get(), master.get(), seed, encryptThenMac, fromClient));
        } catch (GeneralSecurityException notInThisJdk) {
            return Optional.empty();
        }
    }

    private static RecordProtection tls12(
            SuiteParameters suite, byte[] master, byte[] seed, boolean encryptThenMac, boolean fromClient)
            throws GeneralSecurityException {
        int mac = suite.macLength();
        int key = suite.keyLength();
        int iv = suite.ivLength();
        byte[] block = Derivation.prf12(suite.hash(), master, "key expansion", seed, 2 * (mac + key + iv));
        int side = fromClient ? 0 : 1;
        byte[] macKey = part(block, side * mac, mac);
        byte[] writeKey = part(block, 2 * mac + side * key, key);
        if (suite.mode() == SuiteParameters.Mode.CBC) {
            return new CbcProtection(suite, encryptThenMac, writeKey, macKey);
        }
        return new AeadProtection(suite, false, writeKey, part(block, 2 * (mac + key) + side * iv, iv));
    }

    /**
     * Keys of one direction in TLS 1.3 (RFC 8446 7.3).
     *
     * @param generation 0 for the first traffic secret, one more for each KeyUpdate (7.2); 0 for handshake secrets
     * @return empty without that secret, or for a suite not supported
     */
    public static Optional<RecordProtection> tls13(TlsSecrets secrets, Kind kind, int suiteCode, int generation) {
        Optional<byte[]> logged = secrets.get(kind);
        Optional<SuiteParameters> suite = SuiteParameters.of(suiteCode);
        if (logged.isEmpty() || suite.isEmpty() || suite.get().mode() == SuiteParameters.Mode.CBC) {
            return Optional.empty();
        }
        String hash = suite.get().hash();
        try {
            byte[] secret = logged.get();
            for (int i = 0; i < generation; i++) {
                secret = Derivation.expandLabel(hash, secret, "traffic upd", secret.length);
            }
            byte[] key = Derivation.expandLabel(hash, secret, "key", suite.get().keyLength());
            byte[] iv = Derivation.expandLabel(hash, secret, "iv", 12);
            return Optional.of(new AeadProtection(suite.get(), true, key, iv));
        } catch (GeneralSecurityException notInThisJdk) {
            return Optional.empty();
        }
    }

    private static byte[] part(byte[] block, int from, int length) {
        return Arrays.copyOfRange(block, from, from + length);
    }
}
