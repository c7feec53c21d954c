package org.dectwatch.collector.protocol.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The PRF of TLS 1.2 (RFC 5246 5) and HKDF-Expand-Label of TLS 1.3 (RFC 8446 7.1). */
final class Derivation {
    private Derivation() {}

    static byte[] prf12(String hash, byte[] secret, String label, byte[] seed, int length)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance("Hmac" + hash);
        mac.init(new SecretKeySpec(secret, "Hmac"));
        byte[] labelled = concat(label.getBytes(StandardCharsets.US_ASCII), seed);
        byte[] a = labelled;
        byte[] out = new byte[length];
        for (int at = 0; at < length; ) {
            a = mac.doFinal(a);
            mac.update(a);
            byte[] block = mac.doFinal(labelled);
            int n = Math.min(block.length, length - at);
            System.arraycopy(block, 0, out, at, n);
            at += n;
        }
        return out;
    }

    /** With an empty context, as record protection needs it; {@code length} at most one hash. */
    static byte[] expandLabel(String hash, byte[] secret, String label, int length) throws GeneralSecurityException {
        byte[] full = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        byte[] info = new byte[full.length + 5];
        info[0] = (byte) (length >>> 8);
        info[1] = (byte) length;
        info[2] = (byte) full.length;
        System.arraycopy(full, 0, info, 3, full.length);
        info[info.length - 1] = 1;
        Mac mac = Mac.getInstance("Hmac" + hash);
        mac.init(new SecretKeySpec(secret, "Hmac"));
        return Arrays.copyOf(mac.doFinal(info), length);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
