package org.dectwatch.collector.protocol.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dectwatch.collector.net.ByteView;

/** AES-GCM and ChaCha20-Poly1305 in TLS 1.2 (RFC 5288, 7905) and TLS 1.3 (RFC 8446 5.2, 5.3). */
final class AeadProtection extends RecordProtection {
    private static final int TAG = 16;
    private static final int EXPLICIT = 8;

    private final boolean gcm;
    private final boolean tls13;
    private final SecretKeySpec key;
    private final byte[] iv;
    private final byte[] nonce = new byte[12];
    private final byte[] header;
    private byte[] in = new byte[0];
    private Cipher cipher;
    private int innerType;

    AeadProtection(SuiteParameters suite, boolean tls13, byte[] key, byte[] iv) throws GeneralSecurityException {
        gcm = suite.mode() == SuiteParameters.Mode.GCM;
        this.tls13 = tls13;
        this.key = new SecretKeySpec(key, gcm ? "AES" : "ChaCha20");
        this.iv = iv;
        header = new byte[tls13 ? TlsRecord.HEADER : 13];
        cipher = newCipher();
    }

    @Override
    public int contentType(TlsRecord record) {
        return tls13 ? innerType : record.type();
    }

    @Override
    public long nonceHint(ByteView fragment) {
        return explicit() && fragment.length() >= EXPLICIT ? fragment.i64(0) & Long.MAX_VALUE : NO_HINT;
    }

    @Override
    int decrypt(long sequence, TlsRecord record, byte[] out) throws GeneralSecurityException {
        ByteView fragment = record.fragment();
        int prefix = explicit() ? EXPLICIT : 0;
        int sealed = fragment.length() - prefix;
        if (sealed < TAG) {
            return -1;
        }
        makeNonce(sequence, fragment);
        makeHeader(sequence, record, sealed);
        init();
        cipher.updateAAD(header);
        in = room(in, sealed);
        fragment.copyTo(prefix, in, 0, sealed);
        int length = cipher.doFinal(in, 0, sealed, out, 0);
        return tls13 ? unpad(out, length) : length;
    }

    /** RFC 8446 5.2: zeros, then the type, from the end. */
    private int unpad(byte[] out, int length) {
        int end = length - 1;
        while (end >= 0 && out[end] == 0) {
            end--;
        }
        innerType = end < 0 ? 0 : out[end] & 0xff;
        return end;
    }

    private void makeNonce(long sequence, ByteView fragment) {
        System.arraycopy(iv, 0, nonce, 0, iv.length);
        if (explicit()) {
            fragment.copyTo(0, nonce, 4, EXPLICIT);
            return;
        }
        for (int i = 0; i < 8; i++) {
            nonce[4 + i] ^= (byte) (sequence >>> (56 - 8 * i));
        }
    }

    private void makeHeader(long sequence, TlsRecord record, int sealed) {
        if (!tls13) {
            header12(header, sequence, record, sealed - TAG);
            return;
        }
        header[0] = (byte) record.type();
        header[1] = (byte) (record.version() >>> 8);
        header[2] = (byte) record.version();
        header[3] = (byte) (sealed >>> 8);
        header[4] = (byte) sealed;
    }

    private void init() throws GeneralSecurityException {
        AlgorithmParameterSpec spec = gcm ? new GCMParameterSpec(8 * TAG, nonce) : new IvParameterSpec(nonce);
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, spec);
        } catch (InvalidKeyException sameNonceAgain) {
            // The JDK's ChaCha20 refuses a nonce twice in a row even to decrypt; a second try is a fresh cipher.
            cipher = newCipher();
            cipher.init(Cipher.DECRYPT_MODE, key, spec);
        }
    }

    private Cipher newCipher() throws GeneralSecurityException {
        return Cipher.getInstance(gcm ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
    }

    private boolean explicit() {
        return gcm && !tls13;
    }
}
