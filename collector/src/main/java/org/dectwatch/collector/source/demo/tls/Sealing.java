package org.dectwatch.collector.source.demo.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One direction of AES-128-GCM in TLS 1.2 (RFC 5288), and the PRF its keys come from (RFC 5246 5). */
final class Sealing {
    private final SecretKeySpec key;
    private final byte[] salt;
    private long sequence;

    /**
     * @param keyAt where in the key block the 16 octets of its key begin
     * @param saltAt where the 4 octets of its salt do
     */
    Sealing(byte[] keys, int keyAt, int saltAt) {
        key = new SecretKeySpec(keys, keyAt, 16, "AES");
        salt = Arrays.copyOfRange(keys, saltAt, saltAt + 4);
    }

    /** The fragment of the next record: explicit nonce, ciphertext, tag. */
    byte[] seal(int type, byte[] plaintext) {
        byte[] explicit = ByteBuffer.allocate(8).putLong(sequence).array();
        byte[] header = ByteBuffer.allocate(13)
                .putLong(sequence++)
                .put((byte) type)
                .putShort((short) 0x0303)
                .putShort((short) plaintext.length)
                .array();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, joined(salt, explicit)));
            cipher.updateAAD(header);
            return joined(explicit, cipher.doFinal(plaintext));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static byte[] prf(byte[] secret, String label, byte[] seed, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "Hmac"));
            byte[] labelled = joined(label.getBytes(StandardCharsets.US_ASCII), seed);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (byte[] a = mac.doFinal(labelled); out.size() < length; a = mac.doFinal(a)) {
                mac.update(a);
                out.writeBytes(mac.doFinal(labelled));
            }
            return Arrays.copyOf(out.toByteArray(), length);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
