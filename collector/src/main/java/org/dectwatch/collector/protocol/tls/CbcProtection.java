package org.dectwatch.collector.protocol.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dectwatch.collector.net.ByteView;

/** AES-CBC with HMAC in TLS 1.2: MAC then encrypt (RFC 5246 6.2.3.2), or encrypt then MAC (RFC 7366). */
final class CbcProtection extends RecordProtection {
    private static final int BLOCK = 16;

    private final Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    private final Mac mac;
    private final SecretKeySpec key;
    private final boolean encryptThenMac;
    private final byte[] header = new byte[13];
    private byte[] in = new byte[0];

    CbcProtection(SuiteParameters suite, boolean encryptThenMac, byte[] key, byte[] macKey)
            throws GeneralSecurityException {
        this.key = new SecretKeySpec(key, "AES");
        this.encryptThenMac = encryptThenMac;
        mac = Mac.getInstance(suite.mac());
        mac.init(new SecretKeySpec(macKey, suite.mac()));
    }

    @Override
    int decrypt(long sequence, TlsRecord record, byte[] out) throws GeneralSecurityException {
        ByteView fragment = record.fragment();
        int tag = encryptThenMac ? mac.getMacLength() : 0;
        int sealed = fragment.length() - tag;
        if (sealed < 2 * BLOCK || sealed % BLOCK != 0) {
            return -1;
        }
        in = room(in, fragment.length());
        fragment.copyTo(0, in, 0, fragment.length());
        if (encryptThenMac && !verifies(sequence, record, in, sealed, in, sealed)) {
            return -1;
        }
        cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(in, 0, BLOCK));
        int length = unpad(out, cipher.doFinal(in, BLOCK, sealed - BLOCK, out, 0));
        if (length < 0 || encryptThenMac) {
            return length;
        }
        int content = length - mac.getMacLength();
        return content >= 0 && verifies(sequence, record, out, content, out, content) ? content : -1;
    }

    private boolean verifies(long sequence, TlsRecord record, byte[] text, int length, byte[] tagIn, int tagAt) {
        header12(header, sequence, record, length);
        mac.update(header);
        mac.update(text, 0, length);
        byte[] expected = mac.doFinal();
        return MessageDigest.isEqual(expected, Arrays.copyOfRange(tagIn, tagAt, tagAt + expected.length));
    }

    /** Every octet of the padding holds its length (RFC 5246 6.2.3.2); -1 when not. */
    private static int unpad(byte[] out, int length) {
        int padding = out[length - 1] & 0xff;
        if (padding >= length) {
            return -1;
        }
        for (int i = length - 1 - padding; i < length; i++) {
            if ((out[i] & 0xff) != padding) {
                return -1;
            }
        }
        return length - 1 - padding;
    }
}
