package org.dectwatch.collector.protocol.tls;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cipher suite means for those who hold its keys; read off its registered name.
 *
 * @param hash of the PRF or HKDF: {@code SHA256} or {@code SHA384}
 * @param keyLength octets of a record key
 * @param mac JCA name of the MAC in CBC mode, else empty
 * @param macLength octets of that MAC, 0 for AEAD
 */
record SuiteParameters(Mode mode, String hash, int keyLength, String mac, int macLength) {
    private static final Pattern AES = Pattern.compile("TLS_(?:.*WITH_)?AES_(128|256)_(GCM|CBC)_(SHA|SHA256|SHA384)");
    private static final Pattern CHACHA = Pattern.compile("TLS_(?:.*WITH_)?CHACHA20_POLY1305_SHA256");

    enum Mode {
        GCM,
        CHACHA,
        CBC
    }

    /** Empty for suites the JDK has no cipher for, and for those nobody should use (RC4, 3DES, NULL). */
    static Optional<SuiteParameters> of(int suite) {
        String name = CipherSuite.name(suite);
        if (CHACHA.matcher(name).matches()) {
            return Optional.of(new SuiteParameters(Mode.CHACHA, "SHA256", 32, "", 0));
        }
        Matcher aes = AES.matcher(name);
        if (!aes.matches()) {
            return Optional.empty();
        }
        int keyLength = Integer.parseInt(aes.group(1)) / 8;
        String hash = aes.group(3);
        String prf = hash.equals("SHA384") ? "SHA384" : "SHA256";
        if (aes.group(2).equals("GCM")) {
            return Optional.of(new SuiteParameters(Mode.GCM, prf, keyLength, "", 0));
        }
        String mac = hash.equals("SHA") ? "HmacSHA1" : "Hmac" + hash;
        int macLength = hash.equals("SHA") ? 20 : hash.equals("SHA256") ? 32 : 48;
        return Optional.of(new SuiteParameters(Mode.CBC, prf, keyLength, mac, macLength));
    }

    /** Octets of the fixed part of the nonce in TLS 1.2 (RFC 5288 3, RFC 7905 2); CBC brings its own. */
    int ivLength() {
        return switch (mode) {
            case GCM -> 4;
            case CHACHA -> 12;
            case CBC -> 0;
        };
    }
}
